"""Records that have a key in common, in the order of their file."""

from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Final, Generic, NamedTuple, TypeVar

from reftag.index.record_facts import RecordFacts
from reftag.syntax import Record


class Entry(NamedTuple):
    """A record in the index of a file."""

    label: int
    facts: RecordFacts

    @property
    def record(self) -> Record:
        """The record itself."""
        return self.facts.record

    @property
    def works(self) -> tuple[int, ...]:
        """The keys of the work that it is about."""
        return self.facts.works


LABEL: Final = attrgetter("label")

_Key = TypeVar("_Key", bound=Hashable)


class Groups(Generic[_Key]):
    """Records by the keys that they have; of each key, in the order of the file."""

    def __init__(self, keys: Callable[[Entry], Iterable[_Key]]) -> None:
        """Begin without records; `keys` says which ones a record has, always the same."""
        self._keys = keys
        self._groups: dict[_Key, list[Entry]] = {}

    @property
    def by_key(self) -> Mapping[_Key, Sequence[Entry]]:
        """The records by their keys; no group is empty."""
        return self._groups

    def put_in(self, entries: Iterable[Entry]) -> None:
        """Take up records; those that are in already stay as they are."""
        groups, keys = self._groups, self._keys
        for entry in entries:
            for key in keys(entry):
                group = groups.get(key)
                if group is None:
                    groups[key] = [entry]
                elif group[-1].label < entry.label:
                    group.append(entry)
                elif not _is_in(group, entry):
                    insort(group, entry, key=LABEL)

    def take_out(self, entries: Iterable[Entry]) -> None:
        """Forget records; those that are not in are none to forget."""
        groups = self._groups
        for entry in entries:
            for key in self._keys(entry):
                group = groups.get(key)
                if group is None or not _is_in(group, entry):
                    continue  # it was not noted
                del group[place(group, entry)]
                if not group:
                    del groups[key]

    def repeated(self) -> list[Entry]:
        """Return the records that share a key with another one, in the order of the file."""
        return ordered(group for group in self._groups.values() if len(group) > 1)


def ordered(groups: Iterable[Iterable[Entry]]) -> list[Entry]:
    """Return the records of some groups, each once, in the order of the file."""
    found = {entry.label: entry for group in groups for entry in group}
    return [found[label] for label in sorted(found)]


def place(group: Sequence[Entry], entry: Entry) -> int:
    """Return at which place of a group a record is, or would be."""
    return bisect_left(group, entry.label, key=LABEL)


def _is_in(group: Sequence[Entry], entry: Entry) -> bool:
    at = place(group, entry)
    return at < len(group) and group[at].label == entry.label
