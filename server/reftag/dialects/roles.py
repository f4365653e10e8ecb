"""Which tags hold dates, people or titles of journals and books in records of one reference type.

EndNote's `%N` is for a number in most types and for a date of access in a Blog; `%E` is for an
editor or for a sponsor. The dialect's file says so (`[type.roles]`): labels are not looked at. The
functions take the name of a type, `""` for an unknown one, and return codes of tags.
"""

from functools import lru_cache
from typing import Final

from reftag.dialects.model import Dialect

__all__ = [
    "ABBREVIATIONS",
    "DATES",
    "HOSTS",
    "SHORT",
    "dates",
    "hosts",
    "journals",
    "may_be_dates",
    "people",
    "playing",
]

DATES: Final = frozenset(
    {
        "access-date",
        "collection-date",
        "conference-date",
        "contribution-date",
        "create-date",
        "date",
        "date-filed",
        "date-granted",
        "date-revised",
        "deadline",
        "early-date",
        "edition-date",
        "electronic-date",
        "entrez-date",
        "issue-date",
        "mesh-date",
        "original-date",
        "review-date",
        "update-date",
    }
)
"""Roles of dates. Where the tag itself is for something else, its value may also be other text."""

_ORGANISATIONS: Final = frozenset(
    {"court", "department", "file", "funder", "institution", "issuer", "publisher", "sponsor"}
)
"""Roles that some types give to tags for people, and that are not for people."""

HOSTS: Final = frozenset({"book-title", "conference-title", "section-title"})
SHORT: Final = {
    "author-full": "author",
    "book-author-full": "book-author",
    "editor-full": "editor",
}
"""By the role of people whose names are in full: that of the same people, in the same order, by
family name and initials."""
ABBREVIATIONS: Final = frozenset({"abbreviation", "alternate-journal", "iso-abbreviation"})


@lru_cache(maxsize=256)
def playing(role: str, dialect: Dialect, type_name: str) -> frozenset[str]:
    """Return the tags that have just this role in records of one type."""
    kind = dialect.exact_type(type_name)
    return frozenset(tag.code for tag in dialect.tags if dialect.role(tag.code, kind) == role)


@lru_cache(maxsize=256)
def dates(dialect: Dialect, type_name: str) -> frozenset[str]:
    """Return the tags that hold dates in records of one type."""
    kind = dialect.exact_type(type_name)
    return frozenset(
        tag.code
        for tag in dialect.tags
        if tag.kind == "date" or dialect.role(tag.code, kind) in DATES
    )


@lru_cache(maxsize=16)
def may_be_dates(dialect: Dialect) -> frozenset[str]:
    """Return the tags that hold dates in records of some type."""
    return frozenset().union(*(dates(dialect, kind.name) for kind in dialect.types))


@lru_cache(maxsize=256)
def people(dialect: Dialect, type_name: str) -> frozenset[str]:
    """Return the tags that name people, one each, in records of one type.

    Not those in which the format itself has several names in one line.
    """
    kind = dialect.exact_type(type_name)
    return frozenset(
        tag.code
        for tag in dialect.tags
        if tag.kind == "person" and not tag.separator
        if dialect.role(tag.code, kind) not in _ORGANISATIONS
    )


@lru_cache(maxsize=256)
def journals(dialect: Dialect, type_name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tags that name the journal in full, and those for its abbreviation.

    A tag for the secondary title counts if the type uses it so: in a chapter it is for the book, in
    a book for the series. Then no other tag is certain to be for a journal.
    """
    kind = dialect.exact_type(type_name)
    hosts_ = [
        code for code in dialect.codes("secondary-title") if dialect.role(code, kind) == "journal"
    ]
    short = [
        code
        for role in ("alternate-title", "iso-abbreviation")
        for code in dialect.codes(role)
        if dialect.role(code, kind) in ABBREVIATIONS
    ]
    return ((*dialect.codes("journal"), *hosts_), tuple(short))


@lru_cache(maxsize=256)
def hosts(dialect: Dialect, type_name: str) -> frozenset[str]:
    """Return the tags that hold the title of a book or of proceedings in records of one type."""
    kind = dialect.exact_type(type_name)
    return frozenset(tag.code for tag in dialect.tags if dialect.role(tag.code, kind) in HOSTS)
