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
        if line not in ("", "\r"):
            code = line[:width]
            tag_end, value_start = start + width, start + opening
            value = line[opening:].rstrip(" \t\x1a\r")
            if not value:  # only a tag that ends the record has none: `ER  - `
                value_start = start + len(line.rstrip(" \r"))
            value_end = value_start + len(value)
            after = end + 1
            # The way around `Field(...)` takes half the time, and nearly all fields are made here.
            ends = (value_start, value_end, after)
            fields.append(
                new(Field, (code, code, start, start, tag_end, *ends, value, None, False))
            )
        else:
            blanks.append(Span(start, end + 1))
        start = end + 1
    return tuple(fields), tuple(blanks)
