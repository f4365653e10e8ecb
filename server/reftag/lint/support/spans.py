"""Where a finding about a value is in a record's text."""

from collections.abc import Iterator

from reftag.syntax import Field, Record, Span


def first_line(record: Record, field: Field) -> Span:
    """Return where the first line of a field's value is: nearly always all of it."""
    return record.value_lines(field)[0] if "\n" in field.value else field.value_span


def lines(record: Record, field: Field) -> Iterator[tuple[Span, str]]:
    """Yield the lines of a field's value, each with its position."""
    if "\n" not in field.value:
        yield field.value_span, field.value
        return
    for span in record.value_lines(field):
        yield span, record.text[slice(*span)]


def part(record: Record, field: Field, written: str) -> Span:
    """Return where `written`, a part of one line of the value, is; the first line at worst."""
    for span, line in lines(record, field):
        at = line.find(written)
        if at >= 0:
            return Span(span.start + at, span.start + at + len(written))
    return first_line(record, field)
