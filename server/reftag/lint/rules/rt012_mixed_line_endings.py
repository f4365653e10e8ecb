"""RT012 mixed-line-endings: LF and CRLF (or CR) in one file."""

import re
from collections.abc import Iterator
from typing import Final

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.prose import fate
from reftag.syntax import Record, Span
from reftag.text import Edit
from reftag.text.lines import LINE_BREAK

_DOUBLED: Final = "\r\r\n"
"""What becomes of CRLF when a program writes it as text on Windows."""

_ANY: Final = re.compile(r"\r*\n|\r")

_NAMES: Final = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find the first line that does not end as most lines do."""
    text = record.text
    if text.count(_DOUBLED) > text.count("\n") / 2:
        yield _doubled(record)
        return
    both = text.count("\r\n")
    counts = {"\n": text.count("\n") - both, "\r\n": both, "\r": text.count("\r") - both}
    if counts["\r"] and not both and not counts["\n"]:
        yield _all_alone(record)
    if sum(map(bool, counts.values())) < 2:
        return
    # Never CR: that would be the next finding.
    usual = max(("\n", "\r\n"), key=lambda each: counts[each])
    most = "most others" if counts[usual] == max(counts.values()) else "others"
    odd = [match for match in LINE_BREAK.finditer(text) if match[0] != usual]
    first = odd[0]
    end = first.start()
    start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    edits = tuple(Edit(*match.span(), usual) for match in odd)
    yield Finding(
        Span(start, end),
        f"This line ends in {_NAMES[first[0]]}, {most} in {_NAMES[usual]}: {_consequence(counts)}",
        fix=Fix(f"End all lines in {_NAMES[usual]}", edits),
    )


def _doubled(record: Record) -> Finding:
    """Return the finding for a file in which lines end in CR CR LF."""
    text = record.text
    at = text.index(_DOUBLED)
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    harm = fate(
        record,
        "bibutils and Zotero make a record of each line, other programs see a blank line after it",
        "many programs see a blank line after each line",
    )
    odd = (match for match in _ANY.finditer(text) if match[0] != "\r\n")
    return Finding(
        Span(start, at),
        f"Lines end in CR CR LF: {harm}",
        fix=Fix("End all lines in CRLF", tuple(Edit(*match.span(), "\r\n") for match in odd)),
    )


def _all_alone(record: Record) -> Finding:
    """Return the finding for a file in which all lines end in CR alone."""
    text = record.text
    harm = fate(
        record,
        "citation-js reads the file as one line, and biblatex-csl-converter finds no record in it",
        "programs that do not know CR read the file as one line",
    )
    return Finding(
        Span(0, text.index("\r")),
        f"All lines end in CR only: {harm}",
        fix=Fix(
            "End all lines in LF",
            tuple(Edit(*match.span(), "\n") for match in LINE_BREAK.finditer(text)),
        ),
    )


def _consequence(counts: dict[str, int]) -> str:
    """Return what this causes: much worse where other programs see no line break."""
    if counts["\r"]:
        return "programs that do not know CR read several lines as one"
    return "the next program that saves the file changes lines that nobody edited"


RULE = Rule(
    code="RT012",
    name="mixed-line-endings",
    severity="hint",
    summary="Several kinds of line breaks in one file",
    what=(
        "A file in which some lines end in LF (as on Linux and macOS), others in CRLF (as on "
        "Windows) or in CR only (as on very old Macs). The first line that does not end as most "
        "lines do is reported. So is a file in which all lines end in CR only, or most in "
        "CR CR LF.\n\n"
        "Editors may make all line breaks alike when they open a file, so this rule looks at files "
        "on disk: it runs on the command line only."
    ),
    why=(
        "This usually happens when files are joined. The next editor that saves the file makes all "
        "line breaks alike, and version control then shows hundreds of changed lines around the "
        "one that was edited. A CR without LF is worse: many programs do not treat it as a line "
        "break and read several tags, or whole records, as one line."
    ),
    examples=(
        Example(
            before=(
                "%0 Book\n%A Lind, Eva\n%T Full Shelves\n\n"
                "%0 Book\r\n%A Berg, Ole\r\n%T Empty Shelves\r\n"
            ),
            after=(
                "%0 Book\n%A Lind, Eva\n%T Full Shelves\n\n"
                "%0 Book\n%A Berg, Ole\n%T Empty Shelves\n"
            ),
        ),
    ),
    fix_safety=(
        "Safe: all line breaks become the kind that most lines have (LF if two are equally "
        "frequent, or if all are CR; CRLF for CR CR LF), and nothing else changes."
    ),
    check=check,
    whole_file=True,
)
