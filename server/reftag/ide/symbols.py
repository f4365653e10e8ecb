"""The outline: records by author, year and title, their fields below them.

What the outline says of a record follows from the record alone: editors ask for the whole outline
after each edit, and only records that have changed may cost anything then.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reftag.index.record_facts import record_name, shortened, type_title
from reftag.syntax import Record, Span

MOST_SYMBOLS: Final = 5_000
"""Most entries of an outline: VS Code's own JSON server stops there, too. Each is 250 bytes, so
this is more than a megabyte after each edit, and editors put all of it into lists and trees. A
document of more lines shows its records without fields, since nobody reads through thousands of
fields, and names are what *Go to symbol* and breadcrumbs need. One of more records shows the first
ones, and a last entry that says how many are left: those are still found by searching in the file
and by the symbols of the workspace, which are not limited to this."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """What the outline says of a record or a field. Spans are offsets in the record."""

    name: str
    detail: str
    span: Span
    selection: Span
    is_record: bool
    children: tuple["Symbol", ...] = ()


def symbol(record: Record, *, with_fields: bool) -> Symbol | None:
    """Return the entry for a record; None for text that is no record."""
    if not record.fields:
        return None
    first, last = record.type_field or record.fields[0], record.fields[-1]
    return Symbol(
        name=record_name(record),
        detail=type_title(record),
        span=Span(record.fields[0].line_start, last.written_end),
        selection=Span(first.start, _first_line(record, first.value_end)),
        is_record=True,
        children=tuple(_fields(record)) if with_fields else (),
    )


def _fields(record: Record) -> Iterator[Symbol]:
    for field in record.fields:
        if field is record.end_field:
            continue  # says nothing
        label = record.label(field)
        yield Symbol(
            name=f"{field.shown} {shortened(field.value)}".rstrip(),  # editors search in names
            detail=label if label != field.code else "",
            span=Span(field.start, field.written_end),
            selection=field.tag_span,
            is_record=False,
        )


def _first_line(record: Record, end: int) -> int:
    first = record.type_field or record.fields[0]
    return min(end, record.line_end(first.start)) if end else first.tag_end
