"""What several rules share: words for a tag, the line break to insert, what looks like prose."""

from bisect import bisect
from functools import lru_cache
from typing import TypeVar

from reftag.dialects import Tag
from reftag.lint.engine.rule import Context
from reftag.syntax import Field, Flaw, Record

_Said = TypeVar("_Said")

_LONG = 200
"""A value of more characters than that is running text: no title or name is as long."""


def named(record: Record, field: Field) -> str:
    """Return the tag meant with its name as messages show it: `%T (Title)`."""
    return f"{field.code} ({record.label(field)})"


def fate(record: Record, measured: _Said, otherwise: _Said) -> _Said:
    """Return what importers do with a mistake: as measured, or what can be said of any format."""
    return measured if record.dialect.measured else otherwise


def counted(count: int, thing: str) -> str:
    """Return a count with its noun: `1 line`, `3 lines`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def the(count: int, thing: str) -> str:
    """Return what a fix changes, all of it: `the line`, `the 3 lines`."""
    return f"the {thing}" if count == 1 else f"the {count} {thing}s"


def line_break(record: Record, context: Context) -> str:
    """Return the line break to insert: the record's own, else that of the record before."""
    if record.breaks or context.previous is None:
        return record.line_break()
    return context.previous.line_break()


def in_prose(record: Record, at: int) -> bool:
    """Say whether field `at` may be a line of the text above it that only looks like a tag."""
    if not at:
        return False
    above = record.fields[at - 1]
    return is_prose(record.tag_of(above), above.value)


def has_tag_above(record: Record, at: int) -> bool:
    """Say whether the record has the tag of field `at` above it, well written, and takes only one.

    Then the line may be text. In formats with a sign before each tag it hardly is.
    """
    field = record.fields[at]
    tag = record.tag_of(field)
    if record.dialect.sign or tag is None or tag.repeatable:
        return False
    return _well_written(record).get(field.code, field.start) < field.start


@lru_cache(maxsize=1)  # asked for each doubtful tag: some records have thousands
def _well_written(record: Record) -> dict[str, int]:
    """Return where each tag begins that a record has without a flaw, the first of each."""
    starts: dict[str, int] = {}
    for field in record.fields:
        if not field.flaw:
            starts.setdefault(field.code, field.start)
    return starts


def is_prose(tag: Tag | None, value: str) -> bool:
    """Say whether a value is running text, in which a line may begin like a tag."""
    return tag is not None and tag.kind == "text" and len(value) > _LONG


def is_like_a_word(field: Field) -> bool:
    """Say whether the tag and what follows at once look like a word: `%Change`."""
    letters = (field.spelled + field.value[:1])[1:]
    return field.flaw is Flaw.NO_SPACE and letters.isalpha()


def has_blank_line(record: Record, field: Field) -> bool:
    """Say whether the field's value contains a blank line."""
    lines = record.blank_lines
    at = bisect(lines, (field.start,))
    return at < len(lines) and lines[at].start < field.value_end
