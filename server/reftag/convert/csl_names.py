"""People as CSL-JSON has them."""

import re
from collections.abc import Iterable
from typing import Final, TypedDict

from reftag.index import parts
from reftag.syntax import Field, Record
from reftag.values import names
from reftag.values.names import Name

Person = TypedDict(
    "Person",
    {"family": str, "given": str, "suffix": str, "non-dropping-particle": str, "literal": str},
    total=False,
)
"""A person has a `family` name and mostly a `given` one; organisations are `literal`."""

_CAPITALS: Final = re.compile(r"[^\W\d_](?:-?[^\W\d_]){0,3}")
"""Initials without full stops: `JA`, `J-P`."""


def people(record: Record, fields: Iterable[Field]) -> list[Person]:
    """Return the people that fields name, in their order; a field may name several."""
    found: list[Person] = []
    for field in fields:
        spans = [part.span for part in parts(record, field) if part.kind == "person"]
        texts = [record.text[start:end] for start, end in spans] or [field.value]
        found += [person for text in texts if (person := _person(" ".join(text.split())))]
    return found


def _person(text: str) -> Person | None:
    name = names.parse(text)
    if not isinstance(name, Name):
        return Person(literal=text) if any(map(str.isalnum, text)) else None
    if not name.given:
        return Person(literal=name.family.rstrip(","))
    family, given = names.without_suffix(name.family), names.without_suffix(name.given)
    person = Person(family=family.removeprefix(name.particle).strip(), given=_dotted(given))
    if name.particle:
        person["non-dropping-particle"] = name.particle
    if name.suffix:
        person["suffix"] = name.suffix
    return person


def _dotted(given: str) -> str:
    """Return a given name, and initials so that they are seen to be: `J. A.` for `JA`."""
    if not given.isupper() or not _CAPITALS.fullmatch(given):
        return given
    return " ".join(f"{letter}." for letter in given.replace("-", "")) if len(given) < 4 else given
