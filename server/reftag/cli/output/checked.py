"""A checked file, as the output formats get it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reftag.lint import Near, Placed
from reftag.text import piece_position


class CheckedFile(NamedTuple):
    """A file and what was found in it."""

    name: str
    """What to call the file."""
    found: Sequence[Placed]
    """In the order of the file."""
    shortened: Mapping[str, int] | None = None
    """Code of a rule -> how many findings there are, of which only the first is in `found`."""


class Location(NamedTuple):
    """A place in a file as people count: both from 1, columns in code points."""

    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.row}:{self.column}"


def pointer(placed: Placed) -> str:
    """Return the place of the first record in another file that a finding refers to.

    For formats without related places; empty where there is none: ` (library.enw:12:1)`.
    """
    for near in placed.elsewhere:
        if near.file is not None:
            return f" ({near.file}:{location(near, near.span.start)})"
    return ""


def more(file: CheckedFile, code: str) -> str:
    """Return what to say of the findings that are shortened into the one that is shown, or `""`."""
    number = (file.shortened or {}).get(code, 1) - 1
    return f" (and {number:,} more of {code} in this file; --all shows them)" if number else ""


def location(placed: Placed | Near, offset: int) -> Location:
    """Return the location of `offset` (code points) in the text of the record of `placed`."""
    line, column = piece_position(placed.record, offset, "utf-32")
    return Location(placed.line + line + 1, column + 1)
