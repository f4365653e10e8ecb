"""`reftag portability`: what programs lose when they import files."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Final, NamedTuple

from reftag.cli.complaints import Complaints
from reftag.cli.options import SourceOptions, options_of
from reftag.cli.output.terminal import terminal_of
from reftag.cli.settings import add_target_argument
from reftag.cli.sources import add_source_arguments, known, opened
from reftag.cli.streams import prepare_json
from reftag.cli.work import expect_large_files
from reftag.importers import importers
from reftag.importers.unread import unread
from reftag.lint.targets.offered_fixes import offered_fix
from reftag.portability.report import Portability, portability

FORMATS: Final = {
    "text": "portability_text",
    "json": "portability_json",
    "markdown": "portability_markdown",
}
"""Name of each output format -> the module in `output` that has its `render`."""


class Examined(NamedTuple):
    """A file, and what importers make of it."""

    name: str
    found: Portability


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `reftag portability` takes."""
    add_source_arguments(parser)
    add_target_argument(parser)
    parser.add_argument("--output-format", choices=FORMATS, default="text", help="text by default")


def run(args: argparse.Namespace) -> int:
    """Report what each program reads of each file and return the exit code.

    That is 0 if no target loses anything that matters, 1 if one does, 2 after an error or if there
    are no measurements for the format of a file. A value that arrives in the wrong place is not
    lost.
    """
    complaints = Complaints(sys.stderr)
    expect_large_files()
    if args.output_format == "json":
        prepare_json(sys.stdout)
    render = import_module(f"reftag.cli.output.{FORMATS[args.output_format]}").render
    lost = _Lost()
    for piece in render(lost.counted(_examined(args, complaints)), terminal_of(sys.stdout)):
        sys.stdout.write(piece)
    if complaints.errors:
        return 2
    return 1 if lost.fields else 0


class _Lost:
    """Counts what gets lost of the files that pass."""

    def __init__(self) -> None:
        self.fields = 0

    def counted(self, files: Iterable[Examined]) -> Iterator[Examined]:
        """Yield `files` as they come."""
        for file in files:
            self.fields += file.found.missed
            yield file


def _examined(args: argparse.Namespace, complaints: Complaints) -> Iterator[Examined]:
    for file in known(opened(options_of(SourceOptions, args), complaints), complaints):
        name = file.source.name
        try:
            found = portability(file.with_mark(), file.configured.settings.targets, offered_fix)
        except Exception as error:  # noqa: BLE001  # one bad file must not stop the others
            complaints.failed(name, error)
            continue
        dialect = file.document.dialect
        report = complaints.note if importers(dialect.name) else complaints.error
        if found.unmeasured or not found.targets:
            for sentence in unread(found.unmeasured, dialect):
                report(name, sentence)
        yield Examined(name, found)
