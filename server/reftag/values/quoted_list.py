"""Lists as programs write them: `["Lind, Eva", "Berg, Ole"]`, as in JSON and Python."""

import ast
import json
import re
import warnings
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_ITEM: Final = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_NEXT: Final = rf"(?:\s*+,\s*+{_ITEM}|\s++{_ITEM})"
_LIST: Final = re.compile(rf"[\[({{]\s*+{_ITEM}{_NEXT}*+\s*+,?\s*+[\])}}]")
"""Commas between the items, or only spaces, as numpy prints them. Spaces are tried in one way only:
a value may have thousands of them."""
_OBJECTS: Final = re.compile(r"\[\s*\{.*\}\s*\]", re.DOTALL)
_FAMILY: Final = ("family", "lastName", "last_name", "last", "surname", "familyName")
_GIVEN: Final = ("given", "firstName", "first_name", "first", "forename", "givenName")
_WHOLE: Final = ("literal", "name", "full_name", "fullName", "display_name")
_EACH: Final = re.compile(_ITEM)
_QUOTED: Final = re.compile(rf"({_ITEM})|[\"'].*+", re.DOTALL)
"""A quoted text, or all from a quotation mark on that is not closed."""

_PLAIN: Final = re.compile(r"(?:None|null|[Tt]rue|[Ff]alse|\d[\d.]*+|[\s,:\[\]{}()])*+")
"""What is in a list of people besides quoted texts."""
_MOST_NESTED: Final = 20
"""Brackets in brackets. Of much more, the readers of JSON and Python run out of stack, and in
WebAssembly that ends the whole process."""


@lru_cache(maxsize=64)
def quoted_list(text: str) -> list[str]:
    """Return the items of a list of quoted texts, `[]` if the text is not one."""
    if text[:1] not in "[({" or not _LIST.fullmatch(text):
        return []
    try:
        items = [str(_literal(item)).strip() for item in _EACH.findall(text)]
    except (SyntaxError, ValueError):
        return []
    return [" ".join(item.split()) for item in items if item]


def listed_people(text: str) -> list[str]:
    """Return the names in `[{"family": "Lind", "given": "Eva"}]`, `[]` if it is not one.

    The keys are those of CSL, Crossref and others.
    """
    if not _OBJECTS.fullmatch(text) or not _is_simple(text):
        return []
    people: object
    try:
        people = json.loads(text)
    except ValueError:
        try:
            people = _literal(text)
        except (SyntaxError, TypeError, ValueError):
            return []
    if not isinstance(people, list):
        return []
    names = [_name(person) for person in people if isinstance(person, dict)]
    return names if names and all(names) and len(names) == len(people) else []


def _literal(text: str) -> object:
    """Return what a literal of Python says. Raises what `ast.literal_eval` does."""
    with warnings.catch_warnings(action="ignore"):  # of backslashes that mean nothing to Python
        return ast.literal_eval(text)


def _is_simple(text: str) -> bool:
    """Say whether there is nothing but data in a text, and not too deep in brackets."""
    frame = _QUOTED.sub(lambda found: "" if found[1] else "?", text)
    depth = deepest = 0
    for character in frame:
        depth += (character in "[{(") - (character in "]})")
        deepest = max(deepest, depth)
    return deepest <= _MOST_NESTED and _PLAIN.fullmatch(frame) is not None


def _name(person: Mapping[str, object]) -> str:
    family, given = _first(person, _FAMILY), _first(person, _GIVEN)
    return f"{family}, {given}" if family and given else family or _first(person, _WHOLE)


def _first(person: Mapping[str, object], keys: tuple[str, ...]) -> str:
    found = (person.get(key) for key in keys)
    return next((value.strip() for value in found if isinstance(value, str)), "")
