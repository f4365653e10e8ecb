"""Which records are about the same work, and by which keys they find each other.

Records of one work have a key in common; that they have one does not prove that it is one work.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Final, Literal, NamedTuple

from reftag.dialects import roles
from reftag.syntax import Record
from reftag.values import doi, identifiers, names, pages, years
from reftag.values.plain_letters import letters

MOST: Final = 20
"""At most this many of the other records with a key are compared: thousands may share one."""

Sameness = Literal["DOI", "accession number", "author, year and title", "every field"]
"""What shows that two records are about one work."""

_SHORTEST: Final = 12
"""Letters of a title that says which work it is: *Editorial* and *Book reviews* do not."""

_FEW: Final = 3
"""Fields, the type included, that say little: a type, a short title and a journal."""

_HOSTS: Final = ("journal", "secondary-title", "publisher")
_ABOUT_THE_RECORD: Final = frozenset(
    {
        "label",
        "accession-number",
        "access-date",
        "call-number",
        "database-name",
        "database-provider",
        "note",
        "research-note",
        "end",
    }
)
"""Roles of what says nothing of the work: records of one work may differ in it."""


class _Identity(NamedTuple):
    """What distinguishes the work of a record from others."""

    doi: str
    accession: str
    title: str
    """The letters of the title."""
    named: str
    """First author, year and title without what spelling varies in; `""` if one is missing."""
    parts: tuple[str, ...]
    """Volume, number, first page and edition: parts of a work may have its title and its DOI."""
    is_part: bool
    """Whether the work is part of a book or of proceedings, whose DOI it may have."""


def window(size: int, at: int) -> slice:
    """Return which records of a group of `size` the one at place `at` sees, itself included."""
    start = max(0, min(at - MOST // 2, size - MOST - 1))
    return slice(start, start + MOST + 1)


def keys(record: Record) -> tuple[int, ...]:
    """Return what the record may have in common with another of the same work.

    The keys are 64 bits each, the same in every process: files may have a million of them. Two that
    become one by chance cost a look at two records that have nothing in common.
    """
    digests = (
        int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        for key in _keys(record)
    )
    return tuple(dict.fromkeys(digests))


def _keys(record: Record) -> Iterator[str]:
    doi_, accession, named = _doi(record), _accession(record), _named(record)
    if doi_:
        yield f"DOI {doi_}"
    if accession:
        yield f"accession number {accession}"
    if named:
        yield f"title {named}"
    if not (doi_ or accession or named) and record.value("title"):
        yield f"text {' '.join(record.text.split())}"


def sameness(record: Record, other: Record) -> Sameness | None:
    """Return what shows that two records are about one work, None if they only look alike."""
    one, two = _identity(record), _identity(other)
    if one.doi and two.doi:
        same = one.doi == two.doi and _like_parts(record, other)
        return "DOI" if same and (not one.is_part or _like_titles(one, two)) else None
    if one.accession and one.accession == two.accession:
        return "accession number"
    if one.named and one.named == two.named and _like_parts(record, other):
        if len(one.title) >= _SHORTEST or _same_place(record, other):
            return "author, year and title"
    elif not one.named and _says_enough(record, one) and _everything(record) == _everything(other):
        return "every field"
    return None


def _says_enough(record: Record, identity: _Identity) -> bool:
    """Say whether a record without author, year or title says which work it is about."""
    long = len(identity.title) >= _SHORTEST
    known = record.value("author") or record.value("year")
    return bool(long or known or len(_everything(record)) > _FEW)


def _like_parts(record: Record, other: Record) -> bool:
    """Say whether two records have no distinguishing types or parts of a work."""
    these, those = _identity(record).parts, _identity(other).parts
    if these != those and any(
        one and two and one != two for one, two in zip(these, those, strict=True)
    ):
        return False
    if record.dialect.name != other.dialect.name:
        return True  # each format has its own names for types
    one, two = record.type_name, other.type_name
    return not one or not two or one == two


def _like_titles(one: _Identity, two: _Identity) -> bool:
    """Say whether two titles may be one, with a subtitle or without."""
    return one.title.startswith(two.title) or two.title.startswith(one.title)


def _same_place(record: Record, other: Record) -> bool:
    """Say whether two works with a title that says little are in the same place.

    That is the same page of the same volume, or a host of which every field says the same.
    """
    *_, page, _ = _identity(record).parts
    if page and page == _identity(other).parts[-2]:
        return any(
            host and letters(host) == letters(other.value(role))
            for role in _HOSTS
            if (host := record.value(role))
        )
    hosted = any(record.value(role) for role in _HOSTS)
    return hosted and _everything(record) == _everything(other)


@lru_cache(maxsize=128)  # a record sees the same others as the one before it
def _identity(record: Record) -> _Identity:
    return _Identity(
        _doi(record),
        _accession(record),
        letters(record.value("title")),
        _named(record),
        (
            *(record.value(role).lstrip("0") for role in ("volume", "number")),
            pages.first(record.value("pages")),
            record.value("edition"),
        ),
        is_part(record),
    )


@lru_cache(maxsize=128)
def _everything(record: Record) -> frozenset[tuple[str, str]]:
    """Return all that the record says of the work: roles and values."""
    said = (
        (tag.role, " ".join(field.value.split()))
        for field in record.fields
        if (tag := record.tag_of(field)) and field.value
    )
    return frozenset(pair for pair in said if pair[0] not in _ABOUT_THE_RECORD)


def _doi(record: Record) -> str:
    value = record.value("doi")
    return doi.normal(value) if value else ""


def _accession(record: Record) -> str:
    return identifiers.accession(record.value("accession-number"))


def _named(record: Record) -> str:
    """Return first author, year and title without what spelling varies in, `""` if one lacks."""
    author, year, title = map(record.value, ("author", "year", "title"))
    if not (author and year and title):
        return ""
    when, what, who = years.first(year), letters(title), names.family(author)
    return f"{who} {when} {what}" if when and who and what else ""


def is_part(record: Record) -> bool:
    """Say whether a record is about a part of a book or of proceedings."""
    kind = record.type
    if kind is None or kind.is_part:
        return kind is not None
    hosts = roles.hosts(record.dialect, kind.name)
    return not hosts.isdisjoint(record.tags) and any(
        field.value for field in record.fields if field.code in hosts
    )
