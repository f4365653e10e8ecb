"""Several files together: which records of which files share a fact.

The index knows the keys of files, not their texts. An open document has a `FileIndex`, a file on
disk a `StoredFile`, and a record is read from the disk only when somebody asks for it. The cost of
a change follows the keys that changed, never how long the files are or how many.

A file has a name, which is what the user of the index calls it, and a place, which is where it
really is: two names for one place are one file, and no duplicates of each other.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

from reftag.index.facts import FactIndex, FoundRecord, IndexedFile
from reftag.index.file_index import Edited, FileIndex, Spot
from reftag.index.groups import Entry
from reftag.index.record_facts import Fact
from reftag.syntax import Record
from reftag.text.steps import Steps


@dataclass(frozen=True, slots=True)
class RecordElsewhere:
    """A record of another file."""

    record: Record
    file: str
    """The name of the other file in the index: a URI, a path as it was given."""
    called: str
    """What people call it, seen from the file that asked."""
    spot: Callable[[], Spot | None]
    """Returns where the record is now: the other file may be open and have changed. None if the
    record no longer exists."""


class _Member(NamedTuple):
    place: str
    file: IndexedFile
    compared: bool
    """Whether its records may be duplicates of those of other files."""
    alone: tuple[str]
    """Its name, in the one tuple that all its keys share as long as no other file has them."""
    leaves: bool = False
    """Whether it is being forgotten."""


class WorkspaceIndex:
    """Files by their names."""

    def __init__(self) -> None:
        """Begin with no file."""
        self._members: dict[str, _Member] = {}
        self._holders: dict[int, tuple[str, ...]] = {}
        """Which files have a key of the work, among those that are compared."""
        self.facts = FactIndex(self._files)
        """All other facts of their records."""

    def put(
        self, name: str, place: str, file: IndexedFile, *, compared: bool = True
    ) -> frozenset[int]:
        """Take up a file, in the place of one that has its name.

        Returns the keys that it has or had: what shares one of them with it has changed.
        """
        gone = self.drop(name)
        self.put_without_keys(name, place, file, compared=compared)
        works = frozenset(file.works()) if compared else frozenset()
        self.note(name, works)
        return gone | works

    def put_without_keys(
        self, name: str, place: str, file: IndexedFile, *, compared: bool = True
    ) -> None:
        """Take up a new file; no duplicates are found in it until `note` has passed on its keys."""
        self._members[name] = _Member(place, file, compared, (name,))

    def note(self, name: str, works: Iterable[int]) -> None:
        """Take note of keys of a file."""
        member = self._members[name]
        for key in works:
            holders = self._holders.get(key)
            if holders is None:
                self._holders[key] = member.alone
            elif name not in holders:
                self._holders[key] = (*holders, name)

    def edit(self, name: str, edited: Edited) -> frozenset[int]:
        """Take note of an edit that the index of a document has followed; return the keys of it."""
        member = self._members[name]
        if not isinstance(member.file, FileIndex):
            return frozenset()
        self.facts.edit(name, member.file, edited)
        if not member.compared:
            return frozenset()
        works = edited.works
        self.follow(name, member.file, works)
        return works

    def follow(self, name: str, file: FileIndex, works: Iterable[int]) -> None:
        """Take note of those of `works` that are in the index of a document, forget the others."""
        has: list[int] = []
        has_not: list[int] = []
        for key in works:
            (has if key in file else has_not).append(key)
        self.note(name, has)
        self.forget(name, has_not)

    def drop(self, name: str) -> frozenset[int]:
        """Forget a file, if it is there; return the keys that it had."""
        works = frozenset(self.works(name))
        self.forget(name, works)
        self.remove(name)
        return works

    def works(self, name: str) -> Iterable[int]:
        """Return the keys by which a file is compared; none if it is not there."""
        member = self._members.get(name)
        return member.file.works() if member and member.compared else ()

    def leave(self, name: str) -> Iterable[int]:
        """Begin to forget a file; return the keys to forget before it is removed."""
        self._members[name] = self._members[name]._replace(leaves=True)
        return self.works(name)

    def is_compared(self, name: str) -> bool:
        """Say whether the records of a file may be duplicates of those of others."""
        return self._members[name].compared

    def remove(self, name: str) -> None:
        """Forget a file, if it is there, after all its keys."""
        self._members.pop(name, None)

    def forget(self, name: str, works: Iterable[int]) -> None:
        """Forget keys of a file."""
        for key in works:
            left = tuple(holder for holder in self._holders.get(key, ()) if holder != name)
            if len(left) == 1:
                self._holders[key] = self._members[left[0]].alone
            elif left:
                self._holders[key] = left
            else:
                self._holders.pop(key, None)

    def others(self, name: str, place: str) -> "OtherFiles":
        """Return what a file may know of the others, whether it is in the index or not."""
        return OtherFiles(self._members, self._holders, name, place)

    # All files

    def gathered(self) -> Steps[None]:
        """Take up, in small steps, all facts that are missing: answers are complete then."""
        if not self.facts.complete:
            yield from self.facts.gather()

    def having(self, fact: Fact) -> Iterator[tuple[str, Entry, Spot | None]]:
        """Yield the records that have a fact: the name of the file, the record, where it is."""
        return _spotted(self.facts.having(fact))

    def search(self, query: str, most: int) -> Steps[list[FoundRecord]]:
        """Return at most `most` records that have each word of `query`: see `FactIndex.search`."""
        return self.facts.search(query, most)

    def _files(self) -> list[tuple[str, IndexedFile]]:
        """Return the files by name, each once, whatever it is called."""
        by_place = {
            member.place: (name, member.file)
            for name, member in self._members.items()
            if not member.leaves
        }
        return sorted(by_place.values(), key=lambda named: named[0])


class OtherFiles:
    """What a file may know of the others; the linter asks it for duplicates."""

    def __init__(
        self,
        members: dict[str, _Member],
        holders: dict[int, tuple[str, ...]],
        name: str,
        place: str,
    ) -> None:
        """Look at the others from one file; use `WorkspaceIndex.others`."""
        self._members = members
        self._holders = holders
        self._name = name
        self._place = place

    def shared(self, works: Iterable[int]) -> list[int]:
        """Return those of `works` that records of other files have, too."""
        holders, mine, nobody = self._holders, (self._name,), ()
        return [
            key
            for key in works
            if holders.get(key, nobody) not in (nobody, mine) and any(self._holding(key))
        ]

    def by_file(self, works: Iterable[int]) -> dict[str, set[int]]:
        """Return which of `works` each other file has, if any."""
        found: dict[str, set[int]] = {}
        for key in works:
            for holder in self._holding(key):
                found.setdefault(holder, set()).add(key)
        return found

    def duplicates(self, works: Iterable[int]) -> tuple[RecordElsewhere, ...]:
        """Return the first records of other files with each of `works`: by file, in order."""
        found: list[RecordElsewhere] = []
        seen: set[str] = set()
        for holder, common in sorted(self.by_file(works).items()):
            place, file, *_ = self._members[holder]
            if place not in seen:
                seen.add(place)
                called = self._called(place)
                found += (
                    RecordElsewhere(each.record, holder, called, partial(file.spot, each.label))
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
        here = PurePath(self._place).parent
        if not (here.is_absolute() and PurePath(place).is_absolute()):  # a URI
            return PurePath(place).name
        try:
            return os.path.relpath(place, here).replace(os.sep, "/")
        except ValueError:  # on another drive
            return place


def _spotted(
    found: Iterable[tuple[str, IndexedFile, list[int]]],
) -> Iterator[tuple[str, Entry, Spot | None]]:
    for name, file, labels in found:
        for label in labels:
            for entry in file.entries([label]):
                yield name, entry, file.spot(label)
