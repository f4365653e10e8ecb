"""What an editor writes between the lines: what a tag is for in this type, and who wrote what.

A folded record shows its first line alone: with the short citation after it, a folded library
reads like a list.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from reftag.index.record_facts import record_name, shortened
from reftag.syntax import Document, Record

_LONGEST: Final = 60
"""Code points of a citation: with a type before it, it fits into a line of most windows."""


class InlayHint(NamedTuple):
    """A text that is shown at an offset of the document but is not part of it."""

    offset: int
    text: str
    is_citation: bool


def inlay_hints(
    document: Document, start: int, end: int, *, tags: bool, records: bool
) -> Iterator[InlayHint]:
    """Yield the hints between two offsets, in the order of the text."""
    first = document.record_at(start)
    for located in document.passing(first.at) if first else ():
        if located.offset > end:
            return
        for hint in _of_record(located.piece, tags=tags, records=records):
            at = hint.offset + located.offset
            if start <= at <= end:
                yield hint._replace(offset=at)


def _of_record(record: Record, *, tags: bool, records: bool) -> Iterator[InlayHint]:
    if not record.fields:
        return
    first = record.fields[0]
    line_end = record.head(first).end
    for field in record.fields if tags else (first,):
        label = record.label(field)
        if tags and not field.goes_on and label != field.code:
            yield InlayHint(field.tag_end, label, is_citation=False)
        if records and field is first and not record.is_flattened and _says_something(record):
            yield InlayHint(line_end, shortened(record_name(record), _LONGEST), is_citation=True)


def _says_something(record: Record) -> bool:
    """Say whether a citation would have more in it than the type, which is there already."""
    return any(record.value(role) for role in ("author", "year", "title"))
