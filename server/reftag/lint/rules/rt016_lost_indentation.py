"""RT016 lost-indentation: lines that go on a value, without the indentation that says so."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from reftag.lint.blocks import counted, named
from reftag.lint.finding import Finding, Fix
from reftag.lint.rule import Context, Example, Rule
from reftag.syntax import Field, Record, Span
from reftag.syntax.fields import lines_between
from reftag.syntax.reading import reading
from reftag.text import Edit

_WRAPPED: Final = frozenset({"text", "keyword", "person"})
"""Kinds of values that take more than one line."""

_LIKE_A_TAG: Final = re.compile(r"[A-Z][A-Z0-9]{1,3}(?: *[-–—](?: |\Z)|  )")


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find runs of lines that are not indented as far as the format wants it."""
    if not record.dialect.reading.indent or record.is_proper:
        return
    fields = record.fields
    for at, field in enumerate(fields):
        tag = record.tag_of(field)
        if field.goes_on or tag is None or tag.kind not in _WRAPPED:
            continue
        if field.code == record.dialect.start_code:
            continue
        last = at
        while last + 1 < len(fields) and fields[last + 1].goes_on:
            last += 1
        end = fields[last].value_end
        if "\n" in record.text[field.tag_end : end] or "\r" in record.text[field.tag_end : end]:
            for run in _runs(record, field, end):
                yield _finding(record, field, run)


def _runs(record: Record, field: Field, end: int) -> Iterator[list[Span]]:
    """Yield the runs of lines below `field` that lost their indentation, up to a blank line."""
    run: list[Span] = []
    for span in [Span(*line) for line in lines_between(record.text, field.tag_end, end)[1:]]:
        if span.start == span.end:
            break
        if _is_lost(record, span):
            run.append(span)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_lost(record: Record, span: Span) -> bool:
    before = record.text[_line_start(record, span) : span.start]
    if len(before) >= record.dialect.reading.indent and "\t" not in before:
        return False
    line = record.text[slice(*span)]
    return not _LIKE_A_TAG.match(line) and not reading(record.dialect).pieces(line)


def _line_start(record: Record, span: Span) -> int:
    starts = record.line_starts
    return starts[bisect_right(starts, span.start) - 1]


def _finding(record: Record, field: Field, run: Sequence[Span]) -> Finding:
    indent = record.dialect.reading.indent
    one = len(run) == 1
    lines = "This line goes" if one else f"These {len(run)} lines go"
    need = "needs" if one else "need"
    edits = tuple(Edit(_line_start(record, span), span.start, " " * indent) for span in run)
    return Finding(
        run[0],
        f"{lines} on {named(record, field)} and {need} {indent} spaces before the text; without "
        "them, importers drop it, take a word for a tag or refuse the file",
        fix=Fix(f"Indent {counted(len(run), 'line')} by {indent} spaces", edits)
        if not any(_may_be_tag(record, span) for span in run)
        else None,
    )


def _may_be_tag(record: Record, span: Span) -> bool:
    """Say whether the line may begin with a tag that the type needs and the record lacks.

    `SOSHELF MARKS` is a journal without the space after its tag; indented, it would be lost.
    """
    line = record.text[slice(*span)]
    groups = record.type.required if record.type else ()
    missing = (code for group in groups if record.tags.isdisjoint(group) for code in group)
    return any(line.upper().startswith(code) for code in missing)


RULE = Rule(
    code="RT016",
    name="lost-indentation",
    severity="warning",
    summary="Continuation lines without the indentation that the format wants",
    what=(
        "Lines that continue a value but do not begin with the spaces that the format has for "
        "them: six in MEDLINE, three in Web of Science. Copying from a web page or an e-mail loses "
        "them. Formats that do not indent such lines are not checked."
    ),
    why=(
        "The spaces are the only sign that a line is not a tag. Without them nbib "
        "refuses a MEDLINE "
        "file, Biopython, metaknowledge and bibutils drop the line, and an abstract is cut after "
        "its first line. In Web of Science rispy refuses the file, metaknowledge and wostools lose "
        "the record, and JabRef takes a word of two letters for a tag."
    ),
    examples=(
        Example(
            before=(
                "PMID- 99000011\nOWN - NLM\nTI  - Counting cards in the reading rooms of three\n"
                "towns.\nLA  - eng\nPT  - Journal Article\nTA  - Shelf Marks\nDP  - 2016\n"
            ),
            after=(
                "PMID- 99000011\nOWN - NLM\nTI  - Counting cards in the reading rooms of three\n"
                "      towns.\nLA  - eng\nPT  - Journal Article\nTA  - Shelf Marks\nDP  - 2016\n"
            ),
            dialect="medline",
        ),
        Example(
            before=(
                "PT J\nAU Lind, E\nBerg, O\nTI Counting cards\nSO SHELF MARKS\nPY 2016\n"
                "UT WOS:000000000000001\nER\n"
            ),
            after=(
                "PT J\nAU Lind, E\n   Berg, O\nTI Counting cards\nSO SHELF MARKS\nPY 2016\n"
                "UT WOS:000000000000001\nER\n"
            ),
            dialect="wos",
        ),
    ),
    fix_safety=(
        "Safe: only spaces are added, and the value stays as it is read here. There is no fix "
        "where the line may begin with a tag that the record lacks."
    ),
    check=check,
    by_shape=True,
)
