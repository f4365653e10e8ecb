"""Files after a change: put back where they came from, or shown as a diff."""

import sys
from collections.abc import Iterable, Sequence

from reftag.cli.complaints import Complaints, reason
from reftag.cli.output.terminal import Terminal
from reftag.cli.sources import LoadedFile
from reftag.files import DISK, Decoded
from reftag.text import Edit


def put_back(
    file: LoadedFile, edits: Sequence[Edit], complaints: Complaints, form: Decoded | None = None
) -> bool:
    """Write a file with ordered `edits` made, and return whether that was possible.

    `form` is the file with these edits made, where its encoding or byte order mark changes, too.
    If it cannot be written, that is reported and the file is as it was. Where nothing changes
    nothing is written, but standard input goes to standard output in any case.
    """
    name = file.source.name
    form = form or file.decoded.edited(edits)
    try:
        _write(file, form)
    except UnicodeEncodeError as error:
        missing = error.object[error.start]
        complaints.error(
            name,
            f"cannot be written: {form.title} has no character {missing!r} (U+{ord(missing):04X})",
        )
        return False
    except BrokenPipeError:
        raise  # standard output was closed by its reader: that is not an error of the file
    except OSError as error:
        complaints.error(name, f"cannot be written: {reason(error)}")
        return False
    return True


def show_diff(file: LoadedFile, edits: Sequence[Edit], terminal: Terminal) -> None:
    """Print what ordered `edits` change in a file."""
    print_diff(diff(file, edits), terminal)


def diff(file: LoadedFile, edits: Sequence[Edit]) -> list[str]:
    """Return what ordered `edits` change in a file, as the lines of a unified diff."""
    from reftag.cli.output.diff import unified_diff

    return list(unified_diff(file.decoded.text, edits, file.source.name)) if edits else []


def print_diff(lines: Iterable[str], terminal: Terminal) -> None:
    """Print the lines of a diff."""
    from reftag.cli.output.diff import coloured

    sys.stdout.writelines(coloured(lines, terminal) if terminal.colour else lines)


def _write(file: LoadedFile, form: Decoded) -> None:
    data = file.data
    if form != file.decoded:
        # What we cannot give back byte for byte we must not write.
        if file.decoded.encode() != data:
            raise OSError(None, "its encoding was not read without loss")
        data = form.encode()
    if file.source.path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    elif data != file.data:
        DISK.write(file.source.path, data)
