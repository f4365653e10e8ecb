"""Which value is at the cursor, and which part of it: one person, one keyword of a list."""

from dataclasses import dataclass

from reftag.dialects import Dialect
from reftag.index import kind_of, parts
from reftag.syntax import Document, Field, Record, Span
from reftag.syntax.events import TagLine
from reftag.syntax.styles import scanner
from reftag.text import Located
from reftag.text.lines import LINE_BREAK


@dataclass(frozen=True, slots=True)
class ValueAt:
    """A value, and the part of it at the cursor."""

    located: Located[Record]
    field: Field
    role: str
    """What the record's type uses the field for."""
    kind: str
    """The kind of facts that such values are (see `index.Fact`); `""` for none."""
    span: Span
    """The part at the cursor, or else the whole value: offsets in the document. Empty where
    nothing is typed yet."""

    @property
    def text(self) -> str:
        """The part at the cursor."""
        start = self.located.offset
        return self.located.piece.text[self.span.start - start : self.span.end - start]


def value_at(document: Document, offset: int) -> ValueAt | None:
    """Return the value at `offset`; None on tags and outside of records.

    The place after a tag is a value, too, even if there is no text yet.
    """
    found = document.field_at(offset)
    if found is None:
        return None
    located, field = found
    record, within = located.piece, offset - located.offset
    if within < field.tag_end + (not field.goes_on):
        return None
    if record.text[within : field.value_start].strip():  # the dash is still to come
        return None
    if within > field.value_end and LINE_BREAK.search(record.text, field.value_end, within):
        return None
    kind = kind_of(record, field)
    span = Span(within, within)
    for part in parts(record, field) if kind else ():
        if part.span.start <= within <= part.span.end:
            span = part.span
    if not kind and field.value:
        span = field.value_span
    span = Span(span.start + located.offset, span.end + located.offset)
    return ValueAt(located, field, record.role_of(field), kind, span)


def looks_like_a_tag(dialect: Dialect, text: str) -> bool:
    """Say whether a text begins with a tag that has a sign or a dash, wherever it is written.

    Where tags are letters alone, any words may look like one (*UK policy*), and only the reading
    of the record shows it.
    """
    marked = dialect.sign or dialect.reading.separator.strip()
    return bool(marked) and isinstance(next(scanner(dialect).scan(text), None), TagLine)
