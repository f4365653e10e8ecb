"""Lines that continue a value without the indentation that the format requires."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reftag.dialects import Dialect, Tag
from reftag.syntax import Field, Record, Span
from reftag.syntax.fields import lines_between

_WRAPPED: Final = frozenset({"text", "keyword", "person"})
"""Kinds of values that take more than one line."""

_LIKE_A_TAG: Final = re.compile(r"[A-Z][A-Z0-9]{1,3}(?: *[-–—](?: |\Z)|  )")


_NO_VALUE: Final = ("", *" \t-–.,;:)/")
"""What does not begin a value that follows its tag at once."""


class LostLines(NamedTuple):
    """Consecutive lines, and the field that they continue."""

    field: Field
    lines: tuple[Span, ...]
    """Where their text is, without the spaces around it."""


def lost_lines(record: Record, *, anywhere: bool = False) -> Iterator[LostLines]:
    """Yield the runs of lost lines of a record; none where the format marks no lines.

    Lines below a year, a number and the like do not continue a value: they count only if `anywhere`
    is true.
    """
    if not record.dialect.reading.indent or record.is_proper:
        return
    fields = record.fields
    for at, field in enumerate(fields):
        tag = record.tag_of(field)
        if field.goes_on or tag is None:
            continue
        is_wrapped = tag.kind in _WRAPPED and field.code != record.dialect.start_code
        if not is_wrapped and not anywhere:
            continue
        last = at
        while last + 1 < len(fields) and fields[last + 1].goes_on:
            last += 1
        end = fields[last].value_end
        below = record.text[field.tag_end : end]
        if "\n" in below or "\r" in below:
            yield from _runs(record, field, end, tag)


@lru_cache(maxsize=1)  # asked for each doubtful tag: some records have thousands
def has_lost_lines(record: Record) -> bool:
    """Say whether a line of the record lost its indentation: then any that seems a tag may have."""
    return next(lost_lines(record), None) is not None


def _runs(record: Record, field: Field, end: int, tag: Tag) -> Iterator[LostLines]:
    """Yield the runs below `field`, up to a blank line."""
    run: list[Span] = []
    for span in [Span(*line) for line in lines_between(record.text, field.tag_end, end)[1:]]:
        if span.start == span.end:
            break
        if _is_lost(record, span, tag):
            run.append(span)
        elif run:
            yield LostLines(field, tuple(run))
            run = []
    if run:
        yield LostLines(field, tuple(run))


def _is_lost(record: Record, span: Span, tag: Tag) -> bool:
    before = record.text[line_start(record, span) : span.start]
    if len(before) >= record.dialect.reading.indent and "\t" not in before:
        return False
    if before and tag.written_by:
        return False  # such programs have indentations of their own
    line = record.text[slice(*span)]
    return not _LIKE_A_TAG.match(line)


def paragraph_without_indent(record: Record, start: int, end: int) -> list[Span]:
    """Return the lost lines of the paragraph between two offsets.

    Unlike `lost_lines` it takes a line that looks like a tag, too.
    """
    indent = record.dialect.reading.indent
    lines = [Span(*line) for line in lines_between(record.text, start, end)] if indent else []
    return [line for line in lines if line.start - line_start(record, line) < indent]


def line_start(record: Record, span: Span) -> int:
    """Return where the line of `span` begins, with the spaces before its text."""
    starts = record.line_starts
    return starts[bisect_right(starts, span.start) - 1]


def tag_in_front(record: Record, span: Span) -> Tag | None:
    """Return the tag that a lost line may begin with, its space missing: `SOSHELF MARKS`.

    It is one that the record lacks, and its value begins at once. Whether the line is a word in
    capitals it does not say.
    """
    line = record.text[slice(*span)]
    for code, tag in letters_alone(record.dialect).items():
        follows = line[len(code) : len(code) + 1]
        if line.startswith(code) and follows not in _NO_VALUE:
            return (
                tag if code not in record.tags and line_start(record, span) == span.start else None
            )
    return None


@lru_cache(maxsize=16)
def letters_alone(dialect: Dialect) -> dict[str, Tag]:
    """Return the usual tags of a format in which nothing but letters makes a tag, by code."""
    if dialect.sign or dialect.reading.separator.strip():
        return {}  # a sign or a dash shows what is a tag
    firm = (dialect.start_code, dialect.end_code)
    usual = (tag for tag in dialect.tags if tag.assigned and not tag.written_by)
    return {tag.code: tag for tag in usual if not tag.of_file and tag.code not in firm}


def word_in_front(record: Record, span: Span) -> bool:
    """Say whether a lost line may begin with a tag in small letters that the record lacks."""
    word, space, _ = record.text[slice(*span)].partition(" ")
    code = word.upper()
    return (
        bool(space)
        and word != code
        and code not in record.tags
        and code in letters_alone(record.dialect)
    )


def lone_tag_in_front(record: Record) -> tuple[LostLines, Tag] | None:
    """Return the run of the only lost line of a record, if that begins with a tag.

    Where all other lines are indented as they should be, the space after a tag was lost, not the
    indentation.
    """
    runs = list(lost_lines(record, anywhere=True))
    if len(runs) != 1 or len(runs[0].lines) != 1:
        return None
    tag = tag_in_front(record, runs[0].lines[0])
    return (runs[0], tag) if tag is not None else None
