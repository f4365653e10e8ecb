"""Columns in the three position encodings of the protocol.

reftag counts in code points everywhere (that is what `utf-32` means); these two functions
translate at the edge. Both clamp: a column past the end of the line is its end, and one that
falls inside a character is that character's start, as the protocol asks.
"""

from typing import Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]
"""What a client counts columns in: bytes, 16-bit units or code points."""


def to_units(line: str, column: int, encoding: Encoding) -> int:
    """Return the column of code point `column` of `line`, counted in units of `encoding`."""
    column = max(0, min(column, len(line)))
    if encoding == "utf-32" or line.isascii():
        return column
    before = line[:column]
    if encoding == "utf-8":
        return len(before.encode("utf-8", "surrogatepass"))
    return len(before.encode("utf-16-le", "surrogatepass")) // 2


def from_units(line: str, units: int, encoding: Encoding) -> int:
    """Return the code point of `line` at column `units`, counted in units of `encoding`."""
    units = max(0, units)
    if encoding == "utf-32" or line.isascii():
        return min(units, len(line))
    if encoding == "utf-8":
        return len(_whole_characters(line.encode("utf-8", "surrogatepass")[:units]))
    column = 0
    seen = 0
    for character in line:
        seen += 2 if character > "\uffff" else 1
        if seen > units:
            break
        column += 1
    return column


def _whole_characters(head: bytes) -> str:
    """Decode `head`; a character that the cut went through counts for nothing."""
    for cut in range(4):
        try:
            return head[: len(head) - cut].decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            continue
    raise AssertionError("at most three bytes of a character can remain")
