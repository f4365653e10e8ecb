"""Which records of a document share a fact, kept up to date by the difference that an edit makes.

A record that is edited may gain and lose duplicates anywhere in the file; they are found by their
labels: labels rise along the file, and a record keeps its own wherever it moves.

Thousands of records may share a key of the work. Each of them sees only those nearest to it
(`works.window`), and records of other files see only the first ones (`leading`), so the work for a
record, and after an edit, does not grow with the group.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import Final, NamedTuple

from reftag.index.groups import LABEL, Entry, Groups, ordered, place
from reftag.index.record_facts import Keys, RecordFacts
from reftag.index.works import MOST, window
from reftag.syntax import Record, RecordChange
from reftag.text import ItemAt, Size, SumTree

_GAP: Final = 1 << 512
"""Between two labels of a file that was just opened. Each record that is put in between halves
what is left, so this is good for hundreds of them at one place."""


class Spot(NamedTuple):
    """Where a record begins in its file."""

    offset: int
    """In code points from the start of the file."""
    line: int
    """From 0."""


class Edited(NamedTuple):
    """What an edit has changed in an index."""

    at: int
    """The place of the first record that was replaced."""
    gone: Sequence[Entry]
    fresh: Sequence[Entry]
    """What was put in; the very `gone` if nothing was, and the records are to be checked."""
    later: Sequence[Entry] = ()
    """What was put in after `fresh`; it is too much to be looked at now."""

    @property
    def works(self) -> frozenset[int]:
        """The keys of records that were put in or taken out, without those of `later`."""
        return frozenset(key for entry in (*self.gone, *self.fresh) for key in entry.works)


_WORKS: Final = attrgetter("works")


def _extent(entry: Entry) -> Size:
    return len(entry.record.text), entry.record.breaks


class FileIndex:
    """The records of the newest version of a document.

    It is changed in place, unlike documents and reports: copying it at each keystroke would cost as
    much as the file is long. Whoever holds the document edits it.
    """

    _groups: Groups[int] | None
    """The records that have a key of the work; None before all of them are first needed."""
    _sharing: tuple[Keys, Groups[str]] | None
    """Those that have other keys, of who asked last; None before somebody asks."""

    def __init__(self, records: Iterable[Record], *, noted: bool = True) -> None:
        """Take up the records of a document, in their order.

        Unless they are `noted`, they have no keys of the work until `note` takes note of these.
        """
        self._fill(_labelled([RecordFacts(record) for record in records]), noted=noted)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "FileIndex":
        """Return another index of the records of one, with their labels."""
        index = object.__new__(cls)
        index._fill(list(entries))
        return index

    def _fill(self, entries: Sequence[Entry], *, noted: bool = True) -> None:
        self._entries = SumTree(_extent, 2, entries)
        self._noted = noted
        self._groups = None if noted else Groups(_WORKS)
        self._sharing = None

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def edit(self, change: RecordChange, most: int | None = None) -> Edited:
        """Follow a change of the document; return what it has changed here.

        If it puts in more than `most` characters, the keys of the records after them are left to
        `note`, and the records are `later` ones.
        """
        at, stop = change.at, change.at + change.removed
        facts = [RecordFacts(record) for record in change.inserted]
        low = self._entries[at - 1].label if at else None
        high = self._entries[stop].label if stop < len(self._entries) else None
        labels = _labels_between(low, high, len(facts))
        if labels is None:  # no room left: once in hundreds of records
            old = list(self._entries)
            before, after = ([each.facts for each in part] for part in (old[:at], old[stop:]))
            self._fill(_labelled([*before, *facts, *after]))
            return _edited(0, old, list(self._entries), most)
        gone = [found.item for found in islice(self._entries.found_from(at), stop - at)]
        fresh = [Entry(*each) for each in zip(labels, facts, strict=True)]
        self._entries = self._entries.splice(at, stop, fresh)
        edited = _edited(at, gone, fresh, most)
        if self._groups is not None:
            self._groups.take_out(gone)
            self.note(edited.fresh)
        if self._sharing is not None:
            self._sharing[1].take_out(gone)
        return edited

    def note(self, entries: Iterable[Entry]) -> None:
        """Take note of the keys of records, if that has not been done."""
        if self._groups is not None:  # else all of them are noted when they are first needed
            self._groups.put_in(entries)

    def spot(self, label: int) -> Spot | None:
        """Return where the record with a label begins; None if it is not there any more."""
        found = self._found(label)
        return found and Spot(*found.before)

    # Records about the same work

    def _by_work(self) -> Groups[int]:
        if self._groups is None:
            self._groups = Groups(_WORKS)
            self._groups.put_in(self)
        return self._groups

    @property
    def _works(self) -> Mapping[int, Sequence[Entry]]:
        return self._by_work().by_key

    def __contains__(self, key: int) -> bool:
        """Say whether a record has this key of the work."""
        return key in self._works

    def works(self) -> Iterable[int]:
        """Return the keys of all records."""
        return self._works.keys()

    def duplicates(self, entry: Entry) -> list[Entry]:
        """Return the records that one sees since they share a key, in the order of the file."""
        by_work = self._works
        groups = [group for key in entry.works if len(group := by_work[key]) > 1]
        seen = [group[window(len(group), place(group, entry))] for group in groups]
        return [each for each in ordered(seen) if each.label != entry.label]

    def leads(self, entry: Entry) -> list[int]:
        """Return the keys of a record that few before it have: other files may see it by these."""
        by_work = self._works
        return [key for key in entry.works if place(by_work[key], entry) < MOST]

    def leading(self, keys: Iterable[int]) -> list[Entry]:
        """Return the first records with each of `keys`, in the order of the file."""
        by_work = self._works
        return ordered(by_work.get(key, ())[:MOST] for key in keys)

    def repeated(self) -> list[Entry]:
        """Return the records that share a key with another one."""
        return self._by_work().repeated()

    def near(self, edited: Edited) -> list[Entry]:
        """Return the records that see, or saw, an edited one or may now be among the first."""
        by_work = self._works
        places = {
            (key, place(group, entry))
            for entry in (*edited.gone, *edited.fresh)
            for key in entry.works
            if (group := by_work.get(key))
        }
        seeing = ((by_work[key], at) for key, at in places)
        return ordered(
            chain(group[: MOST + 1], group[max(0, at - MOST - 1) : at + MOST + 2])
            for group, at in seeing
        )

    # Records with other keys in common

    def sharing(self, keys: Keys) -> Groups[str]:
        """Return the records that have such keys; of a document that is not noted, those put in.

        Of one sort of keys there is note at a time: edits take records out, who asks puts them in.
        """
        if self._sharing is None or self._sharing[0].name != keys.name:
            groups: Groups[str] = Groups(lambda entry: entry.facts.shared(keys))
            groups.put_in(self if self._noted else ())
            self._sharing = keys, groups
        return self._sharing[1]

    # Records by their labels

    def after(self, label: int | None, most: int) -> list[Entry]:
        """Return the records after a label, or the first ones: at most so many, in their order."""
        if label is None or not len(self._entries):
            start = 0
        else:
            start = self._entries.bisect(LABEL, label)
            start += self._entries.at(start).item.label <= label
        return [found.item for found in islice(self._entries.found_from(start), most)]

    def entries(self, labels: Iterable[int]) -> list[Entry]:
        """Return the records with some labels; those that are no longer there are left out."""
        return [found.item for label in labels if (found := self._found(label))]

    def _found(self, label: int) -> ItemAt[Entry] | None:
        if not len(self._entries):
            return None
        found = self._entries.at(self._entries.bisect(LABEL, label))
        return found if found.item.label == label else None


def _edited(at: int, gone: Sequence[Entry], put: Sequence[Entry], most: int | None) -> Edited:
    """Return what an edit has changed; of what it `put` in, about `most` is looked at now."""
    if most is None:
        return Edited(at, gone, put)
    now = 0
    while now < len(put) and most > 0:
        most -= len(put[now].record.text)
        now += 1
    return Edited(at, gone, put[:now], put[now:])


def _labelled(facts: Sequence[RecordFacts]) -> list[Entry]:
    """Return the records of a whole file with labels."""
    return [Entry(_GAP * (at + 1), each) for at, each in enumerate(facts)]


def _labels_between(low: int | None, high: int | None, count: int) -> list[int] | None:
    """Return `count` labels that rise between two others; None if there is no room left.

    `low` None is the beginning of the file, `high` None its end.
    """
    if high is None:
        start = 0 if low is None else low
        return [start + _GAP * (at + 1) for at in range(count)]
    start = high - _GAP * (count + 1) if low is None else low
    step = (high - start) // (count + 1)
    return [start + step * (at + 1) for at in range(count)] if step else None
