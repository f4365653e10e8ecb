"""Keywords: join the fields of a record into a list. Rule multiple-keywords splits lists."""

from itertools import pairwise

from reftag.ide.choices import Choice
from reftag.index import parts
from reftag.lint.support.field_edits import delete
from reftag.syntax import Document, Field, Record
from reftag.text import Edit, Located

_JOINT = "; "


def join(document: Document, offset: int) -> Choice | None:
    """Return the keywords of the record at an offset as a list in the first of their fields.

    None where each line says something of its own, such as a heading that a catalogue knows.
    """
    found = _keywords_at(document, offset)
    if found is None or document.dialect.reading.order_matters:
        return None
    located, field = found
    record = located.piece
    fields = [each for each in record.fields if each.code == field.code and each.value]
    if len(fields) < 2 or any(_is_apart(record, *two) for two in pairwise(fields)):
        return None
    deletions = [delete(record, each) for each in fields[1:]]
    if None in deletions:
        return None
    words = [word for each in fields for word in keywords_of(record, each)]
    list_ = _JOINT.join(words)
    edits = [Edit(*fields[0].value_span, list_), *(each for each in deletions if each)]
    moved = [edit.moved(located.offset) for edit in edits]
    return Choice(f"Join {len(words)} keywords into a list", moved)


def keywords_of(record: Record, field: Field) -> list[str]:
    """Return the keywords of a field, each on one line."""
    return [" ".join(record.text[slice(*part.span)].split()) for part in parts(record, field)]


def _keywords_at(document: Document, offset: int) -> tuple[Located[Record], Field] | None:
    """Return the field at an offset if it is for one keyword, and others may be beside it."""
    found = document.field_at(offset)
    if found is None or found[0].piece.is_flattened:
        return None
    tag = found[0].piece.tag_of(found[1])
    fits = tag is not None and tag.kind == "keyword" and tag.repeatable and not tag.separator
    return found if fits else None


def _is_apart(record: Record, above: Field, below: Field) -> bool:
    """Say whether there is another field between two, or a semicolon that would part a keyword."""
    at = record.fields.index(above)
    return record.fields[at + 1] != below or ";" in above.value + below.value
