"""Which files a command works on, and what stands in them.

A path that is named is read whatever it is called. A folder stands for every file below it
that has the extension of a known dialect; hidden folders are left out.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reftag import dialects
from reftag.cli.command import UsageError
from reftag.cli.complaints import Complaints
from reftag.dialects import Dialect
from reftag.syntax import Document
from reftag.text.files import Decoded, decode

STDIN = "-"


class Source(NamedTuple):
    """A file to read."""

    name: str
    """What it is called in output: the path as the user gave it."""
    path: Path | None
    """None for standard input."""


class Opened(NamedTuple):
    """A file that was read."""

    source: Source
    data: bytes
    decoded: Decoded
    document: Document


def add_source_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say which files to read, and how."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files or folders; - is standard input; the current folder by default",
    )
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="what to call standard input in output"
    )
    parser.add_argument(
        "--dialect",
        metavar="NAME",
        choices=dialects.names(),
        help=f"read files as this dialect ({', '.join(dialects.names())}); "
        "by default their extensions decide",
    )


def opened(args: argparse.Namespace, complaints: Complaints) -> Iterator[Opened]:
    """Read, one after the other, the files that the arguments name.

    What cannot be read is complained about and left out. Raises `UsageError`.
    """
    paths: list[str] = args.paths or ([STDIN] if args.stdin_filename else ["."])
    if args.stdin_filename and STDIN not in paths:
        raise UsageError("--stdin-filename says what to call standard input: add - to the paths")
    sources = list(_sources(paths, args.stdin_filename or STDIN, complaints))
    if not sources and not complaints.errors:
        known = ", ".join(sorted(_extensions()))
        sys.stderr.write(f"reftag: warning: no file to read here (extensions: {known})\n")
    return _read(sources, args.dialect, complaints)


def _read(
    sources: Sequence[Source], dialect_name: str | None, complaints: Complaints
) -> Iterator[Opened]:
    for source in sources:
        try:
            data = source.path.read_bytes() if source.path else sys.stdin.buffer.read()
        except OSError as error:
            complaints.unreadable(source.name, error)
            continue
        decoded = decode(data)
        if decoded.encoding != "utf-8":
            complaints.note(source.name, f"not UTF-8; read as {decoded.title}")
        dialect = dialects.dialect(dialect_name) if dialect_name else dialect_of(source.name)
        yield Opened(source, data, decoded, Document.read(decoded.text, dialect))


def dialect_of(name: str) -> Dialect:
    """Return the dialect that a file of this name is in: by its extension, else EndNote's."""
    return dialects.dialect(_extensions().get(_extension(name), "endnote"))


def _extensions() -> dict[str, str]:
    """Return the extensions of all dialects, each with its dialect's name."""
    return {
        extension: name
        for name in dialects.names()
        for extension in dialects.dialect(name).extensions
    }


def _extension(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122  # a name need not be a path


def _sources(paths: Sequence[str], stdin_name: str, complaints: Complaints) -> Iterator[Source]:
    seen: set[str] = set()
    for given in paths:
        for source in _below(given, stdin_name, complaints):
            # A file named twice is one file, and is fixed once.
            identity = str(source.path.absolute()) if source.path else STDIN
            if identity not in seen:
                seen.add(identity)
                yield source


def _below(given: str, stdin_name: str, complaints: Complaints) -> Iterator[Source]:
    if given == STDIN:
        yield Source(stdin_name, None)
        return
    root = Path(given)
    if not root.is_dir():
        yield Source(given, root)
        return
    known = _extensions()
    for folder, folders, files in os.walk(
        root, onerror=lambda error: complaints.unreadable(str(error.filename), error)
    ):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            # Other than a file or a link (a pipe, a socket) would keep us waiting for ever. `._x`
            # is no file of the user's: macOS puts one beside each file on a foreign disk.
            wanted = _extension(name) in known and not name.startswith("._")
            if wanted and (path.is_file() or path.is_symlink()):
                yield Source(str(path), path)
