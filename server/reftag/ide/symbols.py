"""The outline: records by author, year and title, their fields below them.

What the outline says of a record follows from the record alone, and is made once for it: editors
ask for the whole outline after each edit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from reftag.index.record_facts import record_name, shortened, type_title
from reftag.syntax import Document, Record, Span
from reftag.text import Located

MOST_SYMBOLS: Final = 10_000
"""Outlines of more entries freeze editors. A larger file shows its records without fields; one
with more records than this, the first ones and a last entry that says how many are left."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """What the outline says of a record or a field. Spans are offsets in the record."""

    name: str
    detail: str
    span: Span
    selection: Span
    is_record: bool
    children: tuple["Symbol", ...] = ()


class Outlined(NamedTuple):
    """An entry of the outline, and the record that it is about."""

    symbol: Symbol
    located: Located[Record]


_made: Final[dict[bool, WeakKeyDictionary[Record, Symbol]]] = {
    with_fields: WeakKeyDictionary() for with_fields in (False, True)
}
"""The symbols of records, with their fields and without them."""


def symbols(document: Document) -> list[Outlined]:
    """Return an entry for each record, in the order of the file."""
    with_fields = len(document) * 8 <= MOST_SYMBOLS and _fits(document)
    made = _made[with_fields]
    entries: list[Outlined] = []
    for located in document.located():
        record = located.piece
        if not record.fields:
            continue
        if len(entries) == MOST_SYMBOLS:
            entries.append(Outlined(_rest(document, located), located))
            break
        symbol = made.get(record)
        if symbol is None:
            symbol = made[record] = _record(record, with_fields=with_fields)
        entries.append(Outlined(symbol, located))
    return entries


def _fits(document: Document) -> bool:
    return sum(1 + len(record.fields) for record in document) <= MOST_SYMBOLS


def _record(record: Record, *, with_fields: bool) -> Symbol:
    first, last = record.type_field or record.fields[0], record.fields[-1]
    return Symbol(
        name=record_name(record),
        detail=type_title(record),
        span=Span(record.fields[0].line_start, max(last.value_end, last.tag_end)),
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
            name=f"{field.shown} {label}" if label != field.code else field.shown,
            detail=shortened(field.value),
            span=Span(field.start, max(field.value_end, field.tag_end)),
            selection=field.tag_span,
            is_record=False,
        )


def _rest(document: Document, located: Located[Record]) -> Symbol:
    left = sum(1 for more in document.located(located.at) if more.piece.fields)
    return Symbol(f"… and {left:,} more records", "", Span(0, 0), Span(0, 0), is_record=True)


def _first_line(record: Record, end: int) -> int:
    first = record.type_field or record.fields[0]
    return min(end, record.line_end(first.start)) if end else first.tag_end
