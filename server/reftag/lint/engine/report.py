"""What was found in a document: a report, which belongs to one version and never changes.

It is a tree of what was found in each record, so that a new version shares with the old one all
that an edit did not touch. The linter makes reports (`engine`). Records may be unchecked: nothing
is known of them yet, or only what was found with earlier settings. The tree counts them, so that
the next one is found at once.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from reftag.index import Edited, Entry, Spot
from reftag.lint.engine.finding import SEVERITIES, Finding, Severity
from reftag.lint.engine.rule import Rule
from reftag.syntax import Record, Span
from reftag.text import Size, SumTree


class Diagnostic(NamedTuple):
    """A finding, the rule that made it and how severe it is held to be."""

    rule: Rule
    severity: Severity
    finding: Finding


class Near(NamedTuple):
    """A place that has to do with a finding: in its own record or in another one."""

    record: Record
    offset: int
    """Where the record begins in the document, in code points."""
    line: int
    """The line (from 0) on which the record begins."""
    span: Span
    message: str
    file: str | None = None
    """The name of the other file (see `RecordElsewhere`); None in the same file."""


class Placed(NamedTuple):
    """A diagnostic and the record it is about."""

    diagnostic: Diagnostic
    record: Record
    offset: int
    """Where the record begins in the document, in code points."""
    line: int
    """The line (from 0) on which the record begins."""
    elsewhere: tuple[Near, ...] = ()
    """The places in other records."""
    in_whole_file: bool = False
    """Whether the finding is about the file as a whole; `record` is then a `WholeFile`."""

    def others(self) -> Iterator[Near]:
        """Yield all places that have to do with the finding, those in its own record first."""
        for related in self.diagnostic.finding.related:
            yield Near(self.record, self.offset, self.line, related.span, related.message)
        yield from self.elsewhere


_RANK: Final = {severity: at for at, severity in enumerate(SEVERITIES)}


def _worst_first(diagnostic: Diagnostic) -> tuple[int, Span, str]:
    rule, severity, finding = diagnostic
    return (_RANK[severity], finding.span, rule.code)


def _as_they_stand(diagnostic: Diagnostic) -> tuple[Span, str]:
    return (diagnostic.finding.span, diagnostic.rule.code)


class RecordReport:
    """What was found in one record, worst first; among equals, in the order of the text."""

    __slots__ = ("diagnostics", "entry", "size")

    def __init__(
        self, entry: Entry, diagnostics: Sequence[Diagnostic], *, checked: bool = True
    ) -> None:
        """Sort and count `diagnostics`; `entry` is the record in the index of its document."""
        self.entry = entry
        self.diagnostics = tuple(
            sorted(diagnostics, key=_worst_first) if len(diagnostics) > 1 else diagnostics
        )
        counts = [0] * len(SEVERITIES)
        for diagnostic in diagnostics:
            counts[_RANK[diagnostic.severity]] += 1
        self.size: Size = (*counts, 0 if checked else 1, len(self.record.text), self.record.breaks)

    @property
    def record(self) -> Record:
        """The record itself."""
        return self.entry.facts.record

    @property
    def checked(self) -> bool:
        """Whether the record has been checked, with the rules that are in force."""
        return not self.size[_UNCHECKED]

    def with_diagnostics(self, diagnostics: Sequence[Diagnostic]) -> "RecordReport":
        """Return a report of the same record that says something else."""
        return RecordReport(self.entry, diagnostics, checked=self.checked)


_UNCHECKED = len(SEVERITIES)
"""Where a record's size says that it is unchecked: after the counts by severity."""

_OFFSET, _LINE = _UNCHECKED + 1, _UNCHECKED + 2
"""Where a record's extent is in its size."""


def _size(report: RecordReport) -> Size:
    return report.size


def _label(report: RecordReport) -> int:
    return report.entry.label


class _First(NamedTuple):
    """The first diagnostics of one severity."""

    limit: int
    """How many were wanted."""
    last: int
    """The place of the last record that was looked at; nothing after it counts."""
    placed: tuple[Placed, ...]
    points: bool
    """Whether one of them points at another record."""


def _first(limit: int, last: int, placed: Sequence[Placed]) -> _First:
    return _First(limit, last, tuple(placed), any(each.elsewhere for each in placed))


Spots = dict[int, Spot | None]
"""Where records begin, by their labels, as far as it was looked up: many findings may point at one
record."""


class Report:
    """What was found in one version of a document."""

    __slots__ = ("_first", "_records")

    def __init__(self, records: Sequence[RecordReport]) -> None:
        """Hold the results of all records; use `Linter.check` to get a report."""
        self._records = SumTree(_size, _LINE + 1, records)
        self._first: dict[int, _First] = {}
        """By severity."""

    def __iter__(self) -> Iterator[RecordReport]:
        return iter(self._records)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._records)

    @property
    def count(self) -> int:
        """How many diagnostics there are."""
        return sum(self._records.size[: len(SEVERITIES)])

    def count_of(self, severity: Severity) -> int:
        """How many diagnostics of one severity there are."""
        return self._records.size[_RANK[severity]]

    @property
    def unchecked(self) -> int:
        """How many records are unchecked."""
        return self._records.size[_UNCHECKED]

    def piece(self, near: int, size: int) -> Edited:
        """Return the next unchecked records, as an edit that puts them in the place of themselves.

        They are the first from place `near` on, or else from the beginning: as many in a row as
        have `size` characters, at least one. Raises `IndexError` if all are checked.
        """
        if not self.unchecked:
            raise IndexError("every record is checked")
        before = self._records.at(near).before[_UNCHECKED] if near < len(self) else 0
        first = self._records.find(_UNCHECKED, before)
        if first.item.checked:
            first = self._records.find(_UNCHECKED, 0)
        entries: list[Entry] = []
        for found in self._records.found_from(first.at):
            if size <= 0 or found.item.checked:
                break
            entries.append(found.item.entry)
            size -= len(found.item.record.text)
        return Edited(first.at, entries, entries)

    def with_unchecked(self, at: int, stop: int) -> "Report":
        """Return a report in which records `at` to `stop` are to be checked again.

        What was found in them is kept until then.
        """
        again = [
            RecordReport(each.entry, each.diagnostics, checked=False)
            for each in self.between(at, stop)
        ]
        return self.spliced(at, at + len(again), again)

    def between(self, at: int, stop: int) -> list[RecordReport]:
        """Return what was found in records `at` to `stop`."""
        return [found.item for found in islice(self._records.found_from(at), stop - at)]

    def in_order(self) -> Iterator[Placed]:
        """Yield all diagnostics in the order of the file. Walks all records."""
        spots: Spots = {}
        for found in self._records.found_from():
            report = found.item
            here = report.diagnostics
            for diagnostic in sorted(here, key=_as_they_stand) if len(here) > 1 else here:
                offset, line = found.before[_OFFSET], found.before[_LINE]
                yield self._placed(diagnostic, report, offset, line, spots)

    def worst(self, limit: int, hints: int | None = None) -> Iterator[Placed]:
        """Yield at most `limit` diagnostics, worst first, then in the order of the file.

        Of hints there are at most `hints` among them.
        """
        return chain.from_iterable(self.worst_by_severity(limit, hints))

    def worst_by_severity(
        self, limit: int, hints: int | None = None, least: int = 0
    ) -> list[tuple[Placed, ...]]:
        """Return what `worst` yields, a group for each severity.

        For each severity room is left for `least`, however many are worse, and whether or not there
        are any: what is shown must not become less when the first of them is found.

        A group is the same object that the previous version's report returned, if an edit further
        down left it unchanged: thousands of findings need not be gathered again at each keystroke.
        """
        groups: list[tuple[Placed, ...]] = []
        for at, severity in enumerate(SEVERITIES):
            most = limit if severity != "hint" or hints is None else min(limit, hints)
            left = least * (len(SEVERITIES) - 1 - at)
            groups.append(self._first_of(at, max(0, most - left)))
            limit -= len(groups[-1])
        return groups

    def _first_of(self, at: int, limit: int) -> tuple[Placed, ...]:
        known = self._first.get(at)
        if known is None or known.limit != limit:
            known = self._first[at] = self._gathered(at, limit)
        return known.placed

    def _gathered(self, at: int, limit: int) -> "_First":
        placed: list[Placed] = []
        spots: Spots = {}
        last = 0
        for found in self._records.having(at) if limit else ():
            last = found.at
            offset, line = found.before[_OFFSET], found.before[_LINE]
            for diagnostic in found.item.diagnostics:
                if diagnostic.severity == SEVERITIES[at]:
                    placed.append(self._placed(diagnostic, found.item, offset, line, spots))
                    if len(placed) == limit:
                        return _first(limit, last, placed)
        return _first(limit, len(self._records), placed)

    def of_record(self, at: int) -> RecordReport:
        """Return what was found in the record at place `at` of the document."""
        return self._records[at]

    def placed(self, at: int) -> Iterator[Placed]:
        """Yield what was found in the record at place `at` of the document, worst first."""
        found = self._records.at(at)
        for diagnostic in found.item.diagnostics:
            yield self._placed(
                diagnostic, found.item, found.before[_OFFSET], found.before[_LINE], {}
            )

    def next_found(self, at: int, *, backwards: bool) -> int | None:
        """Return the place of the next record in which something was found, seen from place `at`.

        After the last one comes the first again; None if nothing was found anywhere.
        """
        if not self.count:
            return None
        here = self._records.at(at)
        places: list[tuple[bool, int]] = []
        for severity in range(len(SEVERITIES)):
            total = self._records.size[severity]
            before = here.before[severity] + (0 if backwards else here.item.size[severity])
            if total:
                wanted = (before - 1 if backwards else before) % total
                found = self._records.find(severity, wanted).at
                places.append((found >= at if backwards else found <= at, found))
        around = min(each for each, _ in places)
        nearest = [found for each, found in places if each == around]
        return max(nearest) if backwards else min(nearest)

    def _placed(
        self, diagnostic: Diagnostic, report: RecordReport, offset: int, line: int, spots: Spots
    ) -> Placed:
        elsewhere: tuple[Near, ...] = ()
        if diagnostic.finding.elsewhere:
            elsewhere = tuple(near(diagnostic.finding, lambda label: self._spot(label, spots)))
        return Placed(diagnostic, report.record, offset, line, elsewhere)

    def _spot(self, label: int, spots: Spots) -> Spot | None:
        if label not in spots:
            found = self._records.at(self.place(label))
            here = found.before[_OFFSET], found.before[_LINE]
            spots[label] = Spot(*here) if found.item.entry.label == label else None
        return spots[label]

    def entries(self) -> Iterator[Entry]:
        """Yield all records as they are in the index of the document, in the order of the file."""
        return (report.entry for report in self._records)

    def place(self, label: int) -> int:
        """Return the place of the record with this label."""
        return self._records.bisect(_label, label)

    def spliced(self, at: int, stop: int, reports: Sequence[RecordReport]) -> "Report":
        """Return a report in which `reports` replace those of records `at` to `stop`."""
        spliced = object.__new__(Report)
        spliced._records = self._records.splice(at, stop, reports)
        spliced._first = {}
        for severity, first in self._first.items():
            # What points at other records may have to say that they moved.
            if first.last < at and not first.points:
                spliced._first[severity] = first
        return spliced


def near(finding: Finding, spot: Callable[[int], Spot | None]) -> Iterator[Near]:
    """Yield the places in other records that a finding points at, as far as they are still there.

    `spot` says where records of the same file are, by their labels.
    """
    for each in finding.elsewhere:
        if each.other is not None:
            here, file = each.other.spot(), each.other.file
        else:
            here, file = (None if each.label is None else spot(each.label)), None
        if here is not None:
            yield Near(each.record, *here, each.span, each.message, file)
