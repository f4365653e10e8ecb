"""Semantic tokens: the colours of records, in the protocol's numbers.

A token is five numbers: lines after the token before, columns after it (from the line's start where
that is on another line), length, type, modifiers. What a record adds depends on the record alone
but for its first number, so it is made once for each record.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import takewhile
from typing import Final, NamedTuple

from lsprotocol import types as t

from reftag.ide.colours import coloured
from reftag.lsp.capabilities import LEGEND
from reftag.syntax import Document, Record
from reftag.text import Encoding, piece_position

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
    numbers: "array[int]"
    """All numbers, the first line being 0."""


class Colours:
    """The colours of one document that the client was last sent, and of which records they are."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[int, tuple[Record, RecordTokens | None]] = {}
        """By the identity of the record, which is held here so that no other one gets it."""
        self._sent: array[int] = array("I")
        self._result_id = ""

    def whole(self, document: Document, encoding: Encoding, serial: int) -> t.SemanticTokens:
        """Return the numbers of all records."""
        before, self._kept = self._kept, {}
        made: list[tuple[int, RecordTokens | None]] = []
        for located in document.located():
            record = located.piece
            kept = before.get(id(record)) or (record, _encoded(record, encoding))
            self._kept[id(record)] = kept
            made.append((located.line, kept[1]))
        self._sent, self._result_id = _joined(made), str(serial)
        return t.SemanticTokens(self._sent.tolist(), result_id=self._result_id)

    def changed(
        self, document: Document, encoding: Encoding, serial: int, since: str
    ) -> t.SemanticTokens | t.SemanticTokensDelta:
        """Return how the numbers differ from those sent with an id; all if others were sent."""
        known, before = since == self._result_id, self._sent
        whole = self.whole(document, encoding, serial)
        if not known:
            return whole
        return t.SemanticTokensDelta(difference(before, self._sent), result_id=whole.result_id)


def between(document: Document, encoding: Encoding, start: int, end: int) -> t.SemanticTokens:
    """Return the numbers of the records that have one of the lines `start` to `end` (from 0)."""
    first = document.record_at_line(start)
    records = document.passing(first.at) if first else ()
    shown = takewhile(lambda located: located.line <= end, records)
    made = [(located.line, _encoded(located.piece, encoding)) for located in shown]
    return t.SemanticTokens(_joined(made).tolist())


def _joined(made: Iterable[tuple[int, RecordTokens | None]]) -> "array[int]":
    """Return the tokens of records as one, each with the line on which it begins."""
    numbers = array("I")
    line = 0
    for begins, tokens in made:
        if tokens is not None:
            at = len(numbers)
            numbers += tokens.numbers
            numbers[at] = begins + tokens.first - line
            line = begins + tokens.last
    return numbers


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


def difference(old: "array[int]", new: "array[int]") -> list[t.SemanticTokensEdit]:
    """Return the edit, if one is needed, that turns the numbers sent before into those of now."""
    most = min(len(old), len(new))
    head = bisect_left(range(1, most + 1), True, key=lambda size: old[:size] != new[:size])
    if head == len(old) == len(new):
        return []
    tail = bisect_left(range(1, most - head + 1), True, key=lambda size: old[-size:] != new[-size:])
    inserted = new[head : len(new) - tail].tolist()
    return [t.SemanticTokensEdit(head, len(old) - head - tail, inserted)]
