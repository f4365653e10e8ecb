"""Records that are alike to importers, so that what is known of one holds for all of them.

A library has some hundred shapes of records and thousands of records. Only proper records are alike
to others, and what does harm in them has to be in their first lines, which are the same.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reftag.importers.cases import found
from reftag.importers.fates import Reading
from reftag.importers.model import Harm, Importer
from reftag.importers.odd_lines import MANY_LINES, further_lines, is_separated, lines_below
from reftag.importers.odd_values import JUDGES, odd_name, of_people, years_around
from reftag.importers.reading import type_as_read, verdicts
from reftag.importers.together import names_other_year, repeats_year, said_twice
from reftag.importers.value_cases import of_values
from reftag.importers.verdicts import Verdicts
from reftag.syntax import Record

Signature = tuple[object, ...]
"""What importers go by in a record; see also `_judged`."""

_MOST: Final = 20_000
"""A hostile file must not fill the memory."""

_known: dict[tuple[Importer, Signature, tuple[object, ...]], Verdicts] = {}


def reading(record: Record, previous: Record | None, importer: Importer) -> Reading:
    """Return the outcome of every field of `record`, and the harmful parts of its structure.

    `previous` is the record before it, None for the first of the file: facts about the file (its
    byte order mark, line breaks, first lines) are then reported as harms of this record.
    """
    decides = signature(record, previous)
    if decides is None:
        known = verdicts(record, previous, importer)
    else:
        key = (importer, decides, _judged(record, importer))
        found = _known.get(key)
        known = found or verdicts(record, previous, importer)
        if found is None and len(_known) < _MOST and _is_at_type(record, known.harms):
            _known[key] = known
    return Reading(importer, record, known)


def _is_at_type(record: Record, harms: Sequence[Harm]) -> bool:
    """Say whether all harms are where they are in every record of that type: in its first line."""
    if not harms:
        return True
    first = record.fields[0]
    return first is record.type_field and all(each.span.end <= first.value_end for each in harms)


@lru_cache(maxsize=4)  # one importer after the other is asked of the same record
def signature(record: Record, previous: Record | None) -> Signature | None:
    """Return what importers go by, besides what their judges say; None to read all of the record.

    `previous` is the record before it, None for the first of the file.
    """
    odd_breaks = "\u2028" in record.text or "\u2029" in record.text
    if odd_breaks or not record.is_proper:
        return None
    cases = [(case, *rest) for case, _, *rest in found(record, previous)]
    people = of_people(record.dialect)
    odd = tuple(
        (at, name)
        for at, field in enumerate(record.fields)
        if field.code in people and (name := odd_name(field.value))
    )
    years = [field.value for field in record.with_role("year")]
    dated: tuple[object, ...] = tuple(
        year in date.value for date in record.with_role("date") for year in years
    )
    if len(years) > 1:
        dates = (at for at, each in enumerate(record.fields) if record.role_of(each) == "year")
        dated += tuple((names_other_year(record, at), repeats_year(record, at)) for at in dates)
    codes = tuple(field.code for field in record.fields)
    shape = (record.dialect, record.type_name, codes)
    further = _further_lines(record, previous)
    return (previous is None, shape, *cases, odd, of_values(record), dated, further)


def _further_lines(record: Record, previous: Record | None) -> tuple[object, ...]:
    """Return what importers go by in values of several lines."""
    if record.is_plain:
        return ()
    lines = (
        (at, min(count, MANY_LINES), is_separated(field.value))
        for at, field in enumerate(record.fields)
        if (count := further_lines(record, field))
    )
    return (lines_below(previous) if previous else 0, *lines)


def _judged(record: Record, importer: Importer) -> tuple[object, ...]:
    """Return what the importer's judges say of values, and which values are there twice."""
    twice = said_twice(record, importer)
    if not importer.judges or record.tags.isdisjoint(importer.judges):
        return twice
    kind = type_as_read(importer, record)
    said: list[object] = []
    for at, field in enumerate(record.fields):
        judge = importer.judges.get(field.code)
        slot = importer.slot(field.code, kind) if judge else None
        if judge and slot:
            said.append((at, JUDGES[judge](field.value, years_around(record, field), slot)))
    return (*twice, *said)
