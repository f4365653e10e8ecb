"""Which records of a document are alike, kept up to date by the difference that an edit makes.

Records that share a key (see `Rule.keys`) are *twins*. A record that is edited may gain and lose
twins anywhere in the file; only those are looked at again, and they are found by their label:
labels rise along the file, and a record keeps its own wherever it moves. Records that are alike
in several files are for `files_beside`.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final, NamedTuple

from reftag.syntax import Record

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


class Twins:
    """The records of the newest version of a document by their keys.

    The index is changed in place, unlike everything else that belongs to a report: copying it at
    each keystroke would cost as much as the file is long. It says which report it is for
    (`owner`); for any other the linter makes a new one.
    """

    def __init__(self) -> None:
        """Begin with no record."""
        self.owner: object = None
        self._groups: dict[int, dict[int, Entry]] = {}
        self._labels: dict[int, int] = {}
        """By the identity of the record, which the groups keep alive."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Take up records."""
        for entry in entries:
            if entry.keys:
                self._labels[id(entry.record)] = entry.label
            for key in entry.keys:
                self._groups.setdefault(key, {})[entry.label] = entry

    def remove(self, entries: Iterable[Entry]) -> None:
        """Forget records."""
        for entry in entries:
            self._labels.pop(id(entry.record), None)
            for key in entry.keys:
                group = self._groups[key]
                del group[entry.label]
                if not group:
                    del self._groups[key]

    def __contains__(self, key: int) -> bool:
        """Say whether a record has this key."""
        return key in self._groups

    def keys(self) -> Iterable[int]:
        """Return the keys of all records."""
        return self._groups.keys()

    def with_keys(self, keys: Iterable[int]) -> list[Entry]:
        """Return the records that have one of `keys`, in the order of the file."""
        found: dict[int, Entry] = {}
        for key in keys:
            found |= self._groups.get(key, {})
        return [found[label] for label in sorted(found)]

    def of(self, entry: Entry) -> tuple[Record, ...]:
        """Return the twins of a record, in the order of the file."""
        if all(len(self._groups[key]) == 1 for key in entry.keys):
            return ()
        others = self.with_keys(entry.keys)
        return tuple(other.record for other in others if other.label != entry.label)

    def repeated(self) -> list[int]:
        """Return the keys that several records have."""
        return [key for key, group in self._groups.items() if len(group) > 1]

    def label_of(self, record: Record) -> int | None:
        """Return the label of a record that has keys; None if it is not in the index."""
        return self._labels.get(id(record))


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
