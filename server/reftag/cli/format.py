"""`reftag format`: gives files the same layout; no tag and no value changes."""

import argparse
import sys
from collections.abc import Iterable
from typing import TextIO

from reftag.cli.complaints import Complaints
from reftag.cli.options import SourceOptions, options_of
from reftag.cli.output.excerpt import visible
from reftag.cli.output.terminal import terminal_of
from reftag.cli.rewriting import put_back, show_diff
from reftag.cli.sources import LoadedFile, add_source_arguments, opened
from reftag.cli.tally import count
from reftag.config.model import NO_PROFILE
from reftag.files.decoding import Decoded
from reftag.format import Style, format_document, refuses_mark
from reftag.syntax import Document
from reftag.text import Edit, apply


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `reftag format` takes."""
    add_source_arguments(parser)
    parser.add_argument(
        "--check",
        action="store_true",
        help="only list the files that would change, and write nothing",
    )
    parser.add_argument(
        "--diff", action="store_true", help="show what would change, and write nothing"
    )


def run(args: argparse.Namespace) -> int:
    """Format the files and return the exit code.

    That is 0 if all is done, 1 if --check or --diff found something to do, 2 if something failed.
    """
    complaints = Complaints(sys.stderr)
    options = options_of(SourceOptions, args)
    files = opened(options, complaints)
    if args.check or args.diff:
        summary = sys.stderr if args.diff else sys.stdout
        changed = _look(files, complaints, summary, diff=args.diff)
    else:
        # A formatted standard input goes to standard output, where nothing else may be written.
        _write(files, complaints, sys.stderr if options.reads_stdin else sys.stdout)
        changed = 0
    if complaints.errors:
        return 2
    return 1 if changed else 0


def _look(
    files: Iterable[LoadedFile], complaints: Complaints, summary: TextIO, *, diff: bool
) -> int:
    """Say what would change, and return in how many files."""
    terminal = terminal_of(sys.stdout)
    changed = same = 0
    for file in files:
        if file.refuses:
            complaints.error(file.source.name, f"not formatted: {file.refuses}")
            continue
        edits, form = _edits(file, complaints)
        unmarked = form.mark != file.decoded.mark
        if not edits and not unmarked:
            same += 1
            continue
        changed += 1
        if diff:
            show_diff(file, edits, terminal)
            if unmarked:
                name = file.source.name
                complaints.note(name, "would be written without its byte order mark")
        else:
            sys.stdout.write(f"Would format: {visible(file.source.name)}\n")
    summary.write(_summary(changed, same, "would be formatted", "already formatted"))
    return changed


def _write(files: Iterable[LoadedFile], complaints: Complaints, summary: TextIO) -> None:
    changed = same = 0
    for file in files:
        if file.refuses:
            complaints.error(file.source.name, f"not formatted: {file.refuses}")
            put_back(file, (), complaints)  # standard input is passed on
            continue
        edits, form = _edits(file, complaints)
        differs = bool(edits) or form.mark != file.decoded.mark
        if put_back(file, edits, complaints, form):
            changed += differs
            same += not differs
    summary.write(_summary(changed, same, "formatted", "left unchanged"))


def _edits(file: LoadedFile, complaints: Complaints) -> tuple[list[Edit], Decoded]:
    """Return the edits of a file, and the file with these edits made.

    What the target program still loses is noted.
    """
    chosen = file.configured.settings.format
    form = file.decoded
    profile = None
    if chosen.profile != NO_PROFILE:
        from reftag.importers import importer

        profile = importer(file.document.dialect.name, chosen.profile)
    style = Style(chosen.blank_lines, chosen.sort_tags, chosen.line_ending, profile)
    if profile is not None and refuses_mark(profile) and form.encoding == "utf-8":
        form = form._replace(mark=b"")
    edits = format_document(file.document, style, marked=form.is_marked)
    if profile is not None:
        _note_losses(file, edits, profile.name, complaints)
    return edits, form.edited(edits)


def _note_losses(file: LoadedFile, edits: list[Edit], profile: str, complaints: Complaints) -> None:
    from reftag.portability.report import portability
    from reftag.portability.report_words import what_is_lost

    text = apply(file.decoded.text, edits)
    document = Document.read(text, file.document.dialect) if edits else file.document
    for target in portability(document, (profile,)).targets:
        if losses := what_is_lost(target):
            more = f"`reftag portability --target {profile}` has details"
            complaints.note(file.source.name, f"{losses}; {more}")


def _summary(changed: int, same: int, done: str, left: str) -> str:
    counts = ((changed, done), (same, left))
    parts = [f"{count(number, 'file')} {verb}" for number, verb in counts if number]
    return f"{', '.join(parts)}.\n" if parts else ""
