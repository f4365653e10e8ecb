"""What a record needs: the tags that its type requires and recommends, those present ticked."""

from typing import NamedTuple

from reftag.dialects import Dialect, ReferenceType
from reftag.ide.cards import type_card
from reftag.syntax import Document


class Needs(NamedTuple):
    """A line about a record, and the tags that are named in it."""

    label: str
    """`Book: ✓ %A Author, %T Title, … | %@ ISBN`: what is after the bar is recommended."""
    tags: tuple[str, ...]
    """Parts of the label, one for each tag or group of tags that may replace each other."""
    next: int
    """The first of them that is not there yet; 0 if all are."""
    markdown: str
    """More about the type."""
    begun: bool
    """Whether the record has anything besides its type."""


def needs(document: Document, offset: int) -> Needs | None:
    """Return what the record at `offset` needs; None where there is no record of a known type."""
    line = document.position_at(offset).line
    located = document.record_at_line(line)
    record = located.piece if located else None
    kind = record.type if record else None
    if record is None or kind is None or not record.fields:
        return None
    here, above = (document.buffer.line_text(each) for each in (line, line - 1))
    if not here.strip() and not above.strip():
        return None  # between records
    present = {field.code for field in record.fields if field.value}
    required = [_tick(document.dialect, kind, group, present) for group in kind.required]
    recommended = [_tick(document.dialect, kind, (each,), present) for each in kind.recommended]
    parts = [*required, *recommended]
    lacking = (at for at, (_, is_there) in enumerate(parts) if not is_there)
    listed = (", ".join(text for text, _ in each) for each in (required, recommended) if each)
    return Needs(
        f"{kind.called}: {' | '.join(listed)}",
        tuple(text for text, _ in parts),
        next(lacking, 0),
        type_card(document.dialect, kind),
        bool(present - {document.dialect.type_code, document.dialect.end_code}),
    )


def _tick(
    dialect: Dialect, kind: ReferenceType, group: tuple[str, ...], present: set[str]
) -> tuple[str, bool]:
    """Return how a group of tags is listed, and whether one of them is there."""
    named = " or ".join(f"{code} {dialect.label(code, kind)}" for code in group)
    is_there = not present.isdisjoint(group)
    return ("✓ " if is_there else "") + named, is_there
