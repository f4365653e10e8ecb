"""Runs the rules over records and keeps the results, record by record.

A `Report` belongs to one version of a document. After an edit `Linter.update` makes the next
report from it: only the records that the edit put in, and the one after them (a rule may
look at the record before), are checked; all other results are shared. Nothing here walks all
records at a keystroke.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from reftag.lint.engine.finding import SEVERITIES, Severity, Stranger
from reftag.lint.engine.report import Diagnostic, RecordReport, Report, entry_of, size_of
from reftag.lint.engine.rule import Context, Rule
from reftag.lint.engine.shared_lines import without_fix_there
from reftag.lint.twins import Entry, digest, labels_between, ordered
from reftag.syntax import Document, Record, RecordChange
from reftag.text import SumTree

log = logging.getLogger(__name__)


class Neighbours(Protocol):
    """What a file may know of the records of other files (see `files_beside`)."""

    def shared(self, keys: Iterable[int]) -> list[int]:
        """Return those of `keys` that records of other files have, too."""

    def strangers(self, keys: Iterable[int]) -> tuple[Stranger, ...]:
        """Return the records of other files that have one of `keys`, always in one order."""


Suppress = Callable[[Record, Sequence[Diagnostic]], list[Diagnostic]]
"""Returns which of the diagnostics of a record are to be kept. It is asked only where something
was found, and for all diagnostics of a rule in a record at once; what it keeps follows from the
record and from them alone."""


class Linter:
    """A set of rules that are on. A rule that raises is switched off and reported once."""

    def __init__(
        self,
        rules: Sequence[Rule],
        severities: dict[str, Severity] | None = None,
        on_failure: Callable[[Rule, Exception], None] | None = None,
        suppressions: Suppress | None = None,
        targets: Sequence[str] = (),
    ) -> None:
        """Run `rules`; `severities` maps codes to other severities than the rules' own.

        `on_failure` is called once for each rule that raises. `suppressions` takes out
        findings that are not wanted. `targets` are the programs that the files are meant for.
        """
        rules = [rule for rule in rules if targets or not rule.needs_targets]
        self.rules = tuple(rules)
        self._targets = tuple(targets)
        self._by_itself = Context(None, targets=self._targets)
        self._keyed = [rule for rule in rules if rule.keys is not None]
        self._whole = [rule for rule in rules if rule.whole_file or rule.file_check]
        others = [rule for rule in rules if rule.keys is None and not rule.whole_file]
        self._alone = [rule for rule in others if not rule.looks_back]
        self._looking_back = [rule for rule in others if rule.looks_back]
        self._severities = severities or {}
        self._on_failure = on_failure
        self.suppressions = suppressions
        self.switched_off: set[str] = set()

    def check(self, document: Document, others: Neighbours | None = None) -> Report:
        """Check every record of `document`; `others` are the files to compare it with."""
        labels = labels_between(None, None, len(document)) or []
        reports = self._reports(document, None, labels)
        report = Report(SumTree(size_of, len(SEVERITIES) + 2, reports))
        if not self._keyed:
            return report
        twins = report.index()
        shared = others.shared(twins.keys()) if others else []
        return self._compared(report, ordered([*twins.repeated(), twins.leading(shared)]), others)

    def check_whole(self, file: Record, context: Context) -> list[Diagnostic]:
        """Run the rules about whole files: `file` is all of the text (see `whole_file`)."""
        found = self._run(self._whole, file, context)
        return self.suppressions(file, found) if found and self.suppressions else found

    def update(
        self,
        report: Report,
        document: Document,
        change: RecordChange,
        others: Neighbours | None = None,
    ) -> Report:
        """Return the report for `document`, which came out of `change`.

        `report` is the one for the document before the change, `others` are as in `check`.
        """
        stop = change.at + change.removed
        before = report.of_record(change.at - 1) if change.at else None
        behind = report.of_record(stop) if stop < len(report) else None
        low = before.label if before else None
        high = behind.label if behind else None
        labels = labels_between(low, high, len(change.inserted))
        if labels is None:
            return self.check(document, others)  # no room left: once in hundreds of records
        previous = before.record if before else None
        fresh = self._reports(change.inserted, previous, labels)
        if self._looking_back and behind:
            # The record after the change now has another one before it.
            last = change.inserted[-1] if change.inserted else previous
            fresh.append(self._looked_back(behind, last))
            stop += 1
        changed = report.spliced(change.at, stop, fresh)
        if not self._keyed:
            return changed
        gone = report.reports(change.at, stop)
        twins = report.index()
        twins.remove(map(entry_of, gone))
        twins.add(map(entry_of, fresh))
        changed.hand_over(twins)
        near = twins.near(map(entry_of, (*gone, *fresh)))
        changed = self._compared(changed, near, others)
        changed.touched = frozenset(key for r in (*gone, *fresh) for key in r.keys)
        return changed

    def look_again(
        self, report: Report, keys: Iterable[int], others: Neighbours | None = None
    ) -> Report:
        """Return the report after other files gained or lost records with one of `keys`.

        Only the first records that have these keys know of other files, so only they are compared
        again. It is the same report if that changes nothing.
        """
        return self._compared(report, report.index().leading(keys), others)

    def _compared(
        self, report: Report, entries: Iterable[Entry], others: Neighbours | None
    ) -> Report:
        """Return the report with the findings of the rules about duplicates in some records."""
        twins = report.index()
        looked = report
        for entry in entries:
            at = looked.place(entry.label)
            old = looked.of_record(at)
            found = [d for d in old.diagnostics if d.rule.keys is None]
            strangers = others.strangers(twins.leads(entry)) if others else ()
            more = self.alike(entry.record, Context(None, twins.of(entry), strangers))
            if not more and len(found) == len(old.diagnostics):
                continue
            looked = looked.spliced(at, at + 1, [old.with_diagnostics([*found, *more])])
        if looked is not report:
            looked.hand_over(twins)
        return looked

    def alike(self, record: Record, context: Context) -> list[Diagnostic]:
        """Run the rules about alike records on one; the others are in `context`."""
        if not context.twins and not context.strangers:
            return []
        found = self._run(self._keyed, record, context)
        return self.suppressions(record, found) if found and self.suppressions else found

    def keys(self, record: Record) -> frozenset[int]:
        """Return what makes a record alike to others, as digests."""
        return self._keys(record)

    @property
    def compares(self) -> bool:
        """Whether there are rules about alike records."""
        return bool(self._keyed)

    def _reports(
        self, records: Iterable[Record], previous: Record | None, labels: Sequence[int]
    ) -> list[RecordReport]:
        reports: list[RecordReport] = []
        for record, label in zip(records, labels, strict=True):
            found = self._run(self._alone, record, self._by_itself)
            found += self._found_beside(record, previous)
            if found and self.suppressions:
                found = self.suppressions(record, found)
            reports.append(RecordReport(record, found, label, self._keys(record)))
            previous = record
        return reports

    def _keys(self, record: Record) -> frozenset[int]:
        """Return what makes the record alike to others, as digests: keys of the rules on that."""
        keys: set[int] = set()
        for rule in self._keyed:
            if rule.keys is None or rule.code in self.switched_off:
                continue
            try:
                keys.update(digest(f"{rule.code} {key}") for key in rule.keys(record))
            except Exception as error:  # noqa: BLE001  # one bad rule must not stop the others
                self._switch_off(rule, error, record)
        return frozenset(keys)

    def _looked_back(self, report: RecordReport, previous: Record | None) -> RecordReport:
        """Return the report of the same record after another one."""
        found = [d for d in report.diagnostics if not d.rule.looks_back]
        more = self._found_beside(report.record, previous)
        found += self.suppressions(report.record, more) if more and self.suppressions else more
        looked = report.with_diagnostics(found)
        return report if looked.diagnostics == report.diagnostics else looked

    def _found_beside(self, record: Record, previous: Record | None) -> list[Diagnostic]:
        """Run the rules that know the record before this one."""
        if not self._looking_back:
            return []
        return self._run(self._looking_back, record, Context(previous, targets=self._targets))

    def _run(self, rules: Sequence[Rule], record: Record, context: Context) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        text = record.text
        for rule in rules:
            if rule.trigger is not None and not rule.trigger.search(text):
                continue
            if rule.code in self.switched_off:
                continue
            check = rule.file_check if context.file and rule.file_check else rule.check
            try:
                for each in check(record, context):
                    finding = each if rule.parts_lines else without_fix_there(record, each)
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
