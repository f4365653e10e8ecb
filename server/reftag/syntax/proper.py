"""A fast path for records that consist of proper tag lines only, as many do.

The patterns of `Scanner` define what a proper line is. The result is that of `read_fields`, which
looks for everything that may be wrong, in a fraction of the time.
"""

from reftag.dialects import Dialect
from reftag.syntax.fields import Field, Span
from reftag.syntax.styles import scanner


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
        value = line[opening:].rstrip(" \t\x1a\r")
        if value:
            at = start + opening
        elif line in ("", "\r"):
            blanks.append(Span(start, end + 1))
            start = end + 1
            continue
        else:  # only a tag that ends the record has no value: `ER  - `
            at = start + len(line.rstrip(" \r"))
        code, stop = line[:width], at + len(value)
        parts = (code, code, start, start, start + width, at, stop, end + 1, value, None, False)
        # The way around `Field(...)` takes half the time, and nearly all fields are made here.
        fields.append(new(Field, parts))
        start = end + 1
    return tuple(fields), tuple(blanks)
