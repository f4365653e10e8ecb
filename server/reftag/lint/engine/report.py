"""What was found in a document: a report, which belongs to one version and never changes.

It is a tree of what was found in each record, so that a new version shares with the old one all
that an edit did not touch. The linter makes reports (`engine`).
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from reftag.lint.engine.finding import SEVERITIES, Finding, Severity, Spot
from reftag.lint.engine.rule import Rule
from reftag.lint.twins import Entry, Twins
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
    """What the linter's user calls the other file (see `Stranger`); None in the same file."""


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

    __slots__ = ("diagnostics", "keys", "label", "record", "size")

    def __init__(
        self, record: Record, diagnostics: Sequence[Diagnostic], label: int, keys: frozenset[int]
    ) -> None:
        """Sort and count `diagnostics`; `label` and `keys` are for `twins`."""
        self.record = record
        self.label = label
        self.keys = keys
        self.diagnostics = tuple(
            sorted(diagnostics, key=_worst_first) if len(diagnostics) > 1 else diagnostics
        )
        counts = [0] * len(SEVERITIES)
        for diagnostic in diagnostics:
            counts[_RANK[diagnostic.severity]] += 1
        self.size: Size = (*counts, len(record.text), record.breaks)

    def with_diagnostics(self, diagnostics: Sequence[Diagnostic]) -> "RecordReport":
        """Return a report of the same record that says something else."""
        return RecordReport(self.record, diagnostics, self.label, self.keys)


_OFFSET, _LINE = len(SEVERITIES), len(SEVERITIES) + 1
"""Where a record's extent is in its size: after the counts by severity."""


def size_of(report: RecordReport) -> Size:
    """Return what a tree of reports sums up."""
    return report.size


def _label(report: RecordReport) -> int:
    return report.label


def entry_of(report: RecordReport) -> Entry:
    """Return the record as the index of alike records has it."""
    return Entry(report.label, report.record, report.keys)


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
"""Where records begin, by their identity, as far as it was looked up: many findings may point at
one record."""


class Report:
    """What was found in one version of a document."""

    __slots__ = ("__weakref__", "_first", "_records", "_twins", "touched")

    def __init__(self, records: SumTree[RecordReport]) -> None:
        """Hold the results of all records; use `Linter.check` to get a report."""
        self._records = records
        self._first: dict[int, _First] = {}
        """By severity."""
        self.touched: frozenset[int] | None = None
        """The keys of records that the last update put in or took out; None: all of them."""
        self._twins: Twins | None = None

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

    def worst_by_severity(self, limit: int, hints: int | None = None) -> list[tuple[Placed, ...]]:
        """Return what `worst` yields, a group for each severity.

        A group is the same object that the previous version's report returned, if an edit further
        down left it unchanged: thousands of findings need not be gathered again at each keystroke.
        """
        groups: list[tuple[Placed, ...]] = []
        for at, severity in enumerate(SEVERITIES):
            most = limit if severity != "hint" or hints is None else min(limit, hints)
            groups.append(self._first_of(at, most))
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

    def _placed(
        self, diagnostic: Diagnostic, report: RecordReport, offset: int, line: int, spots: Spots
    ) -> Placed:
        elsewhere: tuple[Near, ...] = ()
        if diagnostic.finding.elsewhere:
            elsewhere = tuple(self._near(diagnostic.finding, spots))
        return Placed(diagnostic, report.record, offset, line, elsewhere)

    def _near(self, finding: Finding, spots: Spots) -> Iterator[Near]:
        for each in finding.elsewhere:
            record, other = each.record, each.stranger
            if other is not None:
                spot = other.spot()
            elif id(record) in spots:
                spot = spots[id(record)]
            else:
                spot = spots[id(record)] = self.spot(record)
            if spot is not None:
                file = None if other is None else other.file
                yield Near(record, *spot, each.span, each.message, file)

    def spot(self, record: Record) -> Spot | None:
        """Return where a record that has keys begins; None if this version has no such record."""
        label = self.index().label_of(record)
        if label is None:
            return None
        found = self._records.at(self.place(label))
        return Spot(found.before[_OFFSET], found.before[_LINE])

    def keyed(self) -> Iterator[tuple[Record, frozenset[int]]]:
        """Yield all records with their keys, in the order of the file."""
        for report in self._records:
            yield report.record, report.keys

    def index(self) -> Twins:
        """Return the index of alike records for this very report.

        There is one index, which goes with the newest report; an older one makes its own.
        """
        if self._twins is None or self._twins.owner is not self:
            self._twins = Twins()
            self._twins.add(entry_of(report) for report in self._records)
            self._twins.owner = self
        return self._twins

    def place(self, label: int) -> int:
        """Return the place of the record with this label."""
        return self._records.bisect(_label, label)

    def reports(self, start: int, stop: int) -> list[RecordReport]:
        """Return the results of the records from place `start` to `stop`."""
        return [found.item for found in islice(self._records.found_from(start), stop - start)]

    def spliced(self, at: int, stop: int, reports: Sequence[RecordReport]) -> "Report":
        """Return a report in which `reports` replace those of records `at` to `stop`."""
        spliced = Report(self._records.splice(at, stop, reports))
        for severity, first in self._first.items():
            # What points at other records may have to say that they moved.
            if first.last < at and not first.points:
                spliced._first[severity] = first
        return spliced

    def hand_over(self, twins: Twins) -> None:
        """Take the index from the report before this one."""
        self._twins = twins
        twins.owner = self
