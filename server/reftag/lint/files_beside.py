"""Several files together: which records of which files share a key.

A library knows the keys of files, not their texts. The records of an open file come from its newest
report; a file on disk has a `Catalogue`, and a record is read from the disk only when another file
has one like it. The cost of a change follows the keys that changed, never how long the files are or
how many.

A file has a name, which is what the linter's user calls it, and a place, which is where it really
is: two names for one place are one file, and no duplicates of each other.
"""

import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple, Protocol

from reftag.lint.engine.finding import Spot, Stranger
from reftag.lint.engine.report import Report
from reftag.syntax import Record


class Held(NamedTuple):
    """A record of a file in the library."""

    record: Record
    spot: Callable[[], Spot | None]


class File(Protocol):
    """A file in the library."""

    def all_keys(self) -> Iterable[int]:
        """Return the keys of its records."""

    def leading(self, keys: Iterable[int]) -> list[Held]:
        """Return the first records with each of `keys` (`twins.MOST`), in the order of the file."""


class OpenFile:
    """A file that is being edited: what was found in it last. See `Library.edited`."""

    def __init__(self, report: Report) -> None:
        """Take up a file."""
        self.report = report
        self.known = set(report.index().keys())
        """The keys that the library knows."""

    def all_keys(self) -> Iterable[int]:
        """Return the keys of its records, as far as the library knows them."""
        return self.known

    def leading(self, keys: Iterable[int]) -> list[Held]:
        """Return the first records with each of `keys`, in the order of the file."""
        entries = self.report.index().leading(keys)
        return [Held(each.record, partial(self._spot, each.record)) for each in entries]

    def _spot(self, record: Record) -> Spot | None:
        return self.report.spot(record)


class _Member(NamedTuple):
    place: str
    file: File
    alone: tuple[str]
    """Its name, in the one tuple that all its keys share as long as no other file has them."""


class Library:
    """Files by their names."""

    def __init__(self) -> None:
        """Begin with no file."""
        self._members: dict[str, _Member] = {}
        self._holders: dict[int, tuple[str, ...]] = {}
        """Which files have a key."""

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def put(self, name: str, place: str, file: File) -> frozenset[int]:
        """Take up a file, in the place of one that has its name.

        Returns the keys that it has or had: files that have one of them need to be checked again.
        """
        gone = self.drop(name)
        self._members[name] = _Member(place, file, (name,))
        keys = frozenset(file.all_keys())
        self.note(name, keys)
        return gone | keys

    def put_without_keys(self, name: str, place: str, file: File) -> None:
        """Take up a new file; nothing in it is found until `note` has passed on its keys."""
        self._members[name] = _Member(place, file, (name,))

    def note(self, name: str, keys: Iterable[int]) -> None:
        """Take note of keys of a file."""
        member = self._members[name]
        for key in keys:
            self._note(member, key)

    def drop(self, name: str) -> frozenset[int]:
        """Forget a file, if it is there; return the keys that it had."""
        member = self._members.pop(name, None)
        keys = frozenset(member.file.all_keys()) if member else frozenset()
        for key in keys:
            self._unnote(name, key)
        return keys

    def edited(self, name: str, report: Report) -> frozenset[int]:
        """Take up the report of an open file after an edit; return the keys that it touched."""
        file = self._open(name)
        file.report = report
        there = report.index()
        touched = report.touched
        if touched is None:
            touched = frozenset(file.known.union(there.keys()))
        for key in touched:
            if key in there and key not in file.known:
                file.known.add(key)
                self._note(self._members[name], key)
            elif key not in there and key in file.known:
                file.known.remove(key)
                self._unnote(name, key)
        return touched

    def looked_at(self, name: str, report: Report) -> None:
        """Take up the report of an open file that was only looked at again."""
        self._open(name).report = report

    def beside(self, name: str, place: str) -> "FilesBeside":
        """Return what a file may know of the others, whether it is in the library or not."""
        return FilesBeside(self._members, self._holders, name, place)

    def _open(self, name: str) -> OpenFile:
        file = self._members[name].file
        if not isinstance(file, OpenFile):
            raise TypeError(f"{name} is not open")
        return file

    def _note(self, member: _Member, key: int) -> None:
        holders = self._holders.get(key)
        if holders is None:
            self._holders[key] = member.alone
        elif member.alone[0] not in holders:
            self._holders[key] = (*holders, *member.alone)

    def _unnote(self, name: str, key: int) -> None:
        left = tuple(holder for holder in self._holders.get(key, ()) if holder != name)
        if len(left) == 1:
            self._holders[key] = self._members[left[0]].alone
        elif left:
            self._holders[key] = left
        else:
            self._holders.pop(key, None)


class FilesBeside:
    """The other files of a library, as the linter asks for them (`engine.Neighbours`)."""

    def __init__(
        self,
        members: dict[str, _Member],
        holders: dict[int, tuple[str, ...]],
        name: str,
        place: str,
    ) -> None:
        """Look at the library from one file; use `Library.beside`."""
        self._members = members
        self._holders = holders
        self._name = name
        self._place = place

    def shared(self, keys: Iterable[int]) -> list[int]:
        """Return those of `keys` that records of other files have, too."""
        holders, mine, nobody = self._holders, (self._name,), ()
        return [
            key
            for key in keys
            if holders.get(key, nobody) not in (nobody, mine) and any(self._holding(key))
        ]

    def by_file(self, keys: Iterable[int]) -> dict[str, set[int]]:
        """Return which of `keys` each other file has, if any."""
        found: dict[str, set[int]] = {}
        for key in keys:
            for holder in self._holding(key):
                found.setdefault(holder, set()).add(key)
        return found

    def strangers(self, keys: Iterable[int]) -> tuple[Stranger, ...]:
        """Return the first records of other files with each of `keys`: by file, in order."""
        found: list[Stranger] = []
        seen: set[str] = set()
        for holder, common in sorted(self.by_file(keys).items()):
            place, file, _ = self._members[holder]
            if place not in seen:
                seen.add(place)
                called = self._called(place)
                found += (
                    Stranger(each.record, holder, called, each.spot)
                    for each in file.leading(common)
                )
        return tuple(found)

    def _holding(self, key: int) -> list[str]:
        return [
            holder
            for holder in self._holders.get(key, ())
            if holder != self._name and self._members[holder].place != self._place
        ]

    def _called(self, place: str) -> str:
        """Return what people at this file call another: the way there, wherever both lie."""
        here = os.path.dirname(self._place)  # noqa: PTH120  # need not be a path
        if not (os.path.isabs(here) and os.path.isabs(place)):  # noqa: PTH117
            return os.path.basename(place)  # noqa: PTH119
        try:
            return os.path.relpath(place, here).replace(os.sep, "/")
        except ValueError:  # on another drive
            return place
