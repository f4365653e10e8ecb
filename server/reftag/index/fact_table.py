"""Which records of a file have a fact: what completion of values and the search for records ask.

Most files are never asked for these, so a file makes its table at the first question.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final

from reftag.index.record_facts import Fact, RecordFacts
from reftag.values.plain_letters import letters, unaccented

_LABEL: Final = itemgetter(0)

_WITH_SPACES: Final = ("person", "keyword")
"""The kinds of facts whose values consist of words; those of others are letters alone."""

_IN_NAMES: Final = ("word", "person", "year")
"""The kinds of facts in which the words of a query for records are looked for."""


class FactTable:
    """Records, known by their labels, by their facts."""

    def __init__(self) -> None:
        """Begin with no record."""
        self._kinds: dict[str, dict[str, list[tuple[int, str]]]] = {}
        """By kind and value of the fact: the labels of the records, in order, and how each of them
        writes the value."""

    def add(self, entries: Iterable[tuple[int, RecordFacts]]) -> None:
        """Take up records."""
        for label, facts in entries:
            for (kind, value), written in facts.written.items():
                insort(self._kinds.setdefault(kind, {}).setdefault(value, []), (label, written))

    def remove(self, entries: Iterable[tuple[int, RecordFacts]]) -> None:
        """Forget records."""
        for label, facts in entries:
            for kind, value in facts.written:
                having = self._kinds[kind][value]
                del having[bisect_left(having, label, key=_LABEL)]
                if not having:
                    del self._kinds[kind][value]

    def having(self, fact: Fact) -> Sequence[int]:
        """Return the labels of the records that have a fact, in order."""
        return [label for label, _ in self._kinds.get(fact.kind, {}).get(fact.value, ())]

    def values(self, kind: str, prefix: str) -> Counter[str]:
        """Return how many records write each value of a kind that begins with `prefix`.

        Of people and keywords each word may begin so.
        """
        return Counter(written for having in self._beginning(kind, prefix) for _, written in having)

    def named(self, query: str) -> Iterable[int]:
        """Return the labels of the records in whose name each word of `query` begins a word."""
        found = [
            {
                label
                for kind in _IN_NAMES
                for having in self._beginning(kind, word)
                for label, _ in having
            }
            for word in query.split()
            if letters(word)
        ]
        return sorted(set.intersection(*found)) if found else []

    def _beginning(self, kind: str, prefix: str) -> Iterator[list[tuple[int, str]]]:
        """Yield what is known of each value that begins with `prefix`, or a word of which does."""
        begins = unaccented(prefix) if kind in _WITH_SPACES else letters(prefix)
        for value, having in self._kinds.get(kind, {}).items():
            if value.startswith(begins) or f" {begins}" in value:
                yield having
