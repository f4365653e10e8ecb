"""Folding: a record folds, and so does a value that goes over several lines."""

from typing import Final, NamedTuple

from reftag.syntax import Record
from reftag.text import piece_position

MOST_FOLDS: Final = 5_000
"""Most folds if a client does not say how many it takes: VS Code takes as many."""


class Fold(NamedTuple):
    """Lines `start` to `end` of a record (from 0, both included); the first stays visible."""

    start: int
    end: int


def record_fold(record: Record) -> list[Fold]:
    """Return the lines of a record, from its first tag to its last value, if there are several."""
    if not record.fields:
        return []
    last = record.fields[-1]
    return _fold(record, record.fields[0].line_start, last.written_end)


def value_folds(record: Record) -> list[Fold]:
    """Return the lines of the values that go over several."""
    return [
        fold
        for field in record.fields
        if "\n" in field.value
        for fold in _fold(record, field.start, field.value_end)
    ]


def _fold(record: Record, start: int, end: int) -> list[Fold]:
    first, last = (piece_position(record, at, "utf-32").line for at in (start, end))
    return [Fold(first, last)] if last > first else []
