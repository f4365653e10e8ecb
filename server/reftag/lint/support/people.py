"""Which fields name people, and which of those may not have the form that the format requires."""

import re
from functools import lru_cache
from typing import Final

from reftag.dialects import Dialect, Tag, roles
from reftag.lint.support.placeholder_fields import is_placeholder_in
from reftag.syntax import Field, Record
from reftag.values.patterns import NameForm

_SMALL: Final = "".join(c for c in map(chr, range(0x180)) if c.islower())
"""The small letters of languages in Latin script."""
_FAMILY: Final = rf"[A-ZÀ-ÖØ-Þ][\w'’‐-]*[{_SMALL}]"
_GIVEN: Final = r"[A-ZÀ-ÖØ-Þ][\w.'’‐-]*"
_INITIAL: Final = r"[A-ZÀ-ÖØ-Þ]\.?"
PLAIN_NAME: Final = re.compile(
    f"{_FAMILY}, {_GIVEN}(?: {_GIVEN})*|{_FAMILY}(?: {_FAMILY})+, {_GIVEN}(?: {_INITIAL})*"
)
"""`Last, First M.`: one comma, a space after it, all words with a capital.

Not two words on both sides of it, which may be two people: `Eva Lind, Ole Berg`.
"""
_NATURAL_NAME: Final = re.compile(f"(?:{_GIVEN} ){{1,3}}{_FAMILY}")
"""`First M. Last`, where the format requires it."""
_GLUED_NAME: Final = re.compile(PLAIN_NAME.pattern.replace(", ", ","))
"""`Last,First M.`, where the format requires it."""

_SHORT_NAME: Final = re.compile(r"(?:[^\s,;|/&\[，；、]+ ){1,3}[A-Z]{1,3}")
"""`Last FM`, where the format requires it."""

_PLAIN: Final = {
    "Last, First": PLAIN_NAME,
    "Last,First": _GLUED_NAME,
    "First Last": _NATURAL_NAME,
    "Last FM": _SHORT_NAME,
}


@lru_cache(maxsize=1)  # the rules run on one record after the other
def people(record: Record) -> tuple[Field, ...]:
    """Return the fields that name people in a record of this type.

    Only those with a real value, not a placeholder.
    """
    codes = roles.people(record.dialect, record.type.name if record.type else "")
    found = [field for field in record.fields if field.code in codes and field.value]
    return tuple([field for field in found if not is_placeholder_in(record, field)])


@lru_cache(maxsize=1)
def doubtful(record: Record) -> tuple[Field, ...]:
    """Return the fields for people that are not plainly one name as the format writes it."""
    by_code = record.dialect.by_code
    return tuple(
        field
        for field in people(record)
        if not plain_name(by_code[field.code]).fullmatch(field.value)
    )


def in_short(record: Record) -> tuple[Field, ...]:
    """Return the fields for names in short, `Last FM`, that are not plainly one such name."""
    codes = _short_in(record.dialect)
    if not codes:
        return ()
    return tuple(
        field
        for field in record.fields
        if field.code in codes and field.value and not _SHORT_NAME.fullmatch(field.value)
    )


@lru_cache(maxsize=16)
def _short_in(dialect: Dialect) -> frozenset[str]:
    return frozenset(tag.code for tag in dialect.tags if tag.names == "Last FM")


def plain_name(tag: Tag) -> re.Pattern[str]:
    """Return what a plain name looks like in a tag for people."""
    return _PLAIN[tag.names]


def name_form(record: Record, field: Field) -> NameForm:
    """Return how the format writes the names in a field."""
    tag = record.tag_of(field)
    return tag.names if tag else "Last, First"
