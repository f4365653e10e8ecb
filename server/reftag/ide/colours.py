"""Colours by meaning: what a type of record makes of its tags, and whether a value is valid.

TextMate grammars see a line at a time and no more.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from reftag.dialects import Tag
from reftag.dialects.colours import COLOURS, Colour, colour
from reftag.lint.support.serial_numbers import NUMBERS
from reftag.syntax import Field, Record
from reftag.values import dates, doi, issn_isbn, links
from reftag.values.fault import Fault

TokenType = Literal["tag"] | Colour

TOKEN_TYPES: Final[tuple[TokenType, ...]] = ("tag", *COLOURS)


class Coloured(NamedTuple):
    """A stretch of one line of a record. Offsets count from the record's start."""

    start: int
    end: int
    type: TokenType
    is_valid: bool
    """False for unknown tags and reference types, and for values that are not what they should be.
    """


def coloured(record: Record) -> Iterator[Coloured]:
    """Yield what has a colour of its own in a record, in the order of the text."""
    for field in sorted((*record.fields, *record.of_file), key=lambda field: field.start):
        yield from _field(record, field)


def _field(record: Record, field: Field) -> Iterator[Coloured]:
    tag = record.tag_of(field)
    if not field.goes_on:
        known = tag is not None and tag.assigned and field.flaw is None
        yield Coloured(*field.tag_span, "tag", known)
    if tag is None:
        return
    shown = colour(record.role_of(field), tag.kind)
    if shown:
        is_valid = not _is_faulty(record, field, tag)
        for span in record.value_lines(field):
            yield Coloured(*span, shown, is_valid)


def _is_faulty(record: Record, field: Field, tag: Tag) -> bool:
    """Say whether a value, of one of the kinds that can be wrong, certainly is."""
    value = field.value
    match tag.kind:
        case "type":
            return record.type is None
        case "year":
            found = dates.parse_year(value)
            return isinstance(found, Fault) and found.kind == "unreadable"
        case "doi":
            return isinstance(doi.parse(value), Fault)
        case "issn-or-isbn":
            numbers = issn_isbn.parse_all(value, NUMBERS.get(record.role_of(field), ()))
            return any(isinstance(number, Fault) for number in numbers)
        case "url":
            if links.are_clean(value, tag.separator):
                return False
            return any(isinstance(links.parse(line), Fault) for line in value.split("\n"))
        case _:
            return False
