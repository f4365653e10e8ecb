"""What in a record leads somewhere: addresses, and identifiers that have one.

Links follow from the record alone and are made once for it: editors ask for those of the whole
document after each edit.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from reftag.dialects import roles
from reftag.syntax import Document, Field, Record, Span
from reftag.text import Located
from reftag.values import addresses, doi, identifiers, links
from reftag.values.addresses import Address
from reftag.values.fault import Fault
from reftag.values.identifiers import Identifier

MOST_LINKS: Final = 20_000
"""Of a larger document only the first ones are links."""

_NUMBERS: Final[tuple[tuple[str, identifiers.Scheme], ...]] = (
    ("accession-number", ""),
    ("pmid", "PMID"),
    ("pmcid", "PMCID"),
)
"""Roles of numbers in databases, and the database that a number without a label is from."""


class Link(NamedTuple):
    """A stretch of a record and where it leads."""

    span: Span
    """Offsets in the record."""
    url: str
    tooltip: str
    """`""` for an address, which says enough."""


_made: Final[WeakKeyDictionary[Record, tuple[Link, ...]]] = WeakKeyDictionary()


def links_in(document: Document) -> Iterator[tuple[Link, Located[Record]]]:
    """Yield the links of a document, in the order of the file."""
    left = MOST_LINKS
    for located in document.located():
        for link in links_of(located.piece)[:left]:
            left -= 1
            yield link, located
        if not left:
            return


def links_of(record: Record) -> tuple[Link, ...]:
    """Return the links of a record, in the order of the text."""
    made = _made.get(record)
    if made is None:
        made = _made[record] = tuple(_links(record))
    return made


def link_at(record: Record, offset: int) -> Link | None:
    """Return the link at an offset of a record."""
    return next((each for each in links_of(record) if offset in range(*each.span)), None)


def _links(record: Record) -> Iterator[Link]:
    """Yield what fields are for, and elsewhere what is an address beyond doubt."""
    known = list(_by_role(record))
    named = [
        found
        for found in addresses.named_in(record.text)
        if not any(found.start < each.end and each.start < found.end for each in known)
    ]
    for start, end, url, what in sorted([*known, *named]):
        yield Link(Span(start, end), url, what and f"Open {what}")


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
