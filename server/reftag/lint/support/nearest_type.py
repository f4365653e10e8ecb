"""Which reference type is meant: by a name that is not a type, or by a record without one.

Both are guesses, and a fix made of one is unsafe, unless a name differs from a type's in case,
spaces or hyphens alone. The names are the dialect's; the few usual types below only decide which of
several equally good guesses comes first.
"""

import re
from functools import lru_cache
from typing import Final

from reftag.dialects import Dialect, ReferenceType
from reftag.syntax import Record

USUAL: Final = (
    "Journal Article",
    "Book",
    "Book Section",
    "Conference Paper",
    "Web Page",
    "Generic",
)
"""The types most records have, commonest first; a dialect that lacks one passes it over.

The last one is the least specific and is used when there is no sign of another. Theses and reports
need the same tags as books and are rarer: only a word in the record shows them (`_named_types`).
"""

_LONGEST_NAME: Final = 60
"""Longer texts are not a misspelt name but something else that got into the type's line."""

_GATHERING: Final = re.compile(r"\b(?i:conference|congress|proceedings|symposium|workshop)\b")
"""Words in the title of the whole that distinguish a conference paper from a book section."""


@lru_cache(maxsize=512)  # a whole library may repeat one wrong name
def nearest_type(dialect: Dialect, name: str) -> ReferenceType | None:
    """Return the type that `name` most likely means, None if it resembles none."""
    if not name or len(name) > _LONGEST_NAME:
        return None
    return dialect.nearly_type(name) or _by_words(dialect, name) or _by_letters(dialect, name)


def inferred_type(record: Record) -> ReferenceType | None:
    """Return the type that fits the record's tags best.

    A tag that the type requires counts two (one, if it only replaces the preferred one), a
    recommended tag one, a required tag that is missing takes three away, and a word in the
    record that names the type is worth a required tag and a recommended one. Of equals the
    more usual type wins.
    """
    present = {field.code for field in record.fields if field.value}
    named = _named_types(record)
    usual = [record.dialect.nearly_type(name) for name in USUAL]
    candidates = [kind for kind in (*usual, *named) if kind is not None]
    return max(candidates, key=lambda kind: _score(kind, present, kind in named), default=None)


def _score(kind: ReferenceType, present: set[str], is_named: bool) -> int:
    score = 3 if is_named else 0
    for group in kind.required:
        if group[0] in present:
            score += 2
        else:
            score += -3 if present.isdisjoint(group) else 1
    return score + len(present.intersection(kind.recommended))


def _named_types(record: Record) -> list[ReferenceType]:
    """Return the types that a word in the record suggests."""
    named: list[ReferenceType | None] = []
    if work := record.first("work-type"):
        named.append(
            record.dialect.nearly_type(work.value) or _named_in(record.dialect, work.value)
        )
    if (host := record.first("secondary-title")) and _GATHERING.search(host.value):
        named.append(record.dialect.nearly_type("Conference Paper"))
    return [kind for kind in named if kind is not None]


def _by_words(dialect: Dialect, name: str) -> ReferenceType | None:
    """Return the type whose name ends `name` (*PhD Thesis*), or has its words (*Journal*)."""
    lowered = name.casefold()
    ends = [kind for kind in dialect.types if lowered.endswith(f" {kind.called.casefold()}")]
    if ends:
        return max(ends, key=lambda kind: len(kind.called))
    words = _words(name)
    usual_first = sorted(dialect.types, key=lambda kind: _rank(kind.called))
    return next((kind for kind in usual_first if words and words <= _words(kind.called)), None)


def _named_in(dialect: Dialect, text: str) -> ReferenceType | None:
    """Return the type all of whose name's words are in `text`, the longest name first."""
    words = _words(text)
    named = [kind for kind in dialect.types if _words(kind.called) <= words]
    return max(named, key=lambda kind: len(kind.called), default=None)


def _by_letters(dialect: Dialect, name: str) -> ReferenceType | None:
    """Return the type whose name or alias is spelt most like `name`."""
    from difflib import get_close_matches

    spelt = {n.casefold(): kind for kind in dialect.types for n in (*kind.aliases, kind.name)}
    near = get_close_matches(name.casefold(), spelt, n=1, cutoff=0.8)
    return spelt[near[0]] if near else None


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold()))


def _rank(name: str) -> int:
    return USUAL.index(name) if name in USUAL else len(USUAL)
