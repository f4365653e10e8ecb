"""What two readers said of a record, compared without regard to what differs only in form."""

import re
import unicodedata
from typing import Final
from urllib.parse import unquote

from corpus.peers import Said

ROLES: Final = ("title", "authors", "year", "doi")

_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_DOI: Final = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")


def disagreements(ours: Said, theirs: Said) -> tuple[str, ...]:
    """Return the roles in which two readers say different things."""
    same = {
        "title": _title(ours.title) == _title(theirs.title),
        "authors": any(
            _same_people(names, theirs.authors)
            for names in (ours.authors, ours.full_names or ours.authors)
        ),
        "year": _year(ours.year) == _year(theirs.year),
        "doi": _doi(ours.doi) == _doi(theirs.doi),
    }
    return tuple(role for role in ROLES if not same[role])


def _text(value: str) -> str:
    value = unicodedata.normalize("NFC", value).translate(_DASHES)
    return " ".join(value.split())


def _title(value: str) -> str:
    return _text(value)


def _same_people(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Compare names one by one: bibutils takes them apart, so order in a name and dots give way."""
    return len(ours) == len(theirs) and all(
        _letters(one) == _letters(two) or _words(one) == _words(two)
        for one, two in zip(ours, theirs, strict=True)
    )


def _letters(name: str) -> str:
    return "".join(c for c in _text(name).casefold() if c.isalnum())


def _words(name: str) -> list[str]:
    """Return the words of a name, sorted; initials that stand together are one word each."""
    words = re.findall(r"\w+", _text(name))
    found: list[str] = []
    for word in words:
        found += list(word) if word.isupper() and len(word) <= 3 else [word]
    return sorted(word.casefold() for word in found)


def _year(value: str) -> str:
    found = re.search(r"\d{4}", value)
    return found[0] if found else _text(value)


def _doi(value: str) -> str:
    found = _DOI.search(unquote(value))
    return found[0].casefold() if found else _text(value).casefold()
