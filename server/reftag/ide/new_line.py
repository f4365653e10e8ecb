"""What is written by itself when Enter is pressed: the next tag, indentation, a bare DOI."""

from typing import NamedTuple

from reftag.dialects import Tag
from reftag.dialects.roles import SHORT
from reftag.syntax import SPACES, Document, Field, Record
from reftag.text import Edit
from reftag.values import doi, names
from reftag.values.fault import Fault
from reftag.values.names import Name


class _NewLine(NamedTuple):
    """A line that was just begun, and the one above it."""

    start: int
    """Where it begins, in the document."""
    cursor: int
    text: str
    above_start: int
    above: str


def after_enter(document: Document, offset: int) -> list[Edit]:
    """Return what to change after a line break was typed just before `offset`.

    After a tag that may occur again the line begins with it, or with the one that goes in pairs
    with it; Enter on one without a value takes it away again. The rest of a value that was cut in
    two is indented where the format wants that.
    """
    line = document.position_at(offset).line
    start, above_start = document.offset_at(line, 0), document.offset_at(line - 1, 0)
    here = _NewLine(
        start,
        offset,
        document.buffer.line_text(line),
        above_start,
        document.buffer.line_text(line - 1),
    )
    if line == 0 or not here.above or here.text[: offset - start].strip(SPACES):
        return []
    if not here.above.strip(SPACES):
        return _left(here, document.dialect.reading.indent)
    found = document.field_at(above_start)
    tag = found and found[0].piece.tag_of(found[1])
    if found is None or not isinstance(tag, Tag) or found[0].piece.is_flattened:
        return []
    located, field = found
    edits = _bare_doi(field, tag, located.offset)
    below = document.field_at(start)
    if below and not below[1].goes_on and below[1].start == start - below[0].offset:
        return edits  # a tag has its line again
    return [*edits, *_line(here, located.piece, field, tag, located.offset)]


def _line(here: _NewLine, record: Record, field: Field, tag: Tag, offset: int) -> list[Edit]:
    """Return what to write into the new line below a field."""
    indent = " " * record.dialect.reading.indent
    goes_on = bool(indent) and here.above.startswith(indent) and not tag.one_a_line
    is_empty = not here.text.strip(SPACES)
    if indent and (goes_on or not is_empty):
        written = here.text[: here.cursor - here.start]
        return [Edit(here.start, here.cursor, indent)] if written != indent else []
    if not is_empty or not tag.repeatable:
        return []
    if not field.value:
        return [Edit(here.above_start, here.cursor, "")]
    if field.value_end + offset > here.start:
        return []  # its value goes on below
    return [Edit(here.start, here.start + len(here.text), _further(record, field, tag))]


def _further(record: Record, field: Field, tag: Tag) -> str:
    """Return how the next line begins: with the same tag, or the other of two that go in pairs.

    MEDLINE names each person in full and, below that, by initials: these are known from the name.
    """
    if tag.one_a_line:
        return record.further(tag.code)
    role = record.role_of(field)
    if role in SHORT and _count(record, role) > _count(record, SHORT[role]):
        [code, *_] = record.dialect.codes(SHORT[role])
        name = names.parse(field.value)
        known = name.shortened(" ") if isinstance(name, Name) and name.given else ""
        return record.opening(code) + known
    for full, short in SHORT.items():
        if role == short and (pair := next(record.with_role(full), None)):
            return record.opening(pair.code)
    return record.opening(tag.code)


def _count(record: Record, role: str) -> int:
    return sum(1 for _ in record.with_role(role))


def _left(here: _NewLine, indent: int) -> list[Edit]:
    """Take the indentation away from a line that was left without text."""
    if not indent or here.above != " " * indent or here.text.strip(SPACES):
        return []
    return [Edit(here.above_start, here.cursor, "")]


def _bare_doi(field: Field, tag: Tag, offset: int) -> list[Edit]:
    """Write a DOI without the link or the label before it."""
    found = doi.parse(field.value) if tag.kind == "doi" and field.value else None
    if found is None or isinstance(found, Fault) or not found.before or not found.sure:
        return []
    return [Edit(field.value_start + offset, field.value_end + offset, found.bare)]
