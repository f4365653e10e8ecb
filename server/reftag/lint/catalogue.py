"""The keys of the records of a file on disk, and where in it each record is.

A catalogue is a few numbers a record. It holds no texts: a record is read from the file on request,
at a cost that depends only on the length of the record.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

from reftag.dialects import Dialect
from reftag.files.decoding import Decoded
from reftag.lint.engine.finding import Spot
from reftag.lint.engine.report import Report
from reftag.lint.files_beside import Held
from reftag.lint.twins import MOST, window
from reftag.syntax import Record

_KEY: Final = "Q"
_NUMBER: Final = "Q"

_RUN: Final = 2_000
"""Keys that are put in order together: sorting those of a large file takes long enough to be
felt, and the keys of none are in more than some dozens of runs."""


class _Run(NamedTuple):
    keys: "array[int]"
    """In order."""
    rows: "array[int]"
    """Which record has the key at the same place."""


class Catalogue:
    """A file on disk as a `library.File`. It travels between processes."""

    def __init__(self, source: Path | bytes, file: Decoded, dialect: Dialect) -> None:
        """Begin with no record. `source` is the file, or what is in it if it has no path."""
        self._source = source
        self._file = file._replace(text="")
        self._dialect = dialect
        self._begins = array(_NUMBER)
        """The byte at which each record that has keys begins."""
        self._lengths = array(_NUMBER)
        self._offsets = array(_NUMBER)
        self._lines = array(_NUMBER)
        self._keys: list[tuple[int, int]] = []
        """Those that are in no run yet."""
        self._runs: list[_Run] = []
        self._byte, self._spot = len(file.mark), Spot(0, 0)
        self._read: dict[int, Record | None] = {}

    @classmethod
    def of(
        cls, report: Report, file: Decoded, dialect: Dialect, source: Path | bytes
    ) -> "Catalogue":
        """Return the catalogue of a file that was checked and is on disk as `file` says."""
        catalogue = cls(source, file, dialect)
        for record, keys in report.keyed():
            catalogue.add(record, keys)
        catalogue.close()
        return catalogue

    def add(self, record: Record, keys: Iterable[int]) -> None:
        """Note down the next record of the file, `keys` being what it has."""
        length = self._bytes(record.text)
        keys = tuple(keys)
        if keys:
            row = len(self._begins)
            self._begins.append(self._byte)
            self._lengths.append(length)
            self._offsets.append(self._spot.offset)
            self._lines.append(self._spot.line)
            self._keys += [(key, row) for key in keys]
            if len(self._keys) >= _RUN:
                self.close()
        self._byte += length
        self._spot = Spot(self._spot.offset + len(record.text), self._spot.line + record.breaks)

    def close(self) -> None:
        """Say that there are no more records. Before that not all can be found."""
        self._keys.sort()
        keys = array(_KEY, [key for key, _ in self._keys])
        self._runs.append(_Run(keys, array(_NUMBER, [row for _, row in self._keys])))
        self._keys = []

    def all_keys(self) -> Iterable[int]:
        """Return the keys of all records; one that several have comes several times."""
        return chain.from_iterable(run.keys for run in self._runs)

    def leading(self, keys: Iterable[int]) -> list[Held]:
        """Return the first records with each of `keys`, in the order of the file.

        Those that cannot be read any more, since the file has changed, are left out.
        """
        return [held for _, held in self.leading_rows(keys)]

    def leading_rows(self, keys: Iterable[int]) -> list[tuple[int, Held]]:
        """Return the same, each with its number among the records that have keys."""
        return self._held({row for key in keys for row in islice(self._rows(key), MOST)})

    def leads(self, row: int, keys: Iterable[int]) -> list[int]:
        """Return by which of its `keys` a record is seen by other files, as `Twins.leads` does."""
        return [key for key in keys if row in islice(self._rows(key), MOST)]

    def twins(self, row: int, keys: Iterable[int]) -> list[Held]:
        """Return the twins that a record with `keys` sees, as `Twins.of` does."""
        seen: set[int] = set()
        for key in keys:
            group = list(self._rows(key))
            seen.update(group[window(len(group), bisect_left(group, row))])
        return [held for _, held in self._held(seen - {row})]

    def _held(self, rows: Iterable[int]) -> list[tuple[int, Held]]:
        held = ((self._record(row), row) for row in sorted(rows))
        return [(row, Held(record, partial(self.spot, row))) for record, row in held if record]

    def spot(self, row: int) -> Spot:
        """Return where a record begins, by its number among those that have keys."""
        return Spot(self._offsets[row], self._lines[row])

    def _rows(self, key: int) -> Iterable[int]:
        for keys, rows in self._runs:
            at = bisect_left(keys, key)
            while at < len(keys) and keys[at] == key:
                yield rows[at]
                at += 1

    def _record(self, row: int) -> Record | None:
        # Kept: it is asked for again at each change of a record like it.
        if row not in self._read:
            text = self._text(self._begins[row], self._lengths[row])
            self._read[row] = None if text is None else Record(text, self._dialect)
        return self._read[row]

    def _text(self, begin: int, length: int) -> str | None:
        try:
            if isinstance(self._source, bytes):
                data = self._source[begin : begin + length]
            else:
                with self._source.open("rb") as file:
                    file.seek(begin)
                    data = file.read(length)
            return self._file.decode(data)
        except (OSError, UnicodeDecodeError):
            return None

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
