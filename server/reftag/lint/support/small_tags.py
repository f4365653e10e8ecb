"""Tags in small letters that only the rest of their record shows to be tags."""

from collections.abc import Iterator
from typing import Final

from reftag.dialects import Tag
from reftag.lint.support.lost_lines import letters_alone, line_start
from reftag.syntax import Flaw, Record, Span

_ENOUGH: Final = 2
"""This many tags in small letters show that all are tags."""


def small_tags(record: Record) -> Iterator[tuple[Span, Tag]]:
    """Yield the lines of values that are fields with a tag in small letters, and which tag.

    Such a line by itself may be text: `so Journal of Shelves`. It is not where other tags of the
    record are in small letters, and this one is not there in capitals. The span is that of the tag.
    """
    known = letters_alone(record.dialect)
    if not known:
        return
    small = {field.code for field in record.fields if field.flaw is Flaw.CASE}
    if len(small & known.keys()) < _ENOUGH:
        return
    capital = {field.code for field in record.fields if field.flaw is not Flaw.CASE}
    for field in record.fields:
        lines = record.value_lines(field)
        for span in lines if field.goes_on else lines[1:]:
            word, space, _ = record.text[slice(*span)].partition(" ")
            tag = known.get(word.upper())
            is_at_start = line_start(record, span) == span.start
            if tag and space and word.islower() and tag.code not in capital and is_at_start:
                yield Span(span.start, span.start + len(word)), tag
