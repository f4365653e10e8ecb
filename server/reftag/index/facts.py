"""Which records have a fact: one table over all files, for completion, search and references.

Files are taken up in small steps (`gather`), and later only followed by the difference. Until a
file is taken up, answers lack its records. A record is a number here: that of its file, and one of
its own within the file, so a fact costs eight bytes a record.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, ItemsView, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Final, NamedTuple

from reftag.index.file_index import Edited, FileIndex, Spot
from reftag.index.groups import Entry
from reftag.index.ranking import Ranking
from reftag.index.record_facts import ABBREVIATION_OF, ISSN_OF, Fact, record_name
from reftag.index.spellings import Spelling, Values, add, forget, spellings
from reftag.index.stored_file import StoredFile
from reftag.text.steps import Steps
from reftag.values.plain_letters import letters, unaccented

IndexedFile = FileIndex | StoredFile

_PER_FILE: Final = 1 << 32
"""Numbers that a file has for its records."""

_STEP: Final = 5
"""Records that are taken up in one step."""

_VALUES: Final = 1_000
"""Values that are looked through in one step."""

_AT_ONCE: Final = 50
"""Records that an edit may change; after one that changes more the file is taken up again."""

_IN_NAMES: Final = ("word", "person", "year", "label")
"""The kinds of facts in which the words of a query for records are looked for; and DOIs."""

_PREFIX: Final = 3
"""Letters that a word of a query must have to find longer words."""


class FoundRecord(NamedTuple):
    """A record that a query found."""

    file: str
    """The name of its file in the index."""
    shown: str
    """What people call the record."""
    matched: tuple[str, ...]
    """How it writes what each word of the query found."""
    spot: Spot


@dataclass(slots=True)
class _TakenUp:
    """A file whose records are in the table, or are being taken up."""

    name: str
    file: IndexedFile
    base: int
    """The first of its numbers."""
    reached: int | None = None
    """Up to which label its records are in the table; None for none."""
    complete: bool = False
    numbers: dict[int, int] = field(default_factory=dict)
    """Of a document: the numbers of its records by their labels."""
    by_number: dict[int, int] = field(default_factory=dict)
    """The other way round."""
    shown: dict[int, str] = field(default_factory=dict)
    """What people call records on the disk, by their numbers: they are not read again for it."""
    serials: Iterator[int] = field(default_factory=count)

    def take(self, label: int) -> int:
        """Return a number for a record."""
        if isinstance(self.file, StoredFile):
            return self.base + label
        number = self.numbers[label] = self.base + next(self.serials)
        self.by_number[number] = label
        return number

    def has_reached(self, label: int) -> bool:
        """Say whether a record with this label is, or would be, in the table."""
        return self.complete or (self.reached is not None and label <= self.reached)

    def label_of(self, number: int) -> int:
        """Return the label of a record."""
        return self.by_number.get(number, number - self.base)


class FactIndex:
    """The facts of all files."""

    def __init__(self, files: Callable[[], Iterable[tuple[str, IndexedFile]]]) -> None:
        """Begin with no record; `files` returns the files that there are, by name."""
        self._files = files
        self._kinds: dict[str, Values] = {}
        self._sources: dict[str, _TakenUp] = {}
        self._by_serial: dict[int, _TakenUp] = {}
        self._serials = count(1)
        self._dropped: set[int] = set()
        """The first numbers of files that are no longer there; theirs may be in the table still."""
        self._changes: Counter[str] = Counter()
        """How often the values of each kind have changed."""
        self._rankings: dict[str, tuple[int, Ranking]] = {}
        """The order of the values of each kind, and how often they had changed then."""

    # Files

    def gather(self) -> Steps[None]:
        """Take up what is not in the table yet, documents first; then put the values in order."""
        self._compare_files()
        documents = [each for each in self._sources.values() if isinstance(each.file, FileIndex)]
        stored = [each for each in self._sources.values() if isinstance(each.file, StoredFile)]
        for sources in (documents, stored):
            for source in sources:
                yield from self._take_up(source)
            yield from self._put_in_order()

    @property
    def complete(self) -> bool:
        """Whether all records of all files are in the table."""
        return all(
            (source := self._sources.get(name)) and source.file is file and source.complete
            for name, file in self._files()
        )

    def edit(self, name: str, file: FileIndex, edited: Edited) -> None:
        """Follow an edit that the index of a document has followed."""
        source = self._sources.get(name)
        if source is None or source.file is not file or edited.gone is edited.fresh:
            return
        put = [*edited.fresh, *edited.later]
        if len(edited.gone) + len(put) > _AT_ONCE:
            self._drop(source)
            return
        moved: Counter[tuple[Fact, str]] = Counter()
        for entry in edited.gone:
            number = source.numbers.pop(entry.label, None)
            if number is not None:
                del source.by_number[number]
                moved.subtract(self._remove(number, entry))
        for entry in put:
            if source.has_reached(entry.label):
                moved.update(self._add(source, entry))
        # Most edits are in texts that are no facts: then nothing has to be put in order again.
        self._changes.update({fact.kind for (fact, _), more in moved.items() if more})

    def _compare_files(self) -> None:
        files = dict(self._files())
        for source in list(self._sources.values()):
            if files.get(source.name) is not source.file:
                self._drop(source)
        for name, file in files.items():
            if name not in self._sources:
                serial = next(self._serials)
                source = _TakenUp(name, file, serial * _PER_FILE)
                self._sources[name] = self._by_serial[serial] = source

    def _take_up(self, source: _TakenUp) -> Steps[None]:
        while not source.complete and self._sources.get(source.name) is source:
            entries = source.file.after(source.reached, _STEP)
            for entry in entries:
                self._changes.update(fact.kind for fact, _ in self._add(source, entry))
                source.reached = entry.label
                entry.record.forget()
            source.complete = not entries
            yield

    def _drop(self, source: _TakenUp) -> None:
        del self._sources[source.name]
        del self._by_serial[source.base // _PER_FILE]
        self._dropped.add(source.base)

    def _add(self, source: _TakenUp, entry: Entry) -> ItemsView[Fact, str]:
        """Put the facts of a record into the table and return them, with how they are written."""
        number = source.take(entry.label)
        if isinstance(source.file, StoredFile):
            source.shown[number] = record_name(entry.record)
        facts = entry.facts.written.items()
        for (kind, value), written in facts:
            add(self._kinds.setdefault(kind, {}), value, written, number)
        return facts

    def _remove(self, number: int, entry: Entry) -> ItemsView[Fact, str]:
        """Take the facts of a record out of the table and return them, with how it writes them."""
        facts = entry.facts.written.items()
        for (kind, value), _ in facts:
            forget(self._kinds[kind], value, number, number + 1)
        return facts

    def _put_in_order(self) -> Steps[None]:
        """Rank the values of each kind that has changed; forget the records of dropped files."""
        dropped = sorted(self._dropped)
        for kind, changes in list(self._changes.items()):
            values, ranked = self._kinds[kind], kind not in _UNRANKED
            as_before = not ranked or self._rankings.get(kind, (0, _NOTHING))[0] == changes
            if as_before and not dropped:
                continue
            used: defaultdict[int, list[str]] = defaultdict(list)
            for at, value in enumerate(list(values)):
                if at % _VALUES == _VALUES - 1:
                    yield
                for base in dropped:
                    forget(values, value, base, base + _PER_FILE)
                if ranked and (found := spellings(values, value)):
                    best = max(found, key=lambda each: (len(each.numbers), each.written))
                    used[sum(len(each.numbers) for each in found)].append(best.written)
            yield
            if ranked:
                ranking = yield from Ranking.of(used)
                self._rankings[kind] = changes, ranking
        self._dropped.difference_update(dropped)

    # Answers

    def ranking(self, kind: str) -> Ranking:
        """Return the values of a kind, most used first, as of a moment ago."""
        return self._rankings.get(kind, (0, _NOTHING))[1]

    def having(self, fact: Fact) -> list[tuple[str, IndexedFile, list[int]]]:
        """Return the files that have records with a fact, by name, and the labels of these."""
        return self._labels(chain.from_iterable(each.numbers for each in self._spellings(fact)))

    def spellings(self, fact: Fact, name: str | None = None) -> Counter[str]:
        """Return how many records write a fact in each way: all, or those of one file."""
        found: Counter[str] = Counter()
        source = self._sources.get(name) if name is not None else None
        if name is not None and source is None:
            return found
        for each in self._spellings(fact):
            numbers = each.numbers
            if source is not None:
                numbers = numbers[each.between(source.base, source.base + _PER_FILE)]
            if numbers:
                found[each.written] = len(numbers)
        return found

    def search(self, query: str, most: int) -> Steps[list[FoundRecord]]:
        """Return at most `most` of the records of which each word of `query` is found.

        They are found by words of the title, people, years, labels and DOIs that begin so, or else
        have all these letters in their order.
        """
        matching: dict[int, tuple[str, ...]] | None = None
        for word in query.split():
            if letters(word):
                ways = yield from self._found_by(word)
                before, matching = matching, {}
                for one in ways:
                    yield
                    for each in one.numbers:
                        if each not in matching and (before is None or each in before):
                            matching[each] = (*(before[each] if before else ()), one.written)
        there = dict(self._files())
        found: list[FoundRecord] = []
        for number, matched in sorted((matching or {}).items()):
            source = self._by_serial.get(number // _PER_FILE)
            if source is not None and there.get(source.name) is source.file:
                label = source.label_of(number)
                spot = source.file.spot(label)
                if spot is not None:
                    shown = source.shown.get(number) or _name(source.file, label)
                    found.append(FoundRecord(source.name, shown, matched, spot))
            if len(found) == most:
                break
        return found

    def _found_by(self, word: str) -> Steps[list[Spelling]]:
        """Return what a word of a query finds."""
        plain = letters(word)
        if len(plain) < _PREFIX:
            exact = (spellings(self._kinds.get(kind, {}), plain) for kind in _IN_NAMES)
            return list(chain.from_iterable(exact))
        found: list[Spelling] = []
        for kind in _IN_NAMES:
            begin = unaccented(word) if kind == "person" else plain
            found += yield from self._fitting(kind, _begins(begin))
        if "10." in word:  # whatever is before it: a link, or `doi:`
            bare = word[word.index("10.") :].casefold()
            found += yield from self._fitting("doi", _begins(bare))
        if not found:
            fuzzy = re.compile(".*?".join(map(re.escape, plain)))
            for kind in _IN_NAMES:
                found += yield from self._fitting(kind, fuzzy.match)
        return found

    def _fitting(self, kind: str, fits: Callable[[str], object]) -> Steps[list[Spelling]]:
        """Return the spellings of the values of a kind that fit."""
        values = self._kinds.get(kind, {})
        found: list[Spelling] = []
        every = list(values)  # they may change between the steps
        for start in range(0, len(every), _VALUES):
            for value in filter(fits, every[start : start + _VALUES]):
                found += spellings(values, value)
            yield
        return found

    def _spellings(self, fact: Fact) -> Sequence[Spelling]:
        return spellings(self._kinds.get(fact.kind, {}), fact.value)

    def _labels(self, numbers: Iterable[int]) -> list[tuple[str, IndexedFile, list[int]]]:
        labels: dict[int, list[int]] = {}
        for number in numbers:
            source = self._by_serial.get(number // _PER_FILE)
            if source is not None:
                labels.setdefault(source.base, []).append(source.label_of(number))
        found = [(self._by_serial[base // _PER_FILE], each) for base, each in labels.items()]
        there = dict(self._files())
        return sorted(
            (
                (source.name, source.file, sorted(each))
                for source, each in found
                if there.get(source.name) is source.file
            ),
            key=lambda each: each[0],
        )


_UNRANKED: Final = ("word", "year", "doi", ABBREVIATION_OF, ISSN_OF)
"""Kinds of facts that nobody completes."""

_NOTHING: Final = Ranking((), (), "")


def _begins(begin: str) -> Callable[[str], bool]:
    """Return what says whether a value, or a word of it, begins so."""
    inside = f" {begin}"
    return lambda value: value.startswith(begin) or inside in value


def _name(file: IndexedFile, label: int) -> str:
    """Return what people call the record with a label."""
    (entry,) = file.entries([label])
    return record_name(entry.record)
