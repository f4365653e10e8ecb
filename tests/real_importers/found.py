"""Looks for marks in what an importer made of a file: all its texts are searched as one string."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple


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
