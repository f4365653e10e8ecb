"""What the rules about importers share: which importers to ask, and what to leave out.

What an importer does is known to `reftag.importers`; this module decides what of it becomes a
finding. Nothing is reported twice: what another rule reports as a warning or error is left to that
rule.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reftag import importers
from reftag.importers import Effect, Fate, Harm, Outcome, Reading, Treatment, cases_of
from reftag.importers.model import LINE_BREAKS, OF_WHOLE_FILE
from reftag.lint.engine.rule import Context
from reftag.lint.support.repetition import is_usual
from reftag.portability.reporting_rules import AT_CAUSE, UNMISSED, is_in_another_field
from reftag.syntax import Field, Record, Span

_WEIGHTS: Final[dict[Outcome, int]] = {"kept": 0, "misread": 1, "lost": 3}
_WEIGHT_OF_FILE: Final = 1000
"""A value that makes an importer refuse the file is worse than any that is lost."""

_TO_WHOLE_TEXT: Final = frozenset((Effect.READ_AS_LATIN1,))
"""What is done to the letters of a file, wherever they are: reported where they begin."""

_MEMORY: Final = 8
"""Records of which the readings are kept: several rules ask for the same one."""


class FieldSuffers(NamedTuple):
    """A field, and what it suffers from the importers that the file is for."""

    field: Field
    values: int
    """How many values with its tag that is about, 0 if it is about this one."""
    cases: frozenset[str]
    treatments: tuple[tuple[str, Treatment], ...]
    """(Title of the importer, what it does)."""


class CaseHarms(NamedTuple):
    """Something that importers mishandle."""

    case: str
    span: Span
    treatments: tuple[tuple[str, Treatment], ...]
    """(Title of the importer, what it does)."""


def readings(record: Record, context: Context) -> tuple[Reading, ...]:
    """Return how each target reads the record; targets without measurements are left out."""
    return _readings(record, context.previous, context.targets)


@lru_cache(maxsize=_MEMORY)
def _readings(
    record: Record, previous: Record | None, targets: tuple[str, ...]
) -> tuple[Reading, ...]:
    known = (importers.importer(record.dialect.name, name) for name in targets)
    return tuple(importers.reading(record, previous, each) for each in known if each)


def suffering(record: Record, context: Context, outcome: Outcome) -> Iterator[FieldSuffers]:
    """Yield the fields whose value has `outcome` with some target, for reasons of their own.

    If a tag has several values and a target keeps one, the finding is at the first.
    """
    found: dict[int, list[tuple[str, Fate]]] = {}
    for each in readings(record, context):
        reported: set[str] = set()
        for fate in each.losses:
            if fate.outcome != outcome or not _is_worth_reporting(record, fate):
                continue
            if _is_refused_above(fate, context) or _is_said_above(fate, context, reported):
                continue
            role = record.dialect.by_code[fate.field.code].role
            if not is_in_another_field(record, fate.field, role) and not _is_reported(
                record, fate, reported
            ):
                found.setdefault(fate.at, []).append((each.importer.title, fate))
    for at in sorted(found):
        field = record.fields[at]
        cases = frozenset(fate.case for _, fate in found[at])
        values = 0
        if "several" in cases:
            values = sum(1 for each in record.fields if each.code == field.code and each.value)
        treatments = tuple((title, fate.treatment) for title, fate in found[at])
        yield FieldSuffers(field, values, cases, treatments)


def _is_refused_above(fate: Fate, context: Context) -> bool:
    """Say whether a file is refused for a tag that the record above has, too."""
    refused = fate.case == "tag" and fate.treatment.effect in OF_WHOLE_FILE
    return refused and context.previous is not None and fate.field.code in context.previous.tags


def _is_said_above(fate: Fate, context: Context, reported: set[str]) -> bool:
    """Say whether what is done to the whole text was found in this record or the one above."""
    above = context.previous
    if fate.treatment.effect not in _TO_WHOLE_TEXT:
        return False
    in_value = cases_of(above.dialect.name)[fate.case].value if above else None
    known = fate.case in reported or (
        above is not None and in_value is not None and in_value.search(above.text) is not None
    )
    reported.add(fate.case)
    return known


def _is_reported(record: Record, fate: Fate, reported: set[str]) -> bool:
    """Say whether one of several values under a tag, and so all of them, has been reported.

    The lines below a tag that has one value a line are such values where the tag decides.
    """
    is_line = fate.case == "tag" and fate.field.code in record.dialect.one_a_line
    if fate.case != "several" and not is_line:
        return False
    known = fate.field.code in reported
    reported.add(fate.field.code)
    return known


def harms(record: Record, context: Context, outcome: Outcome) -> Iterator[CaseHarms]:
    """Yield what does harm to the record, or to the file that it begins, by case."""
    cases: dict[str, list[tuple[str, Harm]]] = {}
    for each in readings(record, context):
        for harm in each.harms:
            if harm.outcome == outcome and _is_reported_here(harm, record, context.previous):
                cases.setdefault(harm.case, []).append((each.importer.title, harm))
    for case, found in cases.items():
        # A case may be there for several values of a record.
        treatments = tuple(dict.fromkeys((title, harm.treatment) for title, harm in found))
        yield CaseHarms(case, found[0][1].span, treatments)


def trouble(record: Record, context: Context) -> int:
    """Return how much goes wrong with a record in all targets together: to compare fixes by."""
    found = 0
    for each in readings(record, context):
        found += sum(_WEIGHTS[harm.outcome] for harm in each.harms)
        for fate in each.losses:
            tag = record.tag_of(fate.field)
            if tag is None or not is_in_another_field(record, fate.field, tag.role):
                refuses = fate.treatment.effect in OF_WHOLE_FILE
                found += _WEIGHT_OF_FILE if refuses else _WEIGHTS[fate.outcome]
    return found


def _is_worth_reporting(record: Record, fate: Fate) -> bool:
    """Say whether the value matters, and no other rule reports what happens to it."""
    if not cases_of(record.dialect.name)[fate.case].by_target or fate.case in AT_CAUSE:
        return False
    tag = record.tag_of(fate.field)
    if tag is None or not tag.assigned or tag.role == "type":
        return False  # unknown-tag reports these
    if fate.case == "several" and not tag.repeatable and not _is_usual(record, tag.code):
        return False  # duplicate-tag reports these
    spoils = fate.treatment.effect is Effect.GLUED_ABOVE  # the value above it
    return fate.outcome != "lost" or spoils or tag.role not in UNMISSED


@lru_cache(maxsize=_MEMORY)  # asked for each of the values: some records have thousands
def _is_usual(record: Record, code: str) -> bool:
    return is_usual(record, [each for each in record.fields if each.code == code and each.value])


def _is_reported_here(harm: Harm, record: Record, previous: Record | None) -> bool:
    """Say whether a harm is worth a finding at this record, and no other rule reports it."""
    if not cases_of(record.dialect.name)[harm.case].by_target:
        return False
    if harm.case == "unknown-type":  # unknown-type and missing-type report the others
        named = record.type_field
        is_seen = named is not None and named.flaw is None  # else the line is what is wrong
        return is_seen and record.dialect.exact_type(record.type_name) is not None
    if harm.case in LINE_BREAKS and previous is not None:
        return "\r" not in previous.text  # a fault of all lines is reported once, where it begins
    return True
