"""Which records the rules about importers have to look at: nearly all others are let go quickly.

What becomes of the fields of a plain record follows from its shape, but for a few values: names,
dates, a DOI. So the first record of each shape is read for all targets, and of all others only
these values are looked at.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from reftag.importers import Fate, Slot, is_not_named, type_as_read, years_beside_dates
from reftag.importers.cases import are_blanks_between
from reftag.importers.values import JUDGES, Judge, odd_name
from reftag.lint.importing import is_said_elsewhere, is_said_here, is_worth, readings
from reftag.lint.look import Shape
from reftag.lint.rule import Context
from reftag.syntax import Record

_BY_SHAPE: Final = frozenset(("tag", "several", "one-of-two", "unknown-type"))
"""Cases that follow from the tags alone."""

_MOST_SHAPES: Final = 10_000
"""A library has some hundred shapes; a hostile file shall not fill the memory with them."""


class _Watch(NamedTuple):
    """What to look at in the records of one shape."""

    always: bool
    """Whether there is something to say of each of them."""
    people: tuple[int, ...] = ()
    """Places of fields with names."""
    judged: tuple[tuple[int, Judge, Slot], ...] = ()
    """Places of fields whose value decides, and how."""
    doubled: tuple[int, ...] = ()
    """Places of fields that get lost, but may be said elsewhere in the record."""
    dated: tuple[tuple[int, int], ...] = ()
    """Places of years, and of dates that some target takes instead."""


_watches: dict[tuple[tuple[str, ...], Shape], _Watch] = {}


@lru_cache(maxsize=8)
def is_quiet(record: Record, previous: Record | None, targets: tuple[str, ...]) -> bool:
    """Say whether no target does anything to the record that would be a finding."""
    shape = record.shape
    if shape is None or previous is None or "\x1a" in record.text:
        return not record.fields
    if are_blanks_between(previous, record):
        return False
    key = (targets, shape)
    watch = _watches.get(key)
    if watch is None:
        watch = _watch(record, Context(previous, targets=targets))
        if len(_watches) < _MOST_SHAPES:
            _watches[key] = watch
    if watch.always:
        return False
    fields = record.fields
    named = record.type_field
    if named is not None and record.text[named.value_end] != "\n":
        return False
    if any(odd_name(fields[at].value) for at in watch.people):
        return False
    for at, judge, slot in watch.judged:
        odd = judge(record, fields[at], slot)
        if (slot.outcome if odd is None else odd.outcome) != "kept":
            return False
    if any(is_not_named(fields[year], fields[date]) for year, date in watch.dated):
        return False
    return all(
        is_said_elsewhere(record, fields[at], record.dialect.by_code[fields[at].code].role)
        for at in watch.doubled
    )


def _watch(record: Record, context: Context) -> _Watch:
    """Return what to look at in records of the shape of this one."""
    people: set[int] = set()
    judged: list[tuple[int, Judge, Slot]] = []
    doubled: set[int] = set()
    dated: set[tuple[int, int]] = set()
    for reading in readings(record, context):
        harms = [harm for harm in reading.harms if harm.case in ("unknown-type", "refused-type")]
        if any(is_said_here(harm, record, context.previous) for harm in harms):
            return _Watch(always=True)
        kind = type_as_read(reading.importer, record)
        dated.update(years_beside_dates(record, reading.importer, kind))
        for fate in reading.alone:
            tag = record.tag_of(fate.field)
            if tag is None:
                continue
            slot = reading.importer.slot(fate.field.code, kind)
            judge = reading.importer.judges.get(fate.field.code)
            if judge and slot:
                judged.append((fate.at, JUDGES[judge], slot))
            elif tag.kind == "person":
                people.add(fate.at)
            if slot and _is_lost_by_shape(record, fate):
                if tag.role not in ("doi", "date"):
                    return _Watch(always=True)
                doubled.add(fate.at)
    return _Watch(False, tuple(people), tuple(judged), tuple(doubled), tuple(dated))


def _is_lost_by_shape(record: Record, fate: Fate) -> bool:
    return fate.outcome != "kept" and fate.case in _BY_SHAPE and is_worth(record, fate)
