"""What is selected step by step: a word, a part of a value, the value, the field, the record."""

import re
from collections.abc import Iterator
from typing import Final

from reftag.ide.value_at import value_at
from reftag.syntax import Document, Span

_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def selections(document: Document, offset: int) -> list[Span]:
    """Return stretches of the document around `offset`, each larger than the one before it."""
    found = [Span(offset, offset)]
    for span in _around(document, offset):
        last = found[-1]
        if span != last and span.start <= last.start and last.end <= span.end:
            found.append(span)
    return found


def _around(document: Document, offset: int) -> Iterator[Span]:
    found = document.field_at(offset)
    if found is not None:
        located, field = found
        record, start = located.piece, located.offset
        for match in _WORD.finditer(record.text, field.tag_end, field.value_end):
            yield Span(start + match.start(), start + match.end())
        if part := value_at(document, offset):
            yield part.span
        for span in (field.tag_span, field.value_span):
            yield Span(start + span.start, start + span.end)
        yield Span(start + field.start, start + field.written_end)
    located_ = document.record_at(offset)
    if located_ is not None and located_.piece.fields:
        fields, start = located_.piece.fields, located_.offset
        last = fields[-1].written_end
        yield Span(start + fields[0].line_start, start + last)
    yield Span(0, document.buffer.length)
