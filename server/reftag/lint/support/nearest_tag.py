"""Guesses which tag was meant: by the look of a letter, else by the look of a value."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from reftag.dialects import Tag
from reftag.syntax import Field, Record
from reftag.values import issn_isbn, patterns

_TWINS: Final = str.maketrans(
    "АВЕКМНОРСТУХЅІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",  # Cyrillic, then Greek
    "ABEKMHOPCTYXSIJABEZHIKMNOPTYX",
)

_SHAPES: Final = (
    ("doi", re.compile(rf"(?i:doi:\s*)?{patterns.DOI}/\S+")),
    ("url", re.compile(r"(?:https?|ftp)://\S+\.\S+")),
    ("year", re.compile(patterns.LIKELY_YEAR)),
    ("serial-number", re.compile(rf"{patterns.ISSN}|(?:97[89][- ]?)?(?:\d[- ]?){{9}}[\dXx]")),
    ("pages", re.compile(r"[A-Za-z]?\d+\s?(?:-|–|--)\s?[A-Za-z]?\d+")),
)
"""Role -> what its values look like. An ISSN looks like pages, too: its check digit decides."""

_LONGEST: Final = 300
"""Longer values have none of these shapes."""


def nearest(record: Record, field: Field) -> list[Tag]:
    """Return the tags that may be meant by an unknown tag, likeliest first."""
    found = [*_look_alikes(record, field), *_by_value(record, field)]
    return [tag for at, tag in enumerate(found) if tag not in found[:at] and _fits(record, tag)]


def _look_alikes(record: Record, field: Field) -> Iterator[Tag]:
    """Yield tags whose letter looks like the one written: accented, Cyrillic, Greek, wide."""
    sign = record.dialect.sign
    letter = field.code[len(sign) :]
    bare = unicodedata.normalize("NFKD", letter)[:1]
    for twin in (bare, bare.upper(), bare.upper().translate(_TWINS)):
        tag = record.dialect.by_code.get(sign + twin)
        if tag is not None and tag.assigned:
            yield tag


def _by_value(record: Record, field: Field) -> Iterator[Tag]:
    """Yield the tags whose values look like this one."""
    if len(field.value) > _LONGEST:
        return
    for role, shape in _SHAPES:
        if shape.fullmatch(field.value) and (role != "serial-number" or _checks(field.value)):
            yield from record.dialect.by_role.get(role, ())


def _checks(number: str) -> bool:
    """Say whether the check digit of an ISSN or ISBN is right."""
    return issn_isbn.is_right(number.replace("-", "").replace(" ", ""))


def _fits(record: Record, tag: Tag) -> bool:
    """Say whether the record may take one more of this tag."""
    if tag.code == record.dialect.type_code:
        return record.type_field is None
    return tag.repeatable or tag.code not in record.tags
