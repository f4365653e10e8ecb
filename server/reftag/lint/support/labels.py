"""What a field holds in one reference type, as the type's label for it says.

`%@` is the ISSN of an article, the ISBN of a book and the number of a patent; `%7` of an article
is a date. Only the dialect's labels say so, and these functions read them.
"""

import re
from functools import cache, lru_cache
from typing import Final

from reftag.dialects import Dialect
from reftag.syntax import Field, Record
from reftag.values.issn_isbn import Kind

_DATE: Final = re.compile(r"\bDate\b|\bDeadline\b")
_JOURNAL: Final = re.compile(r"\b(?:Journal|Periodical|Magazine|Newspaper)\b")
_PUBLISHED: Final = re.compile(r"\b(?:Released|Issue|Enacted|Published)\b")
_PAGE_RANGE: Final = re.compile(r"(?!Number of)(?:\w+ )*Pages?|Pagination")


def date_roles(record: Record) -> tuple[str, ...]:
    """Return the roles whose fields hold dates in a record of this type."""
    return date_roles_in(record.dialect, record.type.name if record.type else "")


@lru_cache(maxsize=256)
def date_roles_in(dialect: Dialect, type_name: str) -> tuple[str, ...]:
    """Return the roles whose fields hold dates in records of one type, `""` an unknown one."""
    kind = dialect.exact_type(type_name)
    found = (
        tag.role
        for tag in dialect.tags
        if tag.kind == "date" or _DATE.search(dialect.label(tag.code, kind))
    )
    return tuple(dict.fromkeys(found))  # several tags may have one role


def always_holds_date(record: Record, field: Field) -> bool:
    """Say whether the tag is for dates in every type, not just in this record's."""
    tag = record.tag_of(field)
    return tag is not None and tag.kind == "date"


def holds_date(record: Record, field: Field) -> bool:
    """Say whether the field is for a date in a record of this type."""
    tag = record.tag_of(field)
    return tag is not None and tag.role in date_roles(record)


def may_hold_date(record: Record, field: Field) -> bool:
    """Say whether the field is for a date in the record's type, or in any if that is unknown."""
    return holds_date(record, field) or (
        record.type is None and field.code in _sometimes_dates(record.dialect)
    )


@lru_cache(maxsize=16)
def _sometimes_dates(dialect: Dialect) -> frozenset[str]:
    return frozenset(
        code for kind in dialect.types for code, label in kind.labels.items() if _DATE.search(label)
    )


def is_of_publication(record: Record, field: Field) -> bool:
    """Say whether a date is that of the publication, not one of access, update or deadline."""
    label = record.label(field)
    tag = record.tag_of(field)
    return _PUBLISHED.search(label) is not None or (tag is not None and label == tag.name)


@cache
def serial_numbers(label: str) -> tuple[Kind, ...]:
    """Return which of *ISSN* and *ISBN* a field with this label holds, the first by preference."""
    kinds: tuple[Kind, Kind] = ("ISSN", "ISBN")
    return tuple(kind for kind in kinds if kind in label)


@cache
def is_page_range(label: str) -> bool:
    """Say whether a field with this label holds pages, not a number of them or a description."""
    return _PAGE_RANGE.fullmatch(label) is not None


@lru_cache(maxsize=256)
def journal_codes(dialect: Dialect, type_name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tags that name the journal in full, and those for its abbreviation.

    They are those of one type, `""` an unknown one. A tag for the secondary title counts if the
    type calls it so: in a chapter it is for the book, in a book for the series. Then no other tag
    is certain to be for a journal.
    """
    kind = dialect.exact_type(type_name)

    def called(role: str) -> tuple[str, ...]:
        codes = dialect.codes(role)
        return tuple(code for code in codes if _JOURNAL.search(dialect.label(code, kind)))

    short = tuple(
        code
        for role in ("alternate-title", "iso-abbreviation")
        for code in dialect.codes(role)
        if "Abbreviation" in (label := dialect.label(code, kind)) or _JOURNAL.search(label)
    )
    return (dialect.codes("journal") + called("secondary-title"), short)


def labelled(record: Record, name: str) -> tuple[str, ...]:
    """Return the roles of the fields that records of this type call just `name`, e.g. *PMCID*."""
    return _labelled(record.dialect, record.type.name, name) if record.type else ()


@lru_cache(maxsize=256)
def _labelled(dialect: Dialect, type_name: str, name: str) -> tuple[str, ...]:
    kind = dialect.exact_type(type_name)
    labels = kind.labels if kind else {}
    return tuple(tag.role for tag in dialect.tags if labels.get(tag.code) == name)
