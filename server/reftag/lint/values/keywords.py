"""Lists of keywords: whether a value is one, and what stands in it.

A keyword may have commas in it (*Anemia, Hemolytic, Autoimmune*), seldom a semicolon.
"""

import re
from typing import Final

_INSIDE: Final = re.compile(r"&#?\w{1,31};|\([^()]*[;；][^()]*\)")
"""Semicolons that belong to an entity, or stand between parentheses."""
_KEPT: Final = str.maketrans(";；", "\x00\x01")
_GIVEN_BACK: Final = str.maketrans("\x00\x01", ";；")
_SEMICOLON: Final = re.compile(r"\s*[;；]\s*")
_COMMA: Final = re.compile(r"\s*[,，]\s*")
_LINKED: Final = re.compile(r"(?:and|or|&|und|et|y|e|i)\s", re.IGNORECASE)

_MOST_WORDS, _LONGEST = 12, 100
_MOST_WORDS_BY_COMMA, _LONGEST_BY_COMMA = 4, 40
_CAPITALS: Final = 3
"""So many parts with a capital each may be one heading turned round."""


def by_semicolons(text: str) -> list[str]:
    """Return the keywords of a list with semicolons, `[]` if it is none."""
    kept = _INSIDE.sub(lambda match: match[0].translate(_KEPT), text)
    parts = [part.translate(_GIVEN_BACK) for part in _SEMICOLON.split(kept)]
    parts = [part for part in parts if part]
    fits = all(len(part) <= _LONGEST and len(part.split()) <= _MOST_WORDS for part in parts)
    return parts if len(parts) > 1 and fits and all(map(_says_something, parts)) else []


def by_commas(text: str) -> list[str]:
    """Return the keywords of a list with commas, `[]` if it is none, or may be one keyword.

    Only for a text that is all the keywords of a record: among others it is likely one of them.
    """
    if any(c in text for c in "()[]:;/"):
        return []
    parts = [part for part in _COMMA.split(text) if part]
    if len(parts) < _CAPITALS or any(
        len(part) > _LONGEST_BY_COMMA
        or len(part.split()) > _MOST_WORDS_BY_COMMA
        or _LINKED.match(part)
        or not _says_something(part)
        for part in parts
    ):
        return []
    if len(parts) == _CAPITALS and all(part[:1].isupper() for part in parts):
        return []
    return parts


def _says_something(part: str) -> bool:
    return any(c.isalpha() for c in part)
