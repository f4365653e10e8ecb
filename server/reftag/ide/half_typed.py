"""Whether a tag is just being typed: what is not yet a tag is not yet a mistake either."""

import re
from functools import cache
from typing import Final, NamedTuple

from reftag.dialects import Dialect
from reftag.syntax import SPACES, Document, Span
from reftag.syntax.styles import scanner

_WORD: Final = re.compile(r"[^\W\d_]{1,20}")
"""What may become the name of a tag: completion finds tags by these, too."""


class HalfTyped(NamedTuple):
    """A line that may become a tag."""

    at: int
    """The place of its record in the document."""
    span: Span
    """What it is read as a part of until then: offsets in the record."""


def half_typed(document: Document, offset: int) -> HalfTyped | None:
    """Return what the line at `offset` belongs to if it may become a tag; else None."""
    line = document.position_at(offset).line
    text = document.buffer.line_text(line)
    located = document.record_at_line(line)
    if located is None or not _may_become_tag(text.strip("\ufeff" + "".join(SPACES)), document):
        return None
    start = document.offset_at(line, 0) - located.offset
    field = located.piece.field_at(start)
    if field is None or field.code == document.dialect.type_code:  # only its own line counts
        return HalfTyped(located.at, Span(start, start + len(text)))
    return HalfTyped(located.at, Span(field.line_start, field.end))


def _may_become_tag(text: str, document: Document) -> bool:
    if _WORD.fullmatch(text):
        return True
    return bool(text) and any(each.startswith(text) for each in _openings(document.dialect))


@cache
def _openings(dialect: Dialect) -> tuple[str, ...]:
    opening = scanner(dialect).opening
    return tuple(opening(tag.code).rstrip() for tag in dialect.tags if tag.assigned)
