"""Which records are alike to importers: then what becomes of one is what becomes of all of them.

A library has some hundred shapes of records and thousands of records. Only records of proper tag
lines alone, in which nothing is found that importers stumble over, are alike to any other.
"""

from reftag.importers.cases import found
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
    shape = record.shape
    odd_breaks = any(each in record.text for each in "\r\u2028\u2029")
    if shape is None or previous is None or odd_breaks:
        return None
    if next(found(record, previous), None) is not None:
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
    return (shape, odd, dated)


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
