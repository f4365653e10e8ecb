"""A file on disk in the index: the keys of its records, and where in it each record is.

That is a few numbers a record. It holds no texts: a record is read from the file on request, at a
cost that depends only on the length of the record.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain, islice
from typing import Final, NamedTuple

from reftag.dialects import Dialect
from reftag.files import Decoded
from reftag.index.file_index import Spot
from reftag.index.groups import Entry
from reftag.index.record_facts import RecordFacts
from reftag.index.works import MOST, window
from reftag.syntax import Record

_KEY: Final = "Q"
_NUMBER: Final = "Q"

_RUN: Final = 2_000
"""Keys that are put in order together: sorting those of a large file takes long enough to be
felt, and the keys of none are in more than some dozens of runs."""


class _KeyRun(NamedTuple):
    keys: "array[int]"
    """In order."""
    rows: "array[int]"
    """Which record has the key at the same place."""


ReadRange = Callable[[int, int], bytes]
"""Returns a number of bytes from one on, fewer at the end of the file. Raises `OSError`."""


def part_of(data: bytes, start: int, size: int) -> bytes:
    """Return a part of what was read before: for files that are not to be read again."""
    return data[start : start + size]


class StoredFile:
    """A file on disk. Its records are labelled with their numbers. It travels between processes."""

    def __init__(self, read: ReadRange, file: Decoded, dialect: Dialect) -> None:
        """Begin with no record. `read` reads the file again, which is as `file` says."""
        self._read_range = read
        self._file = file._replace(text="")
        self._dialect = dialect
        self._begins = array(_NUMBER)
        """The byte at which each record begins."""
        self._lengths = array(_NUMBER)
        self._offsets = array(_NUMBER)
        self._lines = array(_NUMBER)
        self._keys: list[tuple[int, int]] = []
        """Those that are in no run yet."""
        self._runs: list[_KeyRun] = []
        self._byte, self._spot = len(file.mark), Spot(0, 0)
        self._read: dict[int, Entry | None] = {}

    @classmethod
    def of(
        cls, entries: Iterable[Entry], read: ReadRange, file: Decoded, dialect: Dialect
    ) -> "StoredFile":
        """Return the index of a file with these records."""
        stored = cls(read, file, dialect)
        for entry in entries:
            stored.add(entry.facts)
        stored.close()
        return stored

    def add(self, facts: RecordFacts) -> None:
        """Note down the next record of the file."""
        record, row = facts.record, len(self._begins)
        length = self._bytes(record.text)
        self._begins.append(self._byte)
        self._lengths.append(length)
        self._offsets.append(self._spot.offset)
        self._lines.append(self._spot.line)
        self._keys += [(key, row) for key in facts.works]
        if len(self._keys) >= _RUN:
            self.close()
        self._byte += length
        self._spot = Spot(self._spot.offset + len(record.text), self._spot.line + record.breaks)

    def close(self) -> None:
        """Say that there are no more records. Before that not all can be found."""
        self._keys.sort()
        keys = array(_KEY, [key for key, _ in self._keys])
        self._runs.append(_KeyRun(keys, array(_NUMBER, [row for _, row in self._keys])))
        self._keys = []

    def spot(self, label: int) -> Spot:
        """Return where a record begins."""
        return Spot(self._offsets[label], self._lines[label])

    # Records about the same work, as in `FileIndex`. Those that cannot be read any more, since the
    # file has changed, are left out.

    def works(self) -> Iterable[int]:
        """Return the keys of all records; one that several have comes several times."""
        return chain.from_iterable(run.keys for run in self._runs)

    def duplicates(self, entry: Entry) -> list[Entry]:
        """Return the records that one sees since they share a key, in the order of the file."""
        seen: set[int] = set()
        for key in entry.works:
            group = list(self._rows(key))
            seen.update(group[window(len(group), bisect_left(group, entry.label))])
        return self._entries(seen - {entry.label})

    def leads(self, entry: Entry) -> list[int]:
        """Return the keys of a record that few before it have: other files may see it by these."""
        return [key for key in entry.works if entry.label in islice(self._rows(key), MOST)]

    def leading(self, keys: Iterable[int]) -> list[Entry]:
        """Return the first records with each of `keys`, in the order of the file."""
        return self._entries({row for key in keys for row in islice(self._rows(key), MOST)})

    # Records by their labels

    def after(self, label: int | None, most: int) -> list[Entry]:
        """Return the records after a label, or the first ones: at most so many, in their order.

        They are read from it together; those that cannot be read any more are left out.
        """
        first = 0 if label is None else label + 1
        stop = min(first + most, len(self._begins))
        if first >= stop:
            return []
        start, last = self._begins[first], stop - 1
        try:
            data = self._read_range(start, self._begins[last] + self._lengths[last] - start)
        except OSError:
            return []
        read = partial(part_of, data)
        found = (self._entry(row, read, start) for row in range(first, stop))
        return [entry for entry in found if entry]

    def entries(self, labels: Iterable[int]) -> list[Entry]:
        """Return the records with some labels, as `after` does."""
        return self._entries(labels)

    def _rows(self, key: int) -> Iterable[int]:
        for keys, rows in self._runs:
            at = bisect_left(keys, key)
            while at < len(keys) and keys[at] == key:
                yield rows[at]
                at += 1

    def _entries(self, rows: Iterable[int]) -> list[Entry]:
        # Kept: they are asked for again at each change of a record like them.
        for row in rows:
            if row not in self._read:
                self._read[row] = self._entry(row, self._read_range)
        return [entry for row in sorted(rows) if (entry := self._read[row])]

    def _entry(self, row: int, read: ReadRange, start: int = 0) -> Entry | None:
        """Return a record; `read` counts bytes from `start`."""
        try:
            text = self._file.decode(read(self._begins[row] - start, self._lengths[row]))
        except (OSError, UnicodeDecodeError):
            return None
        return Entry(row, RecordFacts(Record(text, self._dialect)))

    def _bytes(self, text: str) -> int:
        """Return how many bytes the text of the next record takes in the file."""
        _, encoding, _, strays = self._file
        if encoding == "windows-1252" or (encoding == "utf-8" and text.isascii()):
            return len(text)
        start = self._spot.offset
        first, end = bisect_left(strays, start), bisect_left(strays, start + len(text))
        # A stray is one byte, whatever its character takes in UTF-8.
        less = sum(len(text[at - start].encode()) - 1 for at in strays[first:end])
        return len(text.encode(encoding, "surrogatepass")) - less
