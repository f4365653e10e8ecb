"""The outline: records by author, year and title, their fields below them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reftag.syntax import Document, Record, Span
from reftag.text import Located

MOST_SYMBOLS: Final = 10_000
"""Outlines of more entries freeze editors. A larger file shows its records without fields; one
with more records than this, the first ones and a last entry that says how many are left."""

_NAME: Final = 100
"""Longest name, in code points."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """An entry of the outline. Spans are offsets in the document."""

    name: str
    detail: str
    span: Span
    selection: Span
    is_record: bool
    children: tuple["Symbol", ...] = ()


def symbols(document: Document) -> list[Symbol]:
    """Return an entry for each record, in the order of the file."""
    with_fields = len(document) * 8 <= MOST_SYMBOLS and _fits(document)
    entries: list[Symbol] = []
    for located in document.located():
        if not located.piece.fields:
            continue
        if len(entries) == MOST_SYMBOLS:
            entries.append(_rest(document, located))
            break
        entries.append(_record(located, with_fields=with_fields))
    return entries


def _fits(document: Document) -> bool:
    return sum(1 + len(record.fields) for record in document) <= MOST_SYMBOLS


def _record(located: Located[Record], *, with_fields: bool) -> Symbol:
    record, base = located.piece, located.offset
    first = record.type_field or record.fields[0]
    return Symbol(
        name=record_name(record),
        detail=_type_name(record),
        span=Span(base + record.fields[0].line_start, base + _trimmed_end(record)),
        selection=_moved(Span(first.start, _first_line(record, first.value_end)), base),
        is_record=True,
        children=tuple(_fields(located)) if with_fields else (),
    )


def _fields(located: Located[Record]) -> Iterator[Symbol]:
    record, base = located.piece, located.offset
    for field in record.fields:
        if field is record.end_field:
            continue  # says nothing
        label = record.label(field)
        yield Symbol(
            name=f"{field.shown} {label}" if label != field.code else field.shown,
            detail=_short(field.value),
            span=_moved(Span(field.start, max(field.value_end, field.tag_end)), base),
            selection=_moved(field.tag_span, base),
            is_record=False,
        )


def record_name(record: Record) -> str:
    """Return how people call a record: *Rubin 2024: Considering the Role …*."""
    author, year, title = (record.first(role) for role in ("author", "year", "title"))
    who = author.value.split("\n")[0] if author else ""
    family = who.partition(",")[0].strip() if "," in who else who
    people = sum(1 for _ in record.with_role("author"))
    if family and people > 1:
        family += " et al."
    head = " ".join(
        part for part in (family, year.value.partition("\n")[0] if year else "") if part
    )
    what = title.value if title else ""
    name = f"{head}: {what}" if head and what else head or what
    return _short(name) or _type_name(record) or "(empty record)"


def _rest(document: Document, located: Located[Record]) -> Symbol:
    left = sum(1 for more in document.located(located.at) if more.piece.fields)
    place = Span(located.offset, located.offset)
    return Symbol(f"… and {left:,} more records", "", place, place, is_record=True)


def _type_name(record: Record) -> str:
    named = record.type.title if record.type and record.type_field else ""
    return _short(named or record.type_name)


def _trimmed_end(record: Record) -> int:
    """Return where the record's last value ends, its line break left out."""
    last = record.fields[-1]
    return max(last.value_end, last.tag_end)


def _first_line(record: Record, end: int) -> int:
    first = record.type_field or record.fields[0]
    return min(end, record.line_end(first.start)) if end else first.tag_end


def _moved(span: Span, base: int) -> Span:
    return Span(span.start + base, span.end + base)


def _short(text: str) -> str:
    """Return `text` on one line, cut with an ellipsis where it is long."""
    line = " ".join(text[: 4 * _NAME].split())
    return line if len(line) <= _NAME else line[: _NAME - 1].rstrip() + "…"
