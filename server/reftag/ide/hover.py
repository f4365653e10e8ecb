"""Hover: what the tag under the pointer means here, or what the reference type asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from reftag.ide.arrival import arrivals
from reftag.ide.cards import tag_card, type_card
from reftag.syntax import Document, Span


@dataclass(frozen=True, slots=True)
class Hover:
    """An explanation and the stretch it explains (offsets in the document)."""

    markdown: str
    span: Span


def hover(document: Document, offset: int, targets: Sequence[str] = ()) -> Hover | None:
    """Return what to show at `offset`: the card of a tag or of a reference type.

    With `targets` the card of a tag shows how each of them imports this value.
    """
    found = document.field_at(offset)
    if found is None:
        return None
    located, field = found
    record, within = located.piece, offset - located.offset
    on_value = field.value_start <= within <= field.value_end
    if field.start <= within <= field.tag_end:
        tag = record.tag_of(field)
        if tag is None:
            return None
        reached = arrivals(document, located, field, targets) if targets else []
        markdown = tag_card(document.dialect, tag, record.type, reached)
        span = field.tag_span
    elif on_value and field.code == document.dialect.type_code:
        if record.type is None:
            return None
        markdown = type_card(document.dialect, record.type)
        span = field.value_span
    else:
        return None
    return Hover(markdown, Span(span.start + located.offset, span.end + located.offset))
