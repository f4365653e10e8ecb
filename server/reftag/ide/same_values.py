"""Where a record says the same again: its author as its editor, its journal under two tags."""

from typing import NamedTuple

from reftag.ide.value_at import value_at
from reftag.index import fact, kind_of, parts
from reftag.syntax import Document, Record, Span


class Same(NamedTuple):
    """A value that a record has, and whether it is written in the same way."""

    span: Span
    """Offsets in the document."""
    written_alike: bool


def same_values(document: Document, offset: int) -> list[Same]:
    """Return where the record at `offset` has the value that is there, that place included.

    Values of one kind are the same if they name the same: *Hahn, Ute* and *HAHN, U.* do not, *Hahn,
    Ute* and *HAHN, UTE* do. Other values are the same only where they are for the same and written
    alike: a volume 12 is not an issue 12.
    """
    found = value_at(document, offset)
    if found is None or not found.text:
        return []
    record, start = found.located.piece, found.located.offset
    named = fact(found.kind, found.text) if found.kind else None
    spans = _of_kind(record, found.kind) if named else _of_role(record, found.role)
    same: list[Same] = []
    for span in spans:
        text = record.text[slice(*span)]
        alike = text == found.text
        if alike or (named and fact(found.kind, text) == named):
            same.append(Same(Span(start + span.start, start + span.end), alike))
    return same


def _of_kind(record: Record, kind: str) -> list[Span]:
    fields = (field for field in record.fields if kind_of(record, field) == kind)
    return [part.span for field in fields for part in parts(record, field)]


def _of_role(record: Record, role: str) -> list[Span]:
    fields = (field for field in record.fields if record.role_of(field) == role)
    return [field.value_span for field in fields if field.value]
