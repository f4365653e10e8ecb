"""Which records are alike to importers, so that the result for one holds for all of them.

A library has some hundred shapes of records and thousands of records. Only proper records, without
anything that importers cannot handle, are alike to others.
"""

from reftag.importers.cases import MANY_LINES, found, further_lines, is_separated, lines_below
from reftag.importers.model import Importer
from reftag.importers.reading import type_as_read
from reftag.importers.values import JUDGES, odd_name, years_around
from reftag.syntax import Record

Signature = tuple[object, ...]
"""What importers go by in a record; see also `judged`."""


def signature(record: Record, previous: Record | None) -> Signature | None:
    """Return what importers go by, besides what their judges say; None to read all of the record.

    `previous` is the record before it, None for the first of the file.
    """
    odd_breaks = "\u2028" in record.text or "\u2029" in record.text
    if previous is None or odd_breaks or not record.is_proper:
        return None
    cases = [each.case for each in found(record, previous)]
    # Lines in CRLF are the same harm in each record, and marked at its type.
    if cases and (cases != ["crlf"] or record.type_field is not record.fields[0]):
        return None
    tags = record.dialect.by_code
    odd = tuple(
        (at, name)
        for at, field in enumerate(record.fields)
        if (tag := tags.get(field.code)) is not None
        and tag.kind == "person"
        and (name := odd_name(field.value))
    )
    years = [field.value for field in record.with_role("year")]
    dated = tuple(year in date.value for date in record.with_role("date") for year in years)
    shape = record.shape_of(record.pairs())
    return (shape, *cases, odd, dated, _further_lines(record, previous))


def _further_lines(record: Record, previous: Record) -> tuple[object, ...]:
    """Return what importers go by in values of several lines."""
    if record.is_plain:
        return ()
    lines = (
        (at, min(count, MANY_LINES), is_separated(field.value))
        for at, field in enumerate(record.fields)
        if (count := further_lines(record, field))
    )
    return (lines_below(previous), *lines)


def judged(record: Record, importer: Importer) -> tuple[object, ...]:
    """Return what the importer's judges say of the values of a record."""
    if not importer.judges or record.tags.isdisjoint(importer.judges):
        return ()
    kind = type_as_read(importer, record)
    said: list[object] = []
    for at, field in enumerate(record.fields):
        judge = importer.judges.get(field.code)
        slot = importer.slot(field.code, kind) if judge else None
        if judge and slot:
            said.append((at, JUDGES[judge](field.value, years_around(record, field), slot)))
    return tuple(said)
