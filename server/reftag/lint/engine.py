"""Runs the rules over records and keeps the results, record by record.

A `Report` belongs to one version of a document. After an edit `Linter.update` makes the next
report from it: only the records that the edit put in, and the one behind them (a rule may
look at the record before), are checked; all other results are shared. Nothing here walks all
records at a keystroke.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from reftag.lint.finding import SEVERITIES, Finding, Severity
from reftag.lint.rule import Context, Rule
from reftag.lint.twins import Entry, Twins, labels_between
from reftag.syntax import Change, Document, Record, Span
from reftag.text import Size, SumTree

log = logging.getLogger(__name__)


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


def _order(diagnostic: Diagnostic) -> tuple[int, Span, str]:
    severity, finding = diagnostic.severity, diagnostic.finding
    return (SEVERITIES.index(severity), finding.span, diagnostic.rule.code)


class RecordReport:
    """What was found in one record, worst first; among equals, in the order of the text."""

    __slots__ = ("diagnostics", "keys", "label", "record", "size")

    def __init__(
        self, record: Record, diagnostics: Sequence[Diagnostic], label: int, keys: frozenset[str]
    ) -> None:
        """Sort and count `diagnostics`; `label` and `keys` are for `twins`."""
        self.record = record
        self.label = label
        self.keys = keys
        self.diagnostics = tuple(
            sorted(diagnostics, key=_order) if len(diagnostics) > 1 else diagnostics
        )
        counts = [0] * len(SEVERITIES)
        for diagnostic in diagnostics:
            counts[SEVERITIES.index(diagnostic.severity)] += 1
        self.size: Size = (*counts, len(record.text), record.breaks)

    def with_diagnostics(self, diagnostics: Sequence[Diagnostic]) -> "RecordReport":
        """Return a report of the same record that says something else."""
        return RecordReport(self.record, diagnostics, self.label, self.keys)


_ALONE = Context(None)

_MOST_SHAPES: Final = 10_000
"""A library has some hundred shapes; a hostile file shall not fill the memory with them."""

_OFFSET, _LINE = len(SEVERITIES), len(SEVERITIES) + 1
"""Where a record's extent stands in its size, behind the counts by severity."""


def _size(report: RecordReport) -> Size:
    return report.size


def _label(report: RecordReport) -> int:
    return report.label


def _entry(report: RecordReport) -> Entry:
    return Entry(report.label, report.record, report.keys)


class Report:
    """What was found in one version of a document."""

    __slots__ = ("__weakref__", "_records", "_twins")

    def __init__(self, records: SumTree[RecordReport]) -> None:
        """Hold the results of all records; use `Linter.check` to get a report."""
        self._records = records
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
        return self._records.size[SEVERITIES.index(severity)]

    def in_order(self) -> Iterator[Placed]:
        """Yield all diagnostics in the order of the file. Walks all records."""
        for found in self._records.found_from():
            report = found.item
            for d in sorted(report.diagnostics, key=lambda d: (d.finding.span, d.rule.code)):
                yield self._placed(d, report, found.before[_OFFSET], found.before[_LINE])

    def worst(self, limit: int, hints: int | None = None) -> Iterator[Placed]:
        """Yield at most `limit` diagnostics, worst first, then in the order of the file.

        Of hints there are at most `hints` among them.
        """
        all_of_them = (
            islice(self._of_severity(at), hints if severity == "hint" else None)
            for at, severity in enumerate(SEVERITIES)
        )
        return islice(chain.from_iterable(all_of_them), limit)

    def _of_severity(self, at: int) -> Iterator[Placed]:
        for found in self._records.having(at):
            offset, line = found.before[_OFFSET], found.before[_LINE]
            for diagnostic in found.item.diagnostics:
                if diagnostic.severity == SEVERITIES[at]:
                    yield self._placed(diagnostic, found.item, offset, line)

    def of_record(self, at: int) -> RecordReport:
        """Return what was found in the record at place `at` of the document."""
        return self._records[at]

    def placed(self, at: int) -> Iterator[Placed]:
        """Yield what was found in the record at place `at` of the document, worst first."""
        found = self._records.at(at)
        for diagnostic in found.item.diagnostics:
            yield self._placed(diagnostic, found.item, found.before[_OFFSET], found.before[_LINE])

    def _placed(
        self, diagnostic: Diagnostic, report: RecordReport, offset: int, line: int
    ) -> Placed:
        elsewhere: tuple[Near, ...] = ()
        if diagnostic.finding.elsewhere:
            elsewhere = tuple(self._near(diagnostic.finding))
        return Placed(diagnostic, report.record, offset, line, elsewhere)

    def _near(self, finding: Finding) -> Iterator[Near]:
        twins = self.index()
        for each in finding.elsewhere:
            found = self._records.at(self.place(twins.label_of(each.record)))
            offset, line = found.before[_OFFSET], found.before[_LINE]
            yield Near(each.record, offset, line, each.span, each.message)

    def index(self) -> Twins:
        """Return the index of alike records for this very report.

        There is one index, which goes with the newest report; an older one makes its own.
        """
        if self._twins is None or self._twins.owner is not self:
            self._twins = Twins()
            self._twins.add(_entry(report) for report in self._records)
            self._twins.owner = self
        return self._twins

    def place(self, label: int) -> int:
        """Return the place of the record with this label."""
        return self._records.bisect(_label, label)

    def reports(self, start: int, stop: int) -> list[RecordReport]:
        """Return the results of the records from place `start` to `stop`."""
        return [found.item for found in islice(self._records.found_from(start), stop - start)]

    def spliced(self, at: int, stop: int, reports: Sequence[RecordReport]) -> "Report":
        """Return a report in which `reports` stand in the place of records `at` to `stop`."""
        return Report(self._records.splice(at, stop, reports))

    def hand_over(self, twins: Twins) -> None:
        """Take the index from the report before this one."""
        self._twins = twins
        twins.owner = self


Sieve = Callable[[Record, Sequence[Diagnostic]], list[Diagnostic]]
"""Returns which of the diagnostics of a record are to be kept. It is asked only where something
was found, and for all diagnostics of a rule in a record at once; what it keeps follows from the
record and from them alone."""


class _Rules:
    """Rules that run together, and the shapes in which those that go by shape found nothing."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.by_shape = tuple(rule for rule in rules if rule.by_shape)
        self.by_value = tuple(rule for rule in rules if not rule.by_shape)
        self.clean: set[tuple[str, ...]] = set()

    def __bool__(self) -> bool:
        return bool(self.by_shape or self.by_value)


class Linter:
    """A set of rules that are on. A rule that raises is switched off and told about once."""

    def __init__(
        self,
        rules: Sequence[Rule],
        severities: dict[str, Severity] | None = None,
        on_failure: Callable[[Rule, Exception], None] | None = None,
        sieve: Sieve | None = None,
        targets: Sequence[str] = (),
    ) -> None:
        """Run `rules`; `severities` maps codes to other severities than the rules' own.

        `on_failure` is called once for each rule that raises. `sieve` takes out findings that
        are not wanted. `targets` are the programs that the files are meant for.
        """
        rules = [rule for rule in rules if targets or not rule.needs_targets]
        self.rules = tuple(rules)
        self._targets = tuple(targets)
        self._keyed = [rule for rule in rules if rule.keys is not None]
        self._whole = [rule for rule in rules if rule.whole_file or rule.file_check]
        others = [rule for rule in rules if rule.keys is None and not rule.whole_file]
        self._alone = _Rules([rule for rule in others if not rule.looks_back])
        self._looking_back = _Rules([rule for rule in others if rule.looks_back])
        self._severities = severities or {}
        self._on_failure = on_failure
        self.sieve = sieve
        self.switched_off: set[str] = set()

    def check(self, document: Document) -> Report:
        """Check every record of `document`."""
        labels = labels_between(None, None, len(document)) or []
        reports = self._reports(document, None, labels)
        report = Report(SumTree(_size, len(SEVERITIES) + 2, reports))
        if not self._keyed:
            return report
        twins = report.index()
        return self._with_twins(report, twins, twins.repeated())

    def check_whole(self, file: Record, context: Context) -> list[Diagnostic]:
        """Run the rules about whole files: `file` is all of the text (see `whole_file`)."""
        found = self._run(self._whole, file, context)
        return self.sieve(file, found) if found and self.sieve else found

    def update(self, report: Report, document: Document, change: Change) -> Report:
        """Return the report for `document`, which came out of `change`.

        `report` is the one for the document before the change.
        """
        stop = change.at + change.removed
        before = report.of_record(change.at - 1) if change.at else None
        behind = report.of_record(stop) if stop < len(report) else None
        low = before.label if before else None
        high = behind.label if behind else None
        labels = labels_between(low, high, len(change.inserted))
        if labels is None:
            return self.check(document)  # no room between two labels: once in hundreds of records
        previous = before.record if before else None
        fresh = self._reports(change.inserted, previous, labels)
        if self._looking_back and behind:
            # The record behind the change has another one before it now.
            last = change.inserted[-1] if change.inserted else previous
            fresh.append(self._looked_back(behind, last))
            stop += 1
        changed = report.spliced(change.at, stop, fresh)
        if not self._keyed:
            return changed
        gone = report.reports(change.at, stop)
        twins = report.index()
        twins.remove(map(_entry, gone))
        twins.add(map(_entry, fresh))
        changed.hand_over(twins)
        return self._with_twins(changed, twins, {key for r in (*gone, *fresh) for key in r.keys})

    def _with_twins(self, report: Report, twins: Twins, keys: Iterable[str]) -> Report:
        """Return the report with the findings of the rules about alike records made anew.

        Only the records that have one of `keys` are looked at.
        """
        for entry in twins.with_keys(keys):
            at = report.place(entry.label)
            old = report.of_record(at)
            found = [d for d in old.diagnostics if d.rule.keys is None]
            context = Context(None, twins.of(entry))
            more = self._run(self._keyed, entry.record, context) if context.twins else []
            if not more and len(found) == len(old.diagnostics):
                continue
            found += self.sieve(entry.record, more) if more and self.sieve else more
            report = report.spliced(at, at + 1, [old.with_diagnostics(found)])
        report.hand_over(twins)
        return report

    def _reports(
        self, records: Iterable[Record], previous: Record | None, labels: Sequence[int]
    ) -> list[RecordReport]:
        reports: list[RecordReport] = []
        for record, label in zip(records, labels, strict=True):
            found = self._found(self._alone, record, _ALONE)
            found += self._found(
                self._looking_back, record, Context(previous, targets=self._targets)
            )
            if found and self.sieve:
                found = self.sieve(record, found)
            reports.append(RecordReport(record, found, label, self._keys(record)))
            previous = record
        return reports

    def _keys(self, record: Record) -> frozenset[str]:
        """Return what makes the record alike to others: a key for each rule about that."""
        keys: set[str] = set()
        for rule in self._keyed:
            if rule.keys is None or rule.code in self.switched_off:
                continue
            try:
                keys.update(f"{rule.code} {key}" for key in rule.keys(record))
            except Exception as error:  # noqa: BLE001  # one bad rule must not stop the others
                self._switch_off(rule, error, record)
        return frozenset(keys)

    def _looked_back(self, report: RecordReport, previous: Record | None) -> RecordReport:
        """Return the report of the same record behind another one."""
        found = [d for d in report.diagnostics if not d.rule.looks_back]
        more = self._found(
            self._looking_back, report.record, Context(previous, targets=self._targets)
        )
        found += self.sieve(report.record, more) if more and self.sieve else more
        looked = report.with_diagnostics(found)
        return report if looked.diagnostics == report.diagnostics else looked

    def _found(self, rules: _Rules, record: Record, context: Context) -> list[Diagnostic]:
        shape = record.shape
        if shape is not None and shape in rules.clean:
            return self._run(rules.by_value, record, context)
        found = self._run(rules.by_shape, record, context)
        if shape is not None and not found and len(rules.clean) < _MOST_SHAPES:
            rules.clean.add(shape)
        return found + self._run(rules.by_value, record, context)

    def _run(self, rules: Sequence[Rule], record: Record, context: Context) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        for rule in rules:
            if rule.code in self.switched_off:
                continue
            if rule.trigger is not None and not rule.trigger.search(record.text):
                continue
            try:
                check = rule.file_check if context.file and rule.file_check else rule.check
                for finding in check(record, context):
                    severity = self._severities.get(rule.code, rule.severity)
                    found.append(Diagnostic(rule, severity, finding))
            except Exception as error:  # noqa: BLE001  # one bad rule must not stop the others
                self._switch_off(rule, error, record)
        return found

    def _switch_off(self, rule: Rule, error: Exception, record: Record) -> None:
        self.switched_off.add(rule.code)
        log.error(
            "%s %s failed on a record of %d characters and is switched off",
            rule.code,
            rule.name,
            len(record.text),
            exc_info=error,
        )
        if self._on_failure:
            self._on_failure(rule, error)
