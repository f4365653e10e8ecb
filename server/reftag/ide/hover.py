"""Hover: what the tag under the pointer means here, what a value is, what a type asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from reftag.ide.arrival import arrivals
from reftag.ide.cards import tag_card, type_card
from reftag.ide.value_at import value_at
from reftag.ide.value_card import UsedBy, value_card
from reftag.syntax import Document, Span


@dataclass(frozen=True, slots=True)
class Hover:
    """An explanation and the stretch it explains (offsets in the document)."""

    markdown: str
    span: Span


def hover(
    document: Document,
    offset: int,
    targets: Sequence[str] = (),
    used_by: UsedBy | None = None,
) -> Hover | None:
    """Return what to show at `offset`: the card of a tag, of a reference type or of a value.

    A value of which there is nothing to say has the card of its tag. With `targets` that card shows
    how each of them imports this value. `used_by` returns how many records have a fact.
    """
    found = document.field_at(offset)
    if found is None:
        return None
    located, field = found
    record, within = located.piece, offset - located.offset
    on_tag = field.start <= within <= field.tag_end
    on_value = field.value_start <= within <= field.value_end and not on_tag
    if not on_tag and not on_value:
        return None
    if on_value and field.code == document.dialect.type_code:
        if record.type is None:
            return None
        markdown = type_card(document.dialect, record.type)
        span = field.value_span
    else:
        if on_value and (value := value_at(document, offset)):
            card = value_card(value, offset, used_by)
            if card:
                return Hover(*card)
        tag = record.tag_of(field)
        if tag is None:
            return None
        reached = arrivals(document, located, field, targets) if targets else []
        markdown = tag_card(document.dialect, tag, record.type, reached)
        span = field.tag_span if on_tag else field.value_span
    return Hover(markdown, Span(span.start + located.offset, span.end + located.offset))
