"""Semantic tokens: the colours of records, in the protocol's numbers.

A token is five numbers: lines after the token before, columns after it (from the line's start where
that is on another line), length, type, modifiers. What a record adds depends on the record alone
but for its first number, so it is made once for each record.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from lsprotocol import types as t

from reftag.ide.colours import coloured
from reftag.lsp.capabilities import LEGEND
from reftag.syntax import Document, Record
from reftag.text import Encoding, Located, piece_position

_NUMBERS: Final = {name: at for at, name in enumerate(LEGEND.token_types)}
_INVALID: Final = 1

LARGEST: Final = 200_000
"""Files of more characters have no answer for all of them, which would be megabytes at each
keystroke: editors then ask for the lines on the screen."""


class RecordTokens(NamedTuple):
    """The tokens of one record."""

    first: int
    """The line of the first one, from the record's first line."""
    last: int
    """The line of the last one."""
    numbers: Sequence[int]
    """All numbers, the first line being 0."""


_made: Final[dict[Encoding, WeakKeyDictionary[Record, RecordTokens | None]]] = {
    encoding: WeakKeyDictionary() for encoding in ("utf-8", "utf-16", "utf-32")
}


def tokens(
    document: Document, encoding: Encoding, start: int = 0, stop: int | None = None
) -> list[int]:
    """Return the numbers of the records that have a line from `start` up to `stop` (from 0)."""
    first = document.record_at_line(start)
    records = document.located(first.at) if first else ()
    shown = takewhile(lambda located: stop is None or located.line <= stop, records)
    return _joined(shown, encoding)


def _joined(records: Iterable[Located[Record]], encoding: Encoding) -> list[int]:
    numbers: list[int] = []
    line = 0
    for located in records:
        piece = _piece(located.piece, encoding)
        if piece is not None:
            at = len(numbers)
            numbers += piece.numbers
            numbers[at] = located.line + piece.first - line
            line = located.line + piece.last
    return numbers


def _piece(record: Record, encoding: Encoding) -> RecordTokens | None:
    made = _made[encoding]
    if record not in made:
        made[record] = _encoded(record, encoding)
    return made[record]


def _encoded(record: Record, encoding: Encoding) -> RecordTokens | None:
    numbers = array("I")
    first: int | None = None
    line = column = 0
    for each in coloured(record):
        start = piece_position(record, each.start, encoding)
        length = piece_position(record, each.end, encoding).column - start.column
        if first is None:
            first = line = start.line
        moved = start.column - column if start.line == line else start.column
        modifiers = 0 if each.is_valid else _INVALID
        numbers.extend((start.line - line, moved, length, _NUMBERS[each.type], modifiers))
        line, column = start
    return None if first is None else RecordTokens(first, line, numbers)


def difference(before: Sequence[int], after: Sequence[int]) -> list[t.SemanticTokensEdit]:
    """Return the edit, if one is needed, that turns the numbers sent before into those of now."""
    old, new = array("I", before), array("I", after)
    most = min(len(old), len(new))
    head = bisect_left(range(1, most + 1), True, key=lambda size: old[:size] != new[:size])
    if head == len(old) == len(new):
        return []
    tail = bisect_left(range(1, most - head + 1), True, key=lambda size: old[-size:] != new[-size:])
    inserted = new[head : len(new) - tail].tolist()
    return [t.SemanticTokensEdit(head, len(old) - head - tail, inserted)]
