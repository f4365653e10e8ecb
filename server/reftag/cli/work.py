"""What `reftag check` does with one file, in this process or in a worker."""

import gc
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from reftag.cli.complaints import Complaint, Complaints
from reftag.cli.options import CheckOptions
from reftag.cli.output.checked import CheckedFile
from reftag.cli.rewriting import diff, put_back
from reftag.cli.sources import LoadedFile, Source, note_encoding, read
from reftag.config import Configurations
from reftag.config.apply import Suppressions
from reftag.files import DISK, Decoded
from reftag.index import StoredFile
from reftag.index.stored_file import part_of
from reftag.lint import Linter, Placed, Report, fix_all, is_finished, is_safe
from reftag.lint.engine.whole_file import check_file, fix_file
from reftag.syntax import Document, Record
from reftag.text import Edit, compose


class Outcome(NamedTuple):
    """The outcome of one file."""

    source: Source
    checked: CheckedFile | None = None
    """None if it could not be read, and where only a diff was asked for."""
    mended: int = 0
    """How many findings were fixed, or would be."""
    diff: Sequence[str] = ()
    complaints: Sequence[Complaint] = ()
    stale: int = 0
    """How many findings that the baseline has for the file no longer exist."""
    seen: Mapping[tuple[str, str], int] | None = None
    """Which findings of the baseline about alike records were seen (`Suppressions.seen`); None
    where no baseline has the file. Whether others are stale is decided for all files together."""
    stored: StoredFile | None = None
    """Which works its records are about, where files are to be compared."""


def expect_large_files() -> None:
    """Make Python collect garbage less often.

    A large library is a million objects without reference cycles; traversing them again and again
    would be a fifth of the work.
    """
    gc.set_threshold(200_000, 20, 20)


class FileChecker:
    """Checks files, fixes them or says what fixes would change, as the options have it."""

    def __init__(
        self,
        options: CheckOptions,
        configurations: Configurations,
        complaints: Complaints,
        *,
        compares: bool,
    ) -> None:
        """Go by `configurations`. `complaints` are kept there until a file is done.

        `compares` says that files are to be compared with each other afterwards.
        """
        self._configurations = configurations
        self._complaints = complaints
        self._compares = compares
        self._writes = options.fix or options.diff
        self._wanted = is_finished if options.unsafe_fixes else is_safe
        self._do = self._diffed if options.diff else self._fixed if options.fix else self._checked

    def __call__(self, source: Source) -> Outcome:
        """Do what is to be done with one file; what goes wrong is in the outcome."""
        try:
            file = read(source, self._complaints, self._configurations)
            outcome = Outcome(source) if file is None else self._done(file)
        except BrokenPipeError:
            raise  # standard output was closed by its reader
        except Exception as error:  # noqa: BLE001  # one bad file must not stop the others
            self._complaints.failed(source.name, error)
            outcome = Outcome(source)
        return outcome._replace(complaints=self._complaints.taken())

    def _done(self, file: LoadedFile) -> Outcome:
        if not file.is_known or (self._writes and file.decoded.is_binary):
            return self._left(file)
        if file.configured.settings.targets:
            self._note_unmeasured(file)
        linter = self._configurations.linter(file.path, file.configured)
        if not any(rule.reports_encoding for rule in linter.rules):
            note_encoding(file, self._complaints)
        outcome = self._do(file, linter)
        if isinstance(linter.suppressions, Suppressions):
            alone = [rule for rule in linter.rules if not rule.compares_records]
            alike = {rule.code for rule in linter.rules if rule.compares_records}
            seen = {each: n for each, n in linter.suppressions.seen.items() if each[0] in alike}
            outcome = outcome._replace(stale=linter.suppressions.stale(alone), seen=seen)
        return outcome

    def _left(self, file: LoadedFile) -> Outcome:
        """Report that a file is not ours, and leave it as it is."""
        name = file.source.name
        if not self._writes:
            self._complaints.note(name, f"not checked: {file.refuses}")
        else:
            self._complaints.error(name, f"not fixed: {file.refuses}")
            if self._do == self._fixed:
                put_back(file, (), self._complaints)  # standard input is passed on
        return Outcome(file.source)

    def _note_unmeasured(self, file: LoadedFile) -> None:
        """Say which targets nothing is known of: without findings all would seem to be well."""
        # Lazy import: only needed when targets are set.
        from reftag.importers import importers
        from reftag.importers.unread import unread

        dialect = file.document.dialect
        known = importers(dialect.name)
        targets = [name for name in file.configured.settings.targets if name not in known]
        for message in unread(targets, dialect) if targets else ():
            self._complaints.note(file.source.name, message, once=message)

    def _checked(self, file: LoadedFile, linter: Linter) -> Outcome:
        report = linter.check(file.document)
        return self._found(Outcome(file.source), file, file.decoded, linter, report)

    def _fixed(self, file: LoadedFile, linter: Linter) -> Outcome:
        """Fix a file, put it back, and say what is left in it."""
        fixed = self._mended(file, linter)
        if not put_back(file, fixed.edits, self._complaints, fixed.form):
            return self._checked(file, linter)
        outcome = Outcome(file.source, mended=fixed.mended)
        return self._found(outcome, file, fixed.form, linter, fixed.report)

    def _found(
        self, outcome: Outcome, file: LoadedFile, form: Decoded, linter: Linter, report: Report
    ) -> Outcome:
        """Return the outcome with what was found in a file that is as `form` says now."""
        checked = _all(file, form, linter, report)
        if not self._compares:
            return outcome._replace(checked=checked)
        checked = checked._replace(found=lean(checked.found))
        if not linter.compares:
            return outcome._replace(checked=checked)
        path = file.source.path
        read = partial(DISK.read_range, path) if path else partial(part_of, form.encode())
        stored = StoredFile.of(report.entries(), read, form, file.document.dialect)
        return outcome._replace(checked=checked, stored=stored)

    def _diffed(self, file: LoadedFile, linter: Linter) -> Outcome:
        fixed = self._mended(file, linter)
        self._note_recoded(file, fixed.form)
        return Outcome(file.source, None, fixed.mended, diff(file, fixed.edits))

    def _note_recoded(self, file: LoadedFile, form: Decoded) -> None:
        """Say what a diff does not show."""
        name, before = file.source.name, file.decoded
        if form.encoding != before.encoding:
            self._complaints.note(name, f"would be written in {form.title}")
        elif form.mark != before.mark:
            self._complaints.note(name, "would be written without its byte order mark")
        if before.strays and len(form.strays) < len(before.strays):
            self._complaints.note(name, "the lines that are not UTF-8 would be written in UTF-8")

    def _mended(self, file: LoadedFile, linter: Linter) -> "_FixedFile":
        dialect = file.document.dialect
        whole = fix_file(file.decoded, dialect, linter, self._wanted)
        document = Document.read(whole.file.text, dialect) if whole.edits else file.document
        fixed = fix_all(document, linter.check(document), linter, self._wanted)
        form = whole.file.edited(fixed.edits)
        edits = compose(whole.edits, fixed.edits) if whole.edits else fixed.edits
        return _FixedFile(form, edits, whole.mended + fixed.mended, fixed.report)


class _FixedFile(NamedTuple):
    """A file after its fixes."""

    form: Decoded
    edits: list[Edit]
    """What leads from the old text to the new."""
    mended: int
    report: Report


def _all(file: LoadedFile, form: Decoded, linter: Linter, report: Report) -> CheckedFile:
    """Return all that was found: in the records and in the file as a whole."""
    found = list(report.in_order())
    if whole := check_file(form, file.document.dialect, linter):
        found = sorted([*whole, *found], key=_start)
    return CheckedFile(file.source.name, tuple(found))


def lean(found: Iterable[Placed]) -> tuple[Placed, ...]:
    """Return findings without what was read out of their records: they may have to be kept."""
    fresh: dict[int, Record] = {}

    def again(record: Record) -> Record:
        return fresh.setdefault(id(record), Record(record.text, record.dialect))

    return tuple(
        each
        if each.in_whole_file
        else each._replace(
            record=again(each.record),
            elsewhere=tuple(near._replace(record=again(near.record)) for near in each.elsewhere),
        )
        for each in found
    )


def _start(placed: Placed) -> int:
    return placed.offset + placed.diagnostic.finding.span.start
