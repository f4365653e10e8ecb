"""`reftag format`: brings files into the one layout; no tag and no value changes."""

import argparse
import sys
from collections.abc import Iterable
from typing import TextIO

from reftag.cli.complaints import Complaints
from reftag.cli.output.excerpt import visible
from reftag.cli.output.style import style_of
from reftag.cli.rewriting import put_back, show_diff
from reftag.cli.sources import Opened, add_source_arguments, opened, reads_stdin
from reftag.cli.tally import count
from reftag.format import Style, format_document
from reftag.text import Edit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `reftag format` takes."""
    add_source_arguments(parser)
    parser.add_argument(
        "--check", action="store_true", help="only name the files that would change; write nothing"
    )
    parser.add_argument("--diff", action="store_true", help="show what would change; write nothing")


def run(args: argparse.Namespace) -> int:
    """Format the files and return the exit code.

    That is 0 if all is done, 1 if --check or --diff found something to do, 2 if there was trouble.
    """
    complaints = Complaints(sys.stderr)
    files = opened(args, complaints)
    if args.check or args.diff:
        changed = _look(files, diff=args.diff, summary=sys.stderr if args.diff else sys.stdout)
    else:
        # A formatted standard input goes to standard output, where nothing else may stand.
        _write(files, complaints, sys.stderr if reads_stdin(args) else sys.stdout)
        changed = 0
    if complaints.errors:
        return 2
    return 1 if changed else 0


def _look(files: Iterable[Opened], *, diff: bool, summary: TextIO) -> int:
    """Say what would change, and return in how many files."""
    style = style_of(sys.stdout)
    changed = same = 0
    for file in files:
        edits = _edits(file)
        if not edits:
            same += 1
            continue
        changed += 1
        if diff:
            show_diff(file, edits, style)
        else:
            sys.stdout.write(f"Would format: {visible(file.source.name)}\n")
    summary.write(_summary(changed, same, "would be formatted", "already formatted"))
    return changed


def _write(files: Iterable[Opened], complaints: Complaints, summary: TextIO) -> None:
    changed = same = 0
    for file in files:
        edits = _edits(file)
        if put_back(file, edits, complaints):
            changed += bool(edits)
            same += not edits
    summary.write(_summary(changed, same, "formatted", "left unchanged"))


def _edits(file: Opened) -> list[Edit]:
    chosen = file.configured.settings.format
    style = Style(chosen.blank_lines, chosen.sort_tags, chosen.line_ending)
    return format_document(file.document, style)


def _summary(changed: int, same: int, done: str, left: str) -> str:
    counts = ((changed, done), (same, left))
    parts = [f"{count(number, 'file')} {verb}" for number, verb in counts if number]
    return f"{', '.join(parts)}.\n" if parts else ""
