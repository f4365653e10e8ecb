"""Values that were taken apart, one letter a field, and what they were.

Programs do that when they expect a list and get a text: each letter of `Lind, Eva` becomes an
author. Spaces become empty fields, brackets and commas of a list become fields as well.
"""

import re
from functools import lru_cache, partial
from itertools import groupby
from typing import Final, NamedTuple

from reftag.dialects import Dialect, roles
from reftag.lint.support.people import name_form
from reftag.syntax import Field, Record
from reftag.values import keywords
from reftag.values.name_lists import People, several
from reftag.values.names import person
from reftag.values.patterns import NameForm
from reftag.values.quoted_list import quoted_list

_FEWEST: Final = 4
"""The least number of fields in a row that make a run: fewer may be names of one letter."""
_WORD: Final = re.compile(r"[^\W\d_](?:(?![\u3040-\u9fff\uac00-\ud7af])[^\W\d_A-ZÀ-ÖØ-Þ]){2}")
"""Three letters, of which only the first may be a capital."""
_VOWEL: Final = re.compile(r"[^bcdfghjklmnpqrstvwxz\W]", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[,;.:'\"\[\]()|&/，；、-]")
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_AFTER_COMMA: Final = re.compile(r"[,;](?=[^\W\d_])")
_BETWEEN: Final = re.compile(r"\s*[;|；]+\s*")
_IN_SHORT: Final = re.compile(r"\s*[;|,，；]+\s*")
_NEXT_NAME: Final = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-Þ]|\.)(?=[^\W\d_a-zß-öø-ÿ])")
"""Where a small letter or a full stop is followed by a capital, without a space."""


class ExplodedValue(NamedTuple):
    """Fields that were one value."""

    fields: tuple[Field, ...]
    text: str
    """What they said before."""


@lru_cache(maxsize=1)  # the rules run on one record after the other
def exploded_values(record: Record) -> tuple[ExplodedValue, ...]:
    """Return the runs of a record, in the order of the text; each has one tag."""
    codes = _codes(record.dialect, record.type.name if record.type else "")
    letters = [
        field.value
        for field in record.fields
        if field.code in codes and field.value[1:2] in ("", "\n")
    ]
    if len(letters) < _FEWEST and "\n" not in "".join(letters):
        return ()
    found: list[ExplodedValue] = []
    for code, group in groupby(record.fields, partial(_code_of_letter, codes=codes)):
        fields = tuple(group)
        if code:
            filled = [at for at, field in enumerate(fields) if field.value]
            fields = fields[filled[0] : filled[-1] + 1] if filled else ()
            letters = [letter for field in fields for letter in field.value.split("\n")]
            if _were_one(letters):
                found.append(ExplodedValue(fields, _joined(letters)))
    return tuple(found)


@lru_cache(maxsize=1)
def exploded(record: Record) -> frozenset[Field]:
    """Return the fields of all runs: rules about single values have nothing to say of them."""
    return frozenset(field for run in exploded_values(record) for field in run.fields)


def rejoined(record: Record, run: ExplodedValue) -> list[str]:
    """Return the values that the run should have been, one a field."""
    field, text = run.fields[0], run.text
    tag = record.dialect.by_code[field.code]
    if tag.kind == "person":
        form = name_form(record, field)
        found = [n if isinstance(n, str) else n.written(form) for n in _people(text, form)]
    elif tag.names == "Last FM":
        found = quoted_list(text) or _IN_SHORT.split(text)
    elif tag.kind == "keyword":
        found = keywords.listed(text) or keywords.by_commas(text)
    else:
        found = quoted_list(text)
    found = found or [text]
    if len(found) > 1 and not tag.repeatable:
        return [f"{tag.separator} ".join(found)] if tag.separator else [text]
    return found


def _people(text: str, form: NameForm) -> People:
    if items := quoted_list(text):
        return [person(item) or item for item in items]
    text = text.strip("[](){}")
    if people := several(text, natural=form == "First Last"):
        return people
    pieces = _BETWEEN.split(text)
    if len(pieces) == 1:
        glued = [person(piece) for piece in _NEXT_NAME.split(text)]
        names = [name for name in glued if name and name.form == "comma"]
        pieces = [name.inverted for name in names] if len(names) == len(glued) else [text]
    return [person(piece) or piece for piece in pieces if piece]


@lru_cache(maxsize=256)
def _codes(dialect: Dialect, type_name: str) -> frozenset[str]:
    """Return the tags that are looked at: for people, keywords and links."""
    others = (
        tag.code for tag in dialect.tags if tag.kind in ("keyword", "url") or tag.names == "Last FM"
    )
    return roles.people(dialect, type_name).union(others)


def _code_of_letter(field: Field, codes: frozenset[str]) -> str:
    """Return the field's tag if it may be part of a run, `""` if not."""
    if field.code not in codes or not (
        len(field.value) < 2 or all(len(line) < 2 for line in field.value.split("\n"))
    ):
        return ""
    return field.code


def _were_one(letters: list[str]) -> bool:
    """Say whether the letters were one text, and are not names or things of one letter each."""
    text = "".join(letters)
    if len(letters) < _FEWEST or text.casefold() in _ALPHABET:
        return False
    if all(letters) and not _SIGNS.search(text):
        small = len(text) > _FEWEST or not text.islower()
        return small and _WORD.search(text) is not None and _VOWEL.search(text) is not None
    return sum(map(str.isalnum, text)) > 2 and (len(letters) > _FEWEST + 1 or "," in text)


def _joined(letters: list[str]) -> str:
    text = " ".join("".join(letter or " " for letter in letters).split())
    # Where spaces were lost there are none at all.
    return text if " " in text else _AFTER_COMMA.sub(r"\g<0> ", text)
