"""Runs the rules over records and keeps the results, record by record.

A `Report` belongs to one version of a document. After an edit `Linter.update` makes the next
report from it: only the records that the edit put in, and the one after them (a rule may
look at the record before), are checked; all other results are shared. Nothing here walks all
records at a keystroke.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Protocol

from reftag.lint.engine.finding import SEVERITIES, Severity, Stranger
from reftag.lint.engine.look import Look, Shape, look_at
from reftag.lint.engine.report import Diagnostic, RecordReport, Report, entry_of, size_of
from reftag.lint.engine.rule import Context, Rule
from reftag.lint.engine.shared_lines import without_fix_there
from reftag.lint.twins import Entry, digest, labels_between, ordered
from reftag.syntax import Document, Record, RecordChange
from reftag.text import SumTree

log = logging.getLogger(__name__)


_MOST_SHAPES: Final = 10_000
"""A library has some hundred shapes; a hostile file shall not fill the memory with them."""


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


class _Rules:
    """Rules that run together, and the shapes in which those that go by shape found nothing."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.by_shape = tuple(rule for rule in rules if rule.by_shape)
        self.by_value = tuple(rule for rule in rules if rule.by_value and not rule.by_shape)
        self.by_all = tuple(rule for rule in rules if not rule.by_shape and not rule.by_value)
        self.clean: set[Shape] = set()

    def __bool__(self) -> bool:
        return bool(self.by_shape or self.by_value or self.by_all)


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
        self._alone = _Rules([rule for rule in others if not rule.looks_back])
        looking_back = [rule for rule in others if rule.looks_back]
        self._looking_back = _Rules([rule for rule in looking_back if not rule.needs_targets])
        self._on_importers = [rule for rule in looking_back if rule.needs_targets]
        if self._on_importers:
            # Lazy import: only needed when targets are set.
            from reftag.lint.targets.memory import ImportMemory

            self._memory = ImportMemory(self._targets)
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
        if (self._looking_back or self._on_importers) and behind:
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
            look = look_at(record)
            found = self._found(self._alone, record, look, self._by_itself)
            found += self._found_beside(record, previous, look)
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
        more = self._found_beside(report.record, previous, look_at(report.record))
        found += self.suppressions(report.record, more) if more and self.suppressions else more
        looked = report.with_diagnostics(found)
        return report if looked.diagnostics == report.diagnostics else looked

    def _found_beside(
        self, record: Record, previous: Record | None, look: Look
    ) -> list[Diagnostic]:
        """Run the rules that know the record before this one."""
        context = Context(previous, targets=self._targets)
        found = self._found(self._looking_back, record, look, context)
        if self._on_importers:
            found += self._found_for_targets(record, context, look)
        return found

    def _found_for_targets(self, record: Record, context: Context, look: Look) -> list[Diagnostic]:
        """Run the rules about importers, if nothing is known from a record like this one."""
        same = self._memory.alike(record, look, context.previous)
        try:
            known = self._memory.found(record, same) if same is not None else None
        except Exception:  # noqa: BLE001  # then the rule itself raises below, and is reported
            known = None
        if known is not None:
            return known
        return self._memory.kept(record, same, self._run(self._on_importers, record, context))

    def _found(
        self, rules: _Rules, record: Record, look: Look, context: Context
    ) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        if look.shape is None or look.shape not in rules.clean:
            found = self._run(rules.by_shape, record, context)
            if look.shape is not None and not found and len(rules.clean) < _MOST_SHAPES:
                rules.clean.add(look.shape)
        if not look.ordinary:
            found += self._run(rules.by_value, record, context)
        return found + self._run(rules.by_all, record, context)

    def _run(self, rules: Sequence[Rule], record: Record, context: Context) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        for rule in rules:
            if rule.code in self.switched_off:
                continue
            if rule.trigger is not None and not rule.trigger.search(record.text):
                continue
            try:
                check = rule.file_check if context.file and rule.file_check else rule.check
                severity = self._severities.get(rule.code, rule.severity)
                for each in check(record, context):
                    finding = each if rule.parts_lines else without_fix_there(record, each)
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
