"""How importers read a whole document: how much arrives, what does not, and why.

This module counts; `portability_words` makes text of the result and `portability_markdown` a
report. `reftag.importers` decides on the outcome of a field, the rules on how to fix it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from reftag import importers
from reftag.importers import Fate, Harm, Importer
from reftag.lint.engine.rule import Context
from reftag.lint.targets.importing import harm_reported_by, is_missed, reported_by
from reftag.portability.fixes import Findings, Fixes
from reftag.portability.troubles import refuses_file, troubles
from reftag.syntax import Document, Record
from reftag.text import piece_position

Reason = Literal["structure", "type", "tag", "value"]
"""Why something does not arrive: how the file or a record is built, the reference type, a tag that
the importer has no place for, or the way a value is written."""

REASONS: Final[tuple[Reason, ...]] = ("structure", "type", "tag", "value")

BYTE_ORDER_MARK: Final = "\ufeff"

MOST_PLACES: Final = 10
"""For at most this many places of a kind the position is given."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: line and column count from 0, the column in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Loss:
    """All that goes wrong in one way, with one importer."""

    outcome: Literal["misread", "lost"]
    reason: Reason
    case: str
    """What decides, as in `importers.Fate` and `importers.Harm`."""
    about: str
    """The code of the tag or the reference type, as written; `""` for a structure."""
    name: str
    """What the dialect calls the tag; `""` for all else."""
    does: str
    """What the importer does, to follow its name: *drops it*."""
    count: int
    """How often it is there: fields of a tag; records of a type or structure."""
    fields: int
    """How many fields suffer."""
    types: tuple[str, ...]
    """The reference types, as written, in which it is there; sorted."""
    places: tuple[Place, ...]
    """Where the first `MOST_PLACES` are."""
    rule: str | None
    """The code of the rule that reports it; None where no rule does."""
    safe: int
    """How many `reftag check --fix` fixes, with this importer as the target."""
    unsafe: int
    """How many more it fixes with `--unsafe-fixes`."""
    is_missed: bool
    """Whether the loss matters: otherwise another field has the same value, or only the program
    that wrote the values can read them."""
    refuses_file: bool
    """Whether the importer, because of it, reads nothing of the file at all."""


@dataclass(frozen=True, slots=True)
class TargetReport:
    """What one importer makes of a document."""

    importer: Importer
    read: int
    """Records of which something arrives, besides the type."""
    kept: int
    misread: int
    lost: int
    """Fields, only those that have a value; the three sum up to `Portability.fields`."""
    missed: int
    """How many of the lost fields matter."""
    losses: tuple[Loss, ...]
    """What keeps the importer from reading the file comes first, then the most frequent."""

    @property
    def refusals(self) -> tuple[Loss, ...]:
        """What makes the importer refuse the file. Other losses remain once it is fixed."""
        return tuple(loss for loss in self.losses if loss.refuses_file)


@dataclass(frozen=True, slots=True)
class Portability:
    """What importers make of a document."""

    dialect: str
    records: int
    fields: int
    targets: tuple[TargetReport, ...]
    unmeasured: tuple[str, ...]
    """Targets of which nothing is known for this dialect."""

    @property
    def missed(self) -> int:
        """How many lost fields matter, in all targets together."""
        return sum(target.missed for target in self.targets)


def portability(document: Document, targets: Sequence[str] = ()) -> Portability:
    """Return how `targets` read a document; by default all known importers.

    A byte order mark at the start of a file has to be in the document to be reported.

    Walks all records, so it is too slow for every keystroke.
    """
    dialect = document.dialect.name
    names = tuple(dict.fromkeys(targets)) or importers.importers(dialect)
    known = [each for name in names if (each := importers.importer(dialect, name))]
    tallies = [_Tally(each) for each in known]
    records = fields = 0
    previous: Record | None = None
    for located in document.located():
        record = located.piece
        if record.fields:
            records += 1
            fields += sum(1 for each in record.fields if each.value)
            mended: Findings = {}
            for tally in tallies:
                tally.add(record, previous, located.line, mended)
        previous = record
    measured = {each.name for each in known}
    return Portability(
        dialect,
        records,
        fields,
        tuple(tally.report(fields) for tally in tallies),
        tuple(name for name in names if name not in measured),
    )


@dataclass(slots=True)
class _Heap:
    """A `Loss` in the making."""

    count: int = 0
    fields: int = 0
    types: set[str] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)
    rule: str | None = None
    safe: int = 0
    unsafe: int = 0
    is_missed: bool = True
    refuses_file: bool = False
    name: str = ""

    def add(self, record: Record, line: int, at: int) -> None:
        """Count one more, at an offset of a record that begins on `line`."""
        self.count += 1
        self.types.add(record.type_name)
        if len(self.places) < MOST_PLACES:
            below, column = piece_position(record, at, "utf-32")
            if not line + below and record.text.startswith(BYTE_ORDER_MARK):
                column = max(column - 1, 0)  # a byte order mark is not counted
            self.places.append(Place(line + below, column))


_Key = tuple[Literal["misread", "lost"], Reason, str, str, str, bool]


class _Tally:
    """Counts the outcomes of the records of a document in one importer."""

    def __init__(self, importer: Importer) -> None:
        self._importer = importer
        self._read = 0
        self._misread = 0
        self._lost = 0
        self._missed = 0
        self._heaps: dict[_Key, _Heap] = {}
        self._targets = (importer.name,)
        self._fixes = Fixes()

    def add(
        self,
        record: Record,
        previous: Record | None,
        line: int,
        found: Findings,
    ) -> None:
        """Count the outcomes of one record, which begins on `line`."""
        trouble = troubles(record, previous, self._importer)
        valued = sum(1 for each in record.fields if each.value) if trouble.fates else -1
        arrives = record.type_field is None or any(
            each.value for each in record.fields if each is not record.type_field
        )
        lost_here = sum(1 for fate in trouble.fates if fate.outcome == "lost")
        type_lost = any(
            fate.outcome == "lost" and record.fields[fate.at] is record.type_field
            for fate in trouble.fates
        )
        has_type = bool(record.type_field and record.type_field.value)
        values, values_lost = valued - has_type, lost_here - type_lost
        self._read += not (trouble.fates and arrives and values == values_lost)
        context = Context(previous, targets=self._targets)
        harms = {harm.case for harm in trouble.harms}
        for harm in trouble.harms:
            self._add_harm(record, harm, line, context, found)
        for fate in trouble.fates:
            self._add_fate(record, fate, line, context, found, harms)

    def _add_harm(
        self,
        record: Record,
        harm: Harm,
        line: int,
        context: Context,
        found: Findings,
    ) -> None:
        outcome: Literal["misread", "lost"] = "lost" if harm.outcome == "lost" else "misread"
        by_type = harm.case in ("unknown-type", "refused-type")
        reason: Reason = "type" if by_type else "structure"
        about = record.type_name if by_type else ""
        heap = self._heap((outcome, reason, harm.case, about, harm.what, True))
        heap.rule = harm_reported_by(record, harm)
        heap.refuses_file = heap.refuses_file or refuses_file(harm)
        heap.add(record, line, harm.span.start)
        if harm.case == "byte-order-mark":
            self._count_fix(heap, "safe")  # the rule looks at files on disk, and always has a fix
            return
        fix = self._fixes.for_harm(record, harm, heap.rule, context, found)
        self._count_fix(heap, fix)

    def _add_fate(
        self,
        record: Record,
        fate: Fate,
        line: int,
        context: Context,
        found: Findings,
        harms: set[str],
    ) -> None:
        outcome: Literal["misread", "lost"] = "lost" if fate.outcome == "lost" else "misread"
        missed = is_missed(record, fate)
        if outcome == "lost":
            self._lost += 1
            self._missed += missed
        else:
            self._misread += 1
        if fate.case in harms:
            # Reported with the harm; `line-below` and the like are cases of fields alone.
            for heap in self._of_case(fate.case, record):
                heap.fields += 1
                return
        if fate.case == "unknown-type":  # of a record that has none, or in which it was spoilt
            heap = self._heap((outcome, "type", fate.case, record.type_name, fate.why, True))
            heap.fields += 1
            heap.add(record, line, fate.field.start)
            heap.rule = "RT011" if record.type_field else "RT009"
            return
        code = fate.field.code
        reason: Reason = "tag" if fate.case in ("tag", "unknown-tag") else "value"
        heap = self._heap((outcome, reason, fate.case, code, fate.why, missed))
        heap.fields += 1
        heap.is_missed = missed
        heap.add(record, line, fate.field.start)
        heap.rule = reported_by(record, fate)
        tag = record.tag_of(fate.field)
        heap.name = tag.name if tag is not None else ""
        if heap.rule is not None:
            fix = self._fixes.for_field(record, fate, heap.rule, context, found)
            self._count_fix(heap, fix)

    def _heap(self, key: _Key) -> _Heap:
        return self._heaps.setdefault(key, _Heap())

    def _of_case(self, case: str, record: Record) -> Iterator[_Heap]:
        """Yield the heap of the harm that a record's field suffers from."""
        for key, heap in self._heaps.items():
            if key[2] == case and key[1] in ("structure", "type"):
                if key[1] == "type" and key[3] != record.type_name:
                    continue
                yield heap

    @staticmethod
    def _count_fix(heap: _Heap, applicability: str | None) -> None:
        heap.safe += applicability == "safe"
        heap.unsafe += applicability == "unsafe"

    def report(self, fields: int) -> TargetReport:
        """Return the result for a document with this number of fields that have a value."""
        losses = [
            Loss(
                outcome=key[0],
                reason=key[1],
                case=key[2],
                about=key[3],
                name=heap.name,
                does=key[4],
                count=heap.count,
                fields=fields if heap.refuses_file else heap.fields,
                types=tuple(sorted(heap.types)),
                places=tuple(heap.places),
                rule=heap.rule,
                safe=heap.safe,
                unsafe=heap.unsafe,
                is_missed=heap.is_missed,
                refuses_file=heap.refuses_file,
            )
            for key, heap in self._heaps.items()
        ]
        losses.sort(key=_importance)
        if any(loss.refuses_file for loss in losses):
            return TargetReport(self._importer, 0, 0, 0, fields, fields, tuple(losses))
        return TargetReport(
            self._importer,
            self._read,
            fields - self._misread - self._lost,
            self._misread,
            self._lost,
            self._missed,
            tuple(losses),
        )


def _importance(loss: Loss) -> tuple[object, ...]:
    return (
        not loss.refuses_file,
        not loss.is_missed,
        loss.outcome != "lost",
        REASONS.index(loss.reason),
        -max(loss.count, loss.fields),
        loss.case,
        loss.about,
        loss.does,
    )
