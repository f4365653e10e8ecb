"""Runs the rules over records and keeps the results, record by record.

A `Report` belongs to one version of a document. After an edit `Linter.update` makes the next
report from it: only the records that the edit put in, and the one behind them (a rule may
look at the record before), are checked; all other results are shared. Nothing here walks all
records at a keystroke.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reftag.lint.finding import SEVERITIES, Finding, Severity
from reftag.lint.rule import Context, Rule
from reftag.syntax import Change, Document, Record, Span
from reftag.text import Size, SumTree

log = logging.getLogger(__name__)


class Diagnostic(NamedTuple):
    """A finding, the rule that made it and how severe it is held to be."""

    rule: Rule
    severity: Severity
    finding: Finding


class Placed(NamedTuple):
    """A diagnostic and the record it is about."""

    diagnostic: Diagnostic
    record: Record
    offset: int
    """Where the record begins in the document, in code points."""
    line: int
    """The line (from 0) on which the record begins."""


def _order(diagnostic: Diagnostic) -> tuple[int, Span, str]:
    severity, finding = diagnostic.severity, diagnostic.finding
    return (SEVERITIES.index(severity), finding.span, diagnostic.rule.code)


class RecordReport:
    """What was found in one record, worst first; among equals, in the order of the text."""

    __slots__ = ("diagnostics", "record", "size")

    def __init__(self, record: Record, diagnostics: Sequence[Diagnostic]) -> None:
        """Sort and count `diagnostics`."""
        self.record = record
        self.diagnostics = tuple(
            sorted(diagnostics, key=_order) if len(diagnostics) > 1 else diagnostics
        )
        counts = [0] * len(SEVERITIES)
        for diagnostic in diagnostics:
            counts[SEVERITIES.index(diagnostic.severity)] += 1
        self.size: Size = (*counts, len(record.text), record.breaks)


_ALONE = Context(None)

_OFFSET, _LINE = len(SEVERITIES), len(SEVERITIES) + 1
"""Where a record's extent stands in its size, behind the counts by severity."""


def _size(report: RecordReport) -> Size:
    return report.size


class Report:
    """What was found in one version of a document."""

    __slots__ = ("_records",)

    def __init__(self, records: SumTree[RecordReport]) -> None:
        """Hold the results of all records; use `Linter.check` to get a report."""
        self._records = records

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
            record = found.item.record
            offset, line = found.before[_OFFSET], found.before[_LINE]
            for d in sorted(found.item.diagnostics, key=lambda d: (d.finding.span, d.rule.code)):
                yield Placed(d, record, offset, line)

    def worst(self, limit: int) -> Iterator[Placed]:
        """Yield at most `limit` diagnostics, worst first, then in the order of the file."""
        return islice(self._by_severity(), limit)

    def _by_severity(self) -> Iterator[Placed]:
        for at, severity in enumerate(SEVERITIES):
            for found in self._records.having(at):
                offset, line = found.before[_OFFSET], found.before[_LINE]
                for diagnostic in found.item.diagnostics:
                    if diagnostic.severity == severity:
                        yield Placed(diagnostic, found.item.record, offset, line)

    def of_record(self, at: int) -> RecordReport:
        """Return what was found in the record at place `at` of the document."""
        return self._records[at]

    def spliced(self, at: int, stop: int, reports: Sequence[RecordReport]) -> "Report":
        """Return a report in which `reports` stand in the place of records `at` to `stop`."""
        return Report(self._records.splice(at, stop, reports))


class Linter:
    """A set of rules that are on. A rule that raises is switched off and told about once."""

    def __init__(
        self,
        rules: Sequence[Rule],
        severities: dict[str, Severity] | None = None,
        on_failure: Callable[[Rule, Exception], None] | None = None,
    ) -> None:
        """Run `rules`; `severities` maps codes to other severities than the rules' own.

        `on_failure` is called once for each rule that raises.
        """
        self.rules = tuple(rules)
        self._alone = tuple(rule for rule in rules if not rule.looks_back)
        self._looking_back = tuple(rule for rule in rules if rule.looks_back)
        self._severities = severities or {}
        self._on_failure = on_failure
        self.switched_off: set[str] = set()

    def check(self, document: Document) -> Report:
        """Check every record of `document`."""
        return Report(SumTree(_size, len(SEVERITIES) + 2, self._reports(document, None)))

    def update(self, report: Report, document: Document, change: Change) -> Report:
        """Return the report for `document`, which came out of `change`.

        `report` is the one for the document before the change.
        """
        previous = document.buffer.piece(change.at - 1).piece if change.at else None
        fresh = self._reports(change.inserted, previous)
        stop = change.at + change.removed
        if self._looking_back and stop < len(report):
            # The record behind the change has another one before it now.
            last = change.inserted[-1] if change.inserted else previous
            fresh.append(self._looked_back(report.of_record(stop), last))
            stop += 1
        return report.spliced(change.at, stop, fresh)

    def _reports(self, records: Iterable[Record], previous: Record | None) -> list[RecordReport]:
        reports: list[RecordReport] = []
        for record in records:
            found = self._found(self._alone, record, _ALONE)
            found += self._found(self._looking_back, record, Context(previous))
            reports.append(RecordReport(record, found))
            previous = record
        return reports

    def _looked_back(self, report: RecordReport, previous: Record | None) -> RecordReport:
        """Return the report of the same record behind another one."""
        found = [d for d in report.diagnostics if not d.rule.looks_back]
        found += self._found(self._looking_back, report.record, Context(previous))
        looked = RecordReport(report.record, found)
        return report if looked.diagnostics == report.diagnostics else looked

    def _found(self, rules: Sequence[Rule], record: Record, context: Context) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        for rule in rules:
            if rule.code in self.switched_off:
                continue
            try:
                for finding in rule.check(record, context):
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
