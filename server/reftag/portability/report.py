"""How importers read a whole document: how much arrives, what does not, and why.

This module counts; `report_words` and `markdown` put the result into words. `reftag.importers`
decides on the outcome of a field. Which rule reports a loss is data; whether that rule has a fix,
only the floor of the rules knows: callers that want it counted hand in a function.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from reftag import importers
from reftag.importers import Effect, Fate, Harm, Importer, Treatment
from reftag.importers.keys import KeysAbove
from reftag.importers.model import OF_WHOLE_FILE
from reftag.importers.words import does
from reftag.portability.other_formats import FieldCounts, OtherFormat
from reftag.portability.reporting_rules import is_missed, rule_for_field, rule_for_harm
from reftag.syntax import Document, Record, Span
from reftag.text import BYTE_ORDER_MARK, Position, piece_position
from reftag.text.steps import Steps, finished

Reason = Literal["structure", "type", "tag", "value"]
"""Why something does not arrive: how the file or a record is built, the reference type, a tag that
the importer has no place for, or the way a value is written."""

REASONS: Final[tuple[Reason, ...]] = ("structure", "type", "tag", "value")


MOST_PLACES: Final = 10
"""For at most this many places of a kind the position is given."""


OfferedFix = Callable[[Record, Record | None, str, str, Span], Literal["safe", "unsafe"] | None]
"""Takes a record, the one before it, an importer as the target, the code of a rule and where in the
record something is lost; returns how safe the fix is that the rule has for it, None without one."""


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
    treatment: Treatment
    count: int
    """How often it is there: fields of a tag; records of a type or structure."""
    fields: int
    """How many fields suffer."""
    types: tuple[str, ...]
    """The reference types, as written, in which it is there; sorted."""
    places: tuple[Position, ...]
    """Where the first `MOST_PLACES` are; columns count characters."""
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
    other: OtherFormat | None = None
    """Another format of the same records from which the importer keeps more."""

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


def portability(
    document: Document, targets: Sequence[str] = (), offered_fix: OfferedFix | None = None
) -> Portability:
    """Return what `reported` does, all at once."""
    return finished(reported(document, targets, offered_fix))


def reported(
    document: Document, targets: Sequence[str] = (), offered_fix: OfferedFix | None = None
) -> Steps[Portability]:
    """Return how `targets` read a document; by default all known importers.

    A byte order mark at the start of a file has to be in the document to be reported. Fixes are
    counted only with `offered_fix`.

    Walks all records, so it is too slow for every keystroke.
    """
    dialect = document.dialect.name
    names = tuple(dict.fromkeys(targets)) or importers.importers(dialect)
    known = [each for name in names if (each := importers.importer(dialect, name))]
    counts = [_Counts(each, offered_fix) for each in known]
    records = fields = 0
    previous: Record | None = None
    for located in document.located():
        record = located.piece
        if record.fields:
            records += 1
            fields += sum(1 for each in record.fields if each.value)
            for one in counts:
                one.add(record, previous, located.line)
            yield
        previous = record
    measured = {each.name for each in known}
    return Portability(
        dialect,
        records,
        fields,
        tuple(one.report(fields) for one in counts),
        tuple(name for name in names if name not in measured),
    )


@dataclass(slots=True)
class _LossSoFar:
    """A `Loss` in the making."""

    count: int = 0
    fields: int = 0
    types: set[str] = field(default_factory=set)
    places: list[Position] = field(default_factory=list)
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
            self.places.append(Position(line + below, column))


_Key = tuple[Literal["misread", "lost"], Reason, str, str, Treatment, bool]


class _Counts:
    """Counts the outcomes of the records of a document in one importer."""

    def __init__(self, importer: Importer, offered_fix: OfferedFix | None) -> None:
        self._importer = importer
        self._offered_fix = offered_fix
        self._read = 0
        self._misread = 0
        self._lost = 0
        self._missed = 0
        self._losses: dict[_Key, _LossSoFar] = {}
        self._stopped: _LossSoFar | None = None
        """What keeps the importer from reading any record from there on."""
        self._meanings = FieldCounts()
        self._keys = KeysAbove(importer)

    def add(self, record: Record, previous: Record | None, line: int) -> None:
        """Count the outcomes of one record, which begins on `line`."""
        read = importers.reading(record, previous, self._importer)
        self._meanings.add(record, read)
        if self._stopped is not None:
            self._add_unread(record, self._stopped)
            return
        fates = read.suffered
        valued = sum(1 for each in record.fields if each.value) if fates else -1
        arrives = record.type_field is None or any(
            each.value for each in record.fields if each is not record.type_field
        )
        lost_here = sum(1 for fate in fates if fate.outcome == "lost")
        type_lost = any(
            fate.outcome == "lost" and record.fields[fate.at] is record.type_field for fate in fates
        )
        has_type = bool(record.type_field and record.type_field.value)
        values, values_lost = valued - has_type, lost_here - type_lost
        self._read += not (fates and arrives and values == values_lost)
        harms = {harm.case for harm in read.harms}
        for harm in read.harms:
            self._add_harm(record, previous, line, harm)
        if same_key := self._keys.harm(record):
            self._add_harm(record, previous, line, same_key)
        for fate in fates:
            self._add_fate(record, previous, line, fate, harms)

    def _add_unread(self, record: Record, loss: _LossSoFar) -> None:
        """Count a record that the importer never comes to, since it stopped above."""
        stopped = Treatment("lost", Effect.STOPS_ABOVE)
        for at, each in enumerate(record.fields):
            if each.value:
                loss.fields += 1
                self._lost += 1
                self._missed += is_missed(record, Fate(at, each, stopped, ""))

    def _add_harm(self, record: Record, previous: Record | None, line: int, harm: Harm) -> None:
        outcome: Literal["misread", "lost"] = "lost" if harm.outcome == "lost" else "misread"
        by_type = harm.case in ("unknown-type", "refused-type")
        reason: Reason = "type" if by_type else "structure"
        about = record.type_name if by_type else ""
        loss = self._loss((outcome, reason, harm.case, about, harm.treatment, True))
        loss.rule = rule_for_harm(record, harm)
        loss.refuses_file = loss.refuses_file or harm.refuses_file
        loss.add(record, line, harm.span.start)
        if harm.treatment.effect is Effect.STOPS_ABOVE:
            self._stopped = loss
        if harm.case == "byte-order-mark":  # the rule looks at files on disk, and always has a fix
            loss.safe += self._offered_fix is not None
        else:
            self._count_fix(loss, record, previous, harm.span)

    def _add_fate(
        self,
        record: Record,
        previous: Record | None,
        line: int,
        fate: Fate,
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
            for loss in self._of_case(fate.case, record):
                loss.fields += 1
                return
        if fate.case == "unknown-type":  # of a record that has none, or in which it was spoilt
            key: _Key = (outcome, "type", fate.case, record.type_name, fate.treatment, True)
            loss = self._loss(key)
            loss.fields += 1
            loss.add(record, line, fate.field.start)
            loss.rule = rule_for_field(record, fate)
            return
        code = fate.field.code
        reason: Reason = "tag" if fate.case in ("tag", "unknown-tag") else "value"
        loss = self._loss((outcome, reason, fate.case, code, fate.treatment, missed))
        loss.fields += 1
        loss.is_missed = missed
        loss.refuses_file = fate.treatment.effect in OF_WHOLE_FILE
        loss.add(record, line, fate.field.start)
        loss.rule = rule_for_field(record, fate)
        tag = record.tag_of(fate.field)
        loss.name = tag.name if tag is not None else ""
        self._count_fix(loss, record, previous, Span(fate.field.start, fate.field.value_end))

    def _loss(self, key: _Key) -> _LossSoFar:
        return self._losses.setdefault(key, _LossSoFar())

    def _of_case(self, case: str, record: Record) -> Iterator[_LossSoFar]:
        """Yield the loss by the harm that a record's field suffers from."""
        for key, loss in self._losses.items():
            if key[2] == case and key[1] in ("structure", "type"):
                if key[1] == "type" and key[3] != record.type_name:
                    continue
                yield loss

    def _count_fix(
        self, loss: _LossSoFar, record: Record, previous: Record | None, span: Span
    ) -> None:
        if self._offered_fix is None or loss.rule is None:
            return
        safety = self._offered_fix(record, previous, self._importer.name, loss.rule, span)
        loss.safe += safety == "safe"
        loss.unsafe += safety == "unsafe"

    def report(self, fields: int) -> TargetReport:
        """Return the result for a document with this number of fields that have a value."""
        losses = [
            Loss(
                outcome=key[0],
                reason=key[1],
                case=key[2],
                about=key[3],
                name=loss.name,
                treatment=key[4],
                count=loss.count,
                fields=fields if loss.refuses_file else loss.fields,
                types=tuple(sorted(loss.types)),
                places=tuple(loss.places),
                rule=loss.rule,
                safe=loss.safe,
                unsafe=loss.unsafe,
                is_missed=loss.is_missed,
                refuses_file=loss.refuses_file,
            )
            for key, loss in self._losses.items()
        ]
        losses.sort(key=_importance)
        other = self._meanings.better(self._importer)
        if any(loss.refuses_file for loss in losses):
            return TargetReport(self._importer, 0, 0, 0, fields, fields, tuple(losses), other)
        return TargetReport(
            self._importer,
            self._read,
            fields - self._misread - self._lost,
            self._misread,
            self._lost,
            self._missed,
            tuple(losses),
            other,
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
        does(loss.treatment),
    )
