"""A fast path for records that consist of proper lines only, as nearly all do.

The patterns of `Scanner` define what a proper line is. The result is that of `read_fields`, which
looks for everything that may be wrong, in a fraction of the time.
"""

from functools import lru_cache

from reftag.dialects import Dialect
from reftag.syntax.events import SPACES
from reftag.syntax.fields import Field, Span
from reftag.syntax.styles import scanner

_AROUND = " \t\x1a"
"""What is not part of a value when it comes after it."""

GOES_ON = "\n"
"""Represents lines that continue a value in an outline."""


@lru_cache(maxsize=4)  # several rules ask for those of the same record
def pairs_of(text: str, dialect: Dialect) -> tuple[tuple[str, str], ...]:
    """Return the tags and values of a proper record, in order: those that its fields have."""
    read = scanner(dialect)
    found: list[tuple[str, str]] = []
    for line in _lines(text):
        if not read.goes_on(line):
            code, start = read.opened(line)
            found.append((code, line[start:]))
        elif found[-1][0] in dialect.one_a_line:
            found.append((found[-1][0], line.lstrip(SPACES)))
        else:
            code, above = found[-1]
            found[-1] = code, f"{above}\n{line.lstrip(SPACES)}"
    return tuple([(code, value.rstrip(_AROUND)) for code, value in found])


def outline(text: str, dialect: Dialect) -> tuple[str, ...]:
    """Return the tags of a proper record in order, and `GOES_ON` for further lines below one.

    Where each line below is a further value, there is one for each.
    """
    read = scanner(dialect)
    found: list[str] = []
    tag = ""
    for line in _lines(text):
        if not read.goes_on(line):
            tag, _ = read.opened(line)
            found.append(tag)
        elif found[-1] != GOES_ON or tag in dialect.one_a_line:
            found.append(GOES_ON)
    return tuple(found)


def line_of(text: str, dialect: Dialect, at: int) -> int:
    """Return the line (from 0) on which field `at` of a proper record begins.

    Not for dialects in which a line without a tag is a field.
    """
    goes_on = scanner(dialect).goes_on
    lines = text.split("\n", at + 1)  # enough where no value continues
    if not any(map(goes_on, lines[: at + 1])):
        return at
    lines = text.rstrip("\r\n").split("\n")
    return [place for place, line in enumerate(lines) if not goes_on(line)][at]


def _lines(text: str) -> list[str]:
    text = text.replace("\r\n", "\n") if "\r" in text else text
    return text.rstrip("\n").split("\n")


def read_plain(text: str, dialect: Dialect) -> tuple[tuple[Field, ...], tuple[Span, ...]]:
    """Return the fields and blank lines of a record whose values are one line each."""
    read = scanner(dialect)
    width, opening = read.tag_width, read.opening_width
    new = tuple.__new__
    fields: list[Field] = []
    blanks: list[Span] = []
    start = 0
    for line in text[:-1].split("\n"):
        end = start + len(line)
        if line not in ("", "\r"):
            code = line[:width]
            tag_end, value_start = start + width, start + opening
            value = line[opening:].rstrip(" \t\x1a\r")
            if not value:  # only a tag that ends the record has none: `ER  - `
                value_start = start + len(line.rstrip(" \r"))
            value_end = value_start + len(value)
            after = end + 1
            # The way around `Field(...)` takes half the time, and nearly all fields are made here.
            field = (
                *(code, code, start, start, tag_end, value_start, value_end, after, value),
                *(None, False),
            )
            fields.append(new(Field, field))
        else:
            blanks.append(Span(start, end + 1))
        start = end + 1
    return tuple(fields), tuple(blanks)
