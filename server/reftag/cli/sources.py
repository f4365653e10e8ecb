"""Which files a command works on, and what is in them.

A file that is named is read whatever its extension. A folder means every file below it that has the
extension of a known dialect; hidden folders and what reftag.toml excludes are left out. The content
decides which dialect a file is in, unless it was set: a name may be wrong. A file whose format
neither name nor content shows is not ours.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from reftag import dialects
from reftag.cli.command import UsageError
from reftag.cli.complaints import Complaints
from reftag.cli.options import STDIN, SourceOptions
from reftag.cli.settings import (
    add_producer_argument,
    add_settings_arguments,
    configurations_of,
    sound,
)
from reftag.config import Configurations, Configured
from reftag.config.dialect_choice import AtOpening
from reftag.config.walk import libraries
from reftag.files import DISK, Decoded, decode, has_kind
from reftag.syntax import Document
from reftag.syntax.recognition import misnamed
from reftag.text import BYTE_ORDER_MARK, line_starts

_UNKNOWN: Final = "neither its name nor its content shows a format (set one with --dialect NAME)"
_BINARY: Final = "it contains NUL characters, as only binary files do"


class Source(NamedTuple):
    """A file to read."""

    name: str
    """What it is called in output: the path as the user gave it."""
    path: Path | None
    """None for standard input."""

    @property
    def size(self) -> int:
        """How many bytes the file has; 0 if unknown."""
        try:
            return DISK.stat(self.path).size if self.path else 0
        except OSError:
            return 0


class LoadedFile(NamedTuple):
    """A file that was read."""

    source: Source
    data: bytes
    decoded: Decoded
    document: Document
    configured: Configured
    is_known: bool = True
    """False if the format of the file is neither set nor recognised."""

    @property
    def path(self) -> Path | None:
        """The path that settings apply to; None for standard input without a name."""
        return place_of(self.source)

    def with_mark(self) -> Document:
        """Return the document with the byte order mark of its file in it, as importers see it."""
        if not self.decoded.is_marked:
            return self.document
        return Document.read(BYTE_ORDER_MARK + self.decoded.text, self.document.dialect)

    @property
    def refuses(self) -> str:
        """Why nothing may be written to the file; `""` if something may."""
        if not self.is_known:
            return _UNKNOWN
        return _BINARY if self.decoded.is_binary else ""


def add_source_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say which files to read, and how."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files or folders, or - for standard input; by default the current folder",
    )
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="the name to use for standard input"
    )
    parser.add_argument(
        "--dialect",
        metavar="NAME",
        choices=dialects.names(),
        help=f"read files as this dialect ({', '.join(dialects.names())}); "
        "by default reftag.toml, the content or the extension decides",
    )
    add_producer_argument(parser)
    add_settings_arguments(parser)


def opened(options: SourceOptions, complaints: Complaints) -> Iterator[LoadedFile]:
    """Read, one after the other, the files that the options name.

    What cannot be read, or has a broken configuration, is complained about and left out.
    Raises `UsageError`.
    """
    configurations = configurations_of(options, complaints)
    sources = listed(options, complaints, configurations)
    return _opened(sources, complaints, configurations)


def listed(
    options: SourceOptions, complaints: Complaints, configurations: Configurations
) -> list[Source]:
    """Return the files that the options name, each once. Raises `UsageError`."""
    name = options.stdin_filename
    paths = options.paths or ([STDIN] if name else ["."])
    if name and STDIN not in paths:
        raise UsageError("--stdin-filename names standard input: add - to the paths")
    sources = list(_sources(paths, name or STDIN, complaints, configurations))
    if not sources and not complaints.errors:
        known = ", ".join(sorted(dialects.extensions()))
        sys.stderr.write(
            f"reftag: warning: there are no files to read here (extensions: {known})\n"
        )
        sound(configurations.of_folder(DISK.working_folder()), complaints)
    return sources


def read(
    source: Source, complaints: Complaints, configurations: Configurations
) -> LoadedFile | None:
    """Read a file; None if that cannot be done, which is complained about."""
    configured = configured_for(source, configurations)
    if not sound(configured, complaints):
        return None
    try:
        data = DISK.read(source.path) if source.path else sys.stdin.buffer.read()
    except OSError as error:
        complaints.unreadable(source.name, error)
        return None
    decoded = decode(data)
    chosen = AtOpening.of(source.name, decoded.text).choose(configured.settings.dialect)
    if chosen.by == "content":
        _note_misnamed(source.name, chosen.dialect, complaints)
    spoken = dialects.dialect(chosen.dialect, configured.settings.producer)
    document = Document.read(decoded.text, spoken)
    return LoadedFile(source, data, decoded, document, configured, is_known=chosen.known)


def known(files: Iterable[LoadedFile], complaints: Complaints) -> Iterator[LoadedFile]:
    """Yield the files whose format is known, and report the others: they cannot be read."""
    for file in files:
        if file.is_known:
            yield file
        else:
            complaints.error(file.source.name, f"not read: {file.refuses}")


def note_encoding(file: LoadedFile, complaints: Complaints) -> None:
    """Say what a file was read as, if that was a guess."""
    text, encoding, _, strays = file.decoded
    if encoding != "utf-8":
        message = f"not UTF-8; read as {file.decoded.title}"
    elif strays:
        first = len(line_starts(text[: strays[0]]))
        message = f"not all of it is UTF-8 (line {first:,}); those bytes are read as Windows-1252"
    else:
        return
    complaints.note(file.source.name, message)


def _opened(
    sources: Sequence[Source], complaints: Complaints, configurations: Configurations
) -> Iterator[LoadedFile]:
    for source in sources:
        file = read(source, complaints, configurations)
        if file is not None:
            if not file.refuses:
                note_encoding(file, complaints)
            yield file


def configured_for(source: Source, configurations: Configurations) -> Configured:
    """Return the settings in force for a file."""
    place = place_of(source)
    return configurations.of_file(place) if place else configurations.of_folder(Path.cwd())


def place_of(source: Source) -> Path | None:
    """Return the path that settings apply to; None for standard input without a name."""
    if source.path is not None:
        return source.path
    return None if source.name == STDIN else Path(source.name)


def _note_misnamed(name: str, is_in: str, complaints: Complaints) -> None:
    """Report it where the name of a file suggests another dialect than it is in."""
    if message := misnamed(name, is_in):
        title, named = dialects.dialect(is_in).title, dialects.by_extension(name)
        otherwise = f"--dialect {named} reads it as {dialects.dialect(named).title}"
        complaints.note(name, f"{message}; it is read as {title} ({otherwise})")


def _sources(
    paths: Sequence[str], stdin_name: str, complaints: Complaints, configurations: Configurations
) -> Iterator[Source]:
    seen: set[str] = set()
    for given in paths:
        for source in _below(given, stdin_name, complaints, configurations):
            # A file named twice is one file, and is fixed once.
            identity = str(source.path.absolute()) if source.path else STDIN
            if identity not in seen:
                seen.add(identity)
                yield source


def _below(
    given: str, stdin_name: str, complaints: Complaints, configurations: Configurations
) -> Iterator[Source]:
    if given == STDIN:
        yield Source(stdin_name, None)
        return
    root = Path(given)
    if not has_kind(DISK, root, "folder"):
        yield Source(given, root)
        return
    for paths in libraries(
        root, configurations, lambda error: complaints.unreadable(str(error.filename), error)
    ):
        for path in paths:
            yield Source(str(path), path)
