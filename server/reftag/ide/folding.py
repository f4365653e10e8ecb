"""Folding: a record folds, and so does a value that goes over several lines."""

from dataclasses import dataclass
from typing import Final

from reftag.syntax import Document, Record
from reftag.text import Located, piece_position

MOST_FOLDS: Final = 10_000
"""Editors stop at about half as many; records come first, so that values go without."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines `start` to `end` (from 0, both included); the first stays visible."""

    start: int
    end: int


def folds(document: Document) -> list[Fold]:
    """Return what can be folded, in the order of the file."""
    records: list[Fold] = []
    values: list[Fold] = []
    for located in document.located():
        if len(records) >= MOST_FOLDS:
            break
        if located.piece.fields:
            records += _fold(located, located.piece.fields[0].start, _last(located.piece))
            for field in located.piece.fields:
                if "\n" in field.value and len(values) < MOST_FOLDS:
                    values += _fold(located, field.start, field.value_end)
    return sorted(records + values[: MOST_FOLDS - len(records)], key=lambda f: (f.start, -f.end))


def _last(record: Record) -> int:
    last = record.fields[-1]
    return max(last.value_end, last.tag_end)


def _fold(located: Located[Record], start: int, end: int) -> list[Fold]:
    first = piece_position(located.piece, start, "utf-32").line + located.line
    last = piece_position(located.piece, end, "utf-32").line + located.line
    return [Fold(first, last)] if last > first else []
