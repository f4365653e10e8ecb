"""What in a record leads somewhere: addresses, and identifiers that have one."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from reftag.dialects import roles
from reftag.syntax import Field, Record, Span
from reftag.values import addresses, doi, identifiers, links
from reftag.values.addresses import Address
from reftag.values.fault import Fault
from reftag.values.identifiers import Identifier

MOST_LINKS: Final = 5_000
"""Of a longer document only the first ones are links: more would be megabytes after each edit. What
is below the pointer leads there all the same, by its card."""

_NUMBERS: Final[tuple[tuple[str, identifiers.Scheme], ...]] = (
    ("accession-number", ""),
    ("pmid", "PMID"),
    ("pmcid", "PMCID"),
)
"""Roles of numbers in databases, and the database that a number without a label is from."""


class Anchor(NamedTuple):
    """A stretch of a record and where it leads."""

    span: Span
    """Offsets in the record."""
    url: str
    tooltip: str
    """`""` for an address, which says enough."""


def links_of(record: Record) -> list[Anchor]:
    """Return the links of a record, in the order of the text."""
    known = list(_by_role(record))
    named = [
        found
        for found in addresses.named_in(record.text)
        if not any(found.start < each.end and each.start < found.end for each in known)
    ]
    return [
        Anchor(Span(start, end), url, what and f"Open {what}")
        for start, end, url, what in sorted([*known, *named])
    ]


def link_at(record: Record, offset: int) -> Anchor | None:
    """Return the link at an offset of a record."""
    return next((each for each in links_of(record) if offset in range(*each.span)), None)


def _by_role(record: Record) -> Iterator[Address]:
    for field in record.with_role("doi"):
        if bare := doi.in_value(field.value):
            start, end = _place(record, field, bare)
            yield Address(start, end, addresses.of_doi(bare), f"DOI {bare}")
    for role, scheme in _NUMBERS:
        codes = roles.playing(role, record.dialect, record.type.name if record.type else "")
        for field in record.fields if not codes.isdisjoint(record.tags) else ():
            if field.code in codes and (found := number_of(field.value, scheme)):
                url, what = addresses.of_identifier(found), addresses.name_of(found)
                yield Address(*field.value_span, url, what)
    for field in record.with_role("url"):
        for line in record.value_lines(field):
            read = links.parse(record.text[slice(*line)])
            meant = read.meant if isinstance(read, Fault) else ()
            if len(meant) == 1 and meant[0].startswith(("http://", "https://")):
                yield Address(*line, addresses.of_link(meant[0]), meant[0])


def number_of(value: str, scheme: identifiers.Scheme) -> Identifier | None:
    """Return the number in a database that a value is, None for one that leads nowhere.

    `scheme` is the database that a number without a label is from.
    """
    found = identifiers.parse(value)
    if isinstance(found, Identifier) and not found.scheme and scheme:
        found = identifiers.parse(f"{scheme} {found.number}")
    if isinstance(found, Fault):
        return None
    return found if addresses.of_identifier(found) else None


def _place(record: Record, field: Field, part: str) -> Span:
    """Return where a part of a value is; all of the value if it is not written like this."""
    at = record.text.find(part, field.value_start, field.value_end)
    return Span(at, at + len(part)) if at >= 0 else field.value_span
