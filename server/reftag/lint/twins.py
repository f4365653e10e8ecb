"""Which records of a document are alike, kept up to date by the difference that an edit makes.

Records that share a key (see `Rule.keys`) are *twins*. A record that is edited may gain and lose
twins anywhere in the file; only those are looked at again, and they are found by their label:
labels rise along the file, and a record keeps its own wherever it moves. Records that are alike
in several files are for `files_beside`.

Thousands of records may share one key. Each of them sees only those nearest to it (`window`), and
records of other files see only the first ones (`leading`), so the work for a record, and after an
edit, does not grow with the group.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from reftag.syntax import Record

MOST: Final = 20
"""At most this many of the other records with a key are compared."""

GAP: Final = 1 << 512
"""Between two labels of a file that was just opened. Each record that is put in between halves
what is left, so this is good for hundreds of them at one place."""


def digest(key: str) -> int:
    """Return a key as 64 bits, the same in every process: files may have a million of them.

    Two keys that become one by chance cost a look at two records that have nothing in common.
    """
    data = key.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest())


class Entry(NamedTuple):
    """A record in the index."""

    label: int
    record: Record
    keys: frozenset[int]
    """Digests."""


_LABEL: Final = attrgetter("label")


def window(size: int, at: int) -> slice:
    """Return which records of a group of `size` the one at place `at` sees, itself included."""
    start = max(0, min(at - MOST // 2, size - MOST - 1))
    return slice(start, start + MOST + 1)


class Twins:
    """The records of the newest version of a document by their keys.

    The index is changed in place, unlike everything else that belongs to a report: copying it at
    each keystroke would cost as much as the file is long. It says which report it is for
    (`owner`); for any other the linter makes a new one.
    """

    def __init__(self) -> None:
        """Begin with no record."""
        self.owner: object = None
        self._groups: dict[int, list[Entry]] = {}
        """The records that have a key, in the order of the file."""
        self._labels: dict[int, int] = {}
        """By the identity of the record, which the groups keep alive."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Take up records."""
        for entry in entries:
            if entry.keys:
                self._labels[id(entry.record)] = entry.label
            for key in entry.keys:
                group = self._groups.get(key)
                if group is None:
                    self._groups[key] = [entry]
                elif group[-1].label < entry.label:
                    group.append(entry)
                else:
                    insort(group, entry, key=_LABEL)

    def remove(self, entries: Iterable[Entry]) -> None:
        """Forget records."""
        for entry in entries:
            self._labels.pop(id(entry.record), None)
            for key in entry.keys:
                group = self._groups[key]
                del group[_place(group, entry)]
                if not group:
                    del self._groups[key]

    def __contains__(self, key: int) -> bool:
        """Say whether a record has this key."""
        return key in self._groups

    def keys(self) -> Iterable[int]:
        """Return the keys of all records."""
        return self._groups.keys()

    def of(self, entry: Entry) -> tuple[Record, ...]:
        """Return the twins that a record sees, in the order of the file."""
        groups = [group for key in entry.keys if len(group := self._groups[key]) > 1]
        seen = [group[window(len(group), _place(group, entry))] for group in groups]
        return tuple(each.record for each in ordered(seen) if each.label != entry.label)

    def leads(self, entry: Entry) -> list[int]:
        """Return the keys of a record that few before it have: other files may see it by these."""
        return [key for key in entry.keys if _place(self._groups[key], entry) < MOST]

    def leading(self, keys: Iterable[int]) -> list[Entry]:
        """Return the first records with each of `keys`, in the order of the file."""
        return ordered(self._groups.get(key, [])[:MOST] for key in keys)

    def repeated(self) -> Iterator[list[Entry]]:
        """Yield the groups of several records."""
        return (group for group in self._groups.values() if len(group) > 1)

    def near(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the records that see, or saw, one of `entries` or may now be among the first."""
        places = {
            (key, _place(group, entry))
            for entry in entries
            for key in entry.keys
            if (group := self._groups.get(key))
        }
        seeing = ((self._groups[key], at) for key, at in places)
        return ordered(
            chain(group[: MOST + 1], group[max(0, at - MOST - 1) : at + MOST + 2])
            for group, at in seeing
        )

    def label_of(self, record: Record) -> int | None:
        """Return the label of a record that has keys; None if it is not in the index."""
        return self._labels.get(id(record))


def _place(group: list[Entry], entry: Entry) -> int:
    """Return at which place of a group a record is, or would be."""
    return bisect_left(group, entry.label, key=_LABEL)


def ordered(groups: Iterable[Iterable[Entry]]) -> list[Entry]:
    """Return the records of some groups, each once, in the order of the file."""
    found = {entry.label: entry for group in groups for entry in group}
    return [found[label] for label in sorted(found)]


def labels_between(low: int | None, high: int | None, count: int) -> list[int] | None:
    """Return `count` labels that rise between two others; None if there is no room left.

    `low` None is the beginning of the file, `high` None its end.
    """
    if high is None:
        start = 0 if low is None else low
        return [start + GAP * (at + 1) for at in range(count)]
    start = high - GAP * (count + 1) if low is None else low
    step = (high - start) // (count + 1)
    return [start + step * (at + 1) for at in range(count)] if step else None
