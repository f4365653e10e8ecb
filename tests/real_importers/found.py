"""Looks for marks in what an importer made of a file: all its texts are searched as one string."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from real_importers.planting import Planted


class Place(NamedTuple):
    """A slot of a record, by their numbers."""

    record: int
    slot: int


class Texts:
    """The texts of all slots of all records."""

    def __init__(self, records: Sequence[Sequence[tuple[str, str]]]) -> None:
        """Take the records of an importer, texts in lower case."""
        self._places = [Place(r, s) for r, record in enumerate(records) for s in range(len(record))]
        texts = [text for record in records for _, text in record]
        self._plain = _Joined(texts)
        # Numbers such as ISBN are looked for without hyphens and spaces.
        self._numbers = _Joined([re.sub(r"(?<=[\dx])[- ](?=[\dx])", "", text) for text in texts])

    def with_mark(self, mark: str) -> Iterator[Place]:
        """Yield the places whose text has a mark in it."""
        is_long_number = len(mark) >= 8 and mark[:7].isdigit()
        for at in (self._numbers if is_long_number else self._plain).having(mark):
            yield self._places[at]

    def with_text(self, text: str) -> Iterator[Place]:
        """Yield the places whose text has `text` in it as it is written."""
        for at in self._plain.having(text):
            yield self._places[at]


def homes_of(fields: Iterable[Planted], texts: Texts, records: int) -> dict[int, int]:
    """Return which of the importer's records each of ours became: one that no other has."""
    homes: dict[int, int] = {}
    taken: set[int] = set()
    absent: list[int] = []
    for number, group in groupby(fields, key=lambda each: each.record):
        marks = [mark.text for each in group for mark in each.marks]
        counts = Counter(
            at for mark in marks for at in {place.record for place in texts.with_mark(mark)}
        )
        if not counts:
            absent.append(number)
        free = [(count, -at) for at, count in counts.items() if at not in taken]
        best = max(counts.values(), default=0)
        # Where most of a record went into that of another, it has none of its own.
        if free and max(free)[0] * 2 >= best:
            homes[number] = -max(free)[1]
            taken.add(homes[number])
    # Of some nothing arrived but the record itself.
    homes.update((each, each) for each in absent if each < records and each not in taken)
    return homes


class _Joined:
    def __init__(self, texts: Sequence[str]) -> None:
        self._text = "\0".join(texts)
        self._starts = [0]
        for text in texts:
            self._starts.append(self._starts[-1] + len(text) + 1)

    def having(self, text: str) -> Iterator[int]:
        """Yield the numbers of the texts that contain `text`, each once."""
        at = self._text.find(text)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self._text.find(text, self._starts[number + 1])
