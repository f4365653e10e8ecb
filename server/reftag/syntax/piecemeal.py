"""Reading a file piece by piece, for callers that must not block until all of it is read.

That works because where a record ends follows from its own text and the next tag alone: the last
record of a piece may continue in the next one, all before it are final.
"""

from collections.abc import Iterator
from typing import Final

from reftag.dialects import Dialect
from reftag.syntax.document import Document
from reftag.syntax.record import Record

PIECE: Final = 20_000
"""Characters that are read in a millisecond or two."""


def piecemeal(text: str, dialect: Dialect, size: int = PIECE) -> Iterator[list[Record]]:
    """Yield the records of a file, some at a time; together they are those of its document."""
    rest = ""
    at = 0
    while at < len(text):
        # A record that does not end is read in growing pieces, not again for each small one.
        stop = _line_end(text, at + max(size, len(rest)))
        records = list(Document.read(rest + text[at:stop], dialect))
        rest = records.pop().text if stop < len(text) and records else ""
        at = stop
        yield records


def _line_end(text: str, at: int) -> int:
    """Return where the line ends, break included, that holds the character before `at`."""
    if at >= len(text):
        return len(text)
    feed = text.find("\n", at - 1)
    # Files whose lines end with CR alone have no LF, and are one piece.
    return len(text) if feed < 0 else feed + 1
