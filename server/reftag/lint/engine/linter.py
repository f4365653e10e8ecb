"""Runs the rules over records and keeps the results, record by record.

A `Report` belongs to one version of a document. After an edit `Linter.update` makes the next
report from it: only the records that the edit put in, and the one after them (a rule may
look at the record before), are checked; all other results are shared. Nothing here walks all
records at a keystroke.

A large document begins with a report in which every record is unchecked. Checking a piece of it is
an update after an edit that puts records in the place of themselves (`Report.piece`).
"""

import logging
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from reftag.index import Edited, Entry, FileIndex, Groups, Keys, OtherFiles, StoredFile, ordered
from reftag.lint.engine.finding import Finding, Severity
from reftag.lint.engine.report import Diagnostic, RecordReport, Report
from reftag.lint.engine.rule import Context, Rule
from reftag.lint.engine.shared_lines import without_fixes_there
from reftag.syntax import Document, Record
from reftag.text.steps import Steps

log = logging.getLogger(__name__)

PIECE: Final = 10_000
"""Characters that are checked in some milliseconds."""

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
        self._comparing = [rule for rule in rules if rule.compares_records]
        # Rules of their own, so that what the same rules find in single records stays apart.
        self._with_keys = [
            replace(rule, check=rule.keys_check, looks_back=False)
            for rule in rules
            if rule.keys_check
        ]
        self._keys = Keys((self._targets, *(rule.code for rule in self._with_keys)), self._made)
        self._whole = [rule for rule in rules if rule.whole_file or rule.file_check]
        others = [rule for rule in rules if not rule.compares_records and not rule.whole_file]
        self._alone = [rule for rule in others if not rule.looks_back]
        self._looking_back = [rule for rule in others if rule.looks_back]
        self._severities = severities or {}
        self._on_failure = on_failure
        self.suppressions = suppressions
        self.switched_off: set[str] = set()

    def check(
        self, document: Document, index: FileIndex | None = None, others: OtherFiles | None = None
    ) -> Report:
        """Check every record of `document`; `others` are the files to compare it with.

        `index` is that of the document; without one, it is made for this check.
        """
        index = FileIndex(document) if index is None else index
        report = Report(self._reports(index, None))
        if self._with_keys:
            sharing = index.sharing(self._keys)
            report = self._with_keys_compared(report, sharing, sharing.repeated())
        if not self._comparing:
            return report
        shared = others.shared(index.works()) if others else []
        seeing = ordered([index.repeated(), index.leading(shared)])
        return self._compared(report, index, seeing, others)

    def check_gradually(self, index: FileIndex) -> Steps[Report]:
        """Check every record of a document, in steps; of those in `index` none is noted yet."""
        report = self.unchecked(index)
        while report.unchecked:
            piece = report.piece(0, PIECE)
            index.note(piece.fresh)
            report = self.update(report, index, piece)
            yield
        return report

    @staticmethod
    def unchecked(index: FileIndex) -> Report:
        """Return the report of a document of which nothing is checked."""
        return Report([RecordReport(entry, (), checked=False) for entry in index])

    def check_whole(self, file: Record, context: Context) -> list[Diagnostic]:
        """Run the rules about whole files: `file` is all of the text (see `whole_file`)."""
        found = self._run(self._whole, file, context)
        return self.suppressions(file, found) if found and self.suppressions else found

    def update(
        self, report: Report, index: FileIndex, edited: Edited, others: OtherFiles | None = None
    ) -> Report:
        """Return the report after an edit that `index` has followed.

        `report` is the one for the document before the edit, `others` are as in `check`.
        """
        at, stop = edited.at, edited.at + len(edited.gone)
        previous = report.of_record(at - 1).record if at else None
        fresh = self._reports(edited.fresh, previous)
        if edited.later:
            known = {each.record: each.diagnostics for each in report.between(at, stop)}
            fresh += [
                RecordReport(each, known.get(each.record, ()), checked=False)
                for each in edited.later
            ]
        if self._looking_back and stop < len(report) and (after := report.of_record(stop)).checked:
            # The record after the edit now has another one before it.
            last = fresh[-1].record if fresh else previous
            fresh.append(self._looked_back(after, last))
            stop += 1
        changed = report.spliced(at, stop, fresh)
        if self._with_keys:
            changed = self._keys_updated(changed, index, edited)
        if not self._comparing:
            return changed
        new = {entry.label for entry in edited.fresh}
        return self._compared(changed, index, index.near(edited), others, new)

    def look_again(
        self, report: Report, index: FileIndex, works: Iterable[int], others: OtherFiles
    ) -> Report:
        """Return the report after other files gained or lost records with one of these keys.

        Only the first records that have them know of other files, so only they are compared again.
        It is the same report if that changes nothing.
        """
        return self._compared(report, index, index.leading(works), others)

    def _compared(
        self,
        report: Report,
        index: FileIndex,
        entries: Iterable[Entry],
        others: OtherFiles | None,
        new: Container[int] = (),
    ) -> Report:
        """Return the report with what the rules that compare records find in some of them.

        `new` are the labels of those that were not compared before.
        """
        for entry in entries:
            more = self.compare(entry, index, others)
            if not more and entry.label in new:
                continue  # as nearly all of a file that is being checked
            report = _replaced(report, entry, self._comparing, more)
        return report

    def _keys_updated(self, report: Report, index: FileIndex, edited: Edited) -> Report:
        """Return the report with what an edit has changed for the rules that make keys.

        Only the first record with a key is right. So besides what was put in, the first one of
        those that were there before may have become the first of all, or have ceased to be.
        """
        sharing = index.sharing(self._keys)
        sharing.put_in(edited.fresh)
        touched = {
            key for entry in (*edited.gone, *edited.fresh) for key in entry.facts.shared(self._keys)
        }
        new = {entry.label for entry in edited.fresh}
        groups = (sharing.by_key.get(key, ()) for key in touched)
        before = (islice((each for each in group if each.label not in new), 1) for group in groups)
        return self._with_keys_compared(report, sharing, ordered([edited.fresh, *before]))

    def _with_keys_compared(
        self, report: Report, sharing: Groups[str], entries: Iterable[Entry]
    ) -> Report:
        """Return the report with what the rules that make keys find in some of its records."""
        for entry in entries:
            above = tuple(
                key
                for key in entry.facts.shared(self._keys)
                if sharing.by_key[key][0].label != entry.label
            )
            more: list[Diagnostic] = []
            if above:
                context = Context(None, keys_above=above, targets=self._targets)
                more = self._run(self._with_keys, entry.record, context)
                if more and self.suppressions:
                    more = self.suppressions(entry.record, more)
            report = _replaced(report, entry, self._with_keys, more)
        return report

    def _made(self, record: Record) -> tuple[str, ...]:
        """Return the keys that the rules make of a record."""
        made: list[str] = []
        for rule in self._with_keys:
            if rule.keys is None or rule.code in self.switched_off:
                continue
            try:
                made += rule.keys(record, self._targets)
            except Exception as error:  # noqa: BLE001  # one bad rule must not stop the others
                self._switch_off(rule, error, record)
        return tuple(dict.fromkeys(made))

    def compare(
        self, entry: Entry, index: FileIndex | StoredFile, others: OtherFiles | None
    ) -> list[Diagnostic]:
        """Return what the rules that compare records find in one record of a file."""
        here = index.duplicates(entry)
        there = others.duplicates(index.leads(entry)) if others else ()
        if not here and not there:
            return []
        context = Context(None, duplicates_in_file=here, duplicates_elsewhere=there)
        found = self._run(self._comparing, entry.record, context)
        return self.suppressions(entry.record, found) if found and self.suppressions else found

    @property
    def compares(self) -> bool:
        """Whether there are rules that compare records."""
        return bool(self._comparing)

    def _reports(self, entries: Iterable[Entry], previous: Record | None) -> list[RecordReport]:
        reports: list[RecordReport] = []
        for entry in entries:
            record = entry.facts.record
            found = self._run(self._alone, record, self._by_itself)
            found += self._found_beside(record, previous)
            if found and self.suppressions:
                found = self.suppressions(record, found)
            reports.append(RecordReport(entry, found))
            if self._comparing:
                _ = entry.works  # the keys are made while the fields are at hand
            if self._with_keys:
                _ = entry.facts.shared(self._keys)
            if previous:
                previous.forget()
            previous = record
        if previous:
            previous.forget()
        return reports

    def _looked_back(self, report: RecordReport, previous: Record | None) -> RecordReport:
        """Return the report of the same record after another one."""
        found = [d for d in report.diagnostics if not d.rule.looks_back]
        more = self._found_beside(report.record, previous)
        found += self.suppressions(report.record, more) if more and self.suppressions else more
        report.record.forget()
        looked = report.with_diagnostics(found)
        return report if looked.diagnostics == report.diagnostics else looked

    def _found_beside(self, record: Record, previous: Record | None) -> list[Diagnostic]:
        """Run the rules that know the record before this one."""
        if not self._looking_back:
            return []
        return self._run(self._looking_back, record, Context(previous, targets=self._targets))

    def _run(self, rules: Sequence[Rule], record: Record, context: Context) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        for rule in rules:
            if rule.trigger is not None and not rule.trigger.search(record.text):
                continue
            if self.switched_off and rule.code in self.switched_off:
                continue
            check = rule.file_check if context.file and rule.file_check else rule.check
            findings: list[Finding] = []
            try:
                for finding in check(record, context):
                    findings.append(finding)  # noqa: PERF402  # those before a failure count
            except Exception as error:  # noqa: BLE001  # one bad rule must not stop the others
                self._switch_off(rule, error, record)
            if not findings:
                continue
            if not rule.parts_lines:
                findings = without_fixes_there(record, findings)
            severity = self._severities.get(rule.code, rule.severity)
            found += [Diagnostic(rule, severity, finding) for finding in findings]
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


def _replaced(
    report: Report, entry: Entry, rules: Sequence[Rule], more: Sequence[Diagnostic]
) -> Report:
    """Return the report with `more` in a record instead of all else that some rules found there."""
    at = report.place(entry.label)
    old = report.of_record(at)
    kept = [each for each in old.diagnostics if each.rule not in rules]
    entry.record.forget()
    if not more and len(kept) == len(old.diagnostics):
        return report
    return report.spliced(at, at + 1, [old.with_diagnostics([*kept, *more])])
