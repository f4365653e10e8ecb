"""Lists of keywords: whether a value is one, and which keywords it has.

A keyword may have commas in it (*Anemia, Hemolytic, Autoimmune*), seldom a semicolon.
"""

import re
from typing import Final

from reftag.values.fault import Fault
from reftag.values.plain_letters import unaccented
from reftag.values.quoted_list import quoted_list

SEPARATORS: Final = frozenset(";；,，、|[·•")
"""A text without any of these is not a list."""

_INSIDE: Final = re.compile(r"&#?\w{1,31};|\([^()]*[;；|][^()]*\)")
"""Semicolons that belong to an entity, or are in parentheses."""
_KEPT: Final = str.maketrans(";；|", "\x00\x01\x02")
_GIVEN_BACK: Final = str.maketrans("\x00\x01\x02", ";；|")
_SEMICOLON: Final = re.compile(r"\s*[;；][\s;；]*")
_BAR: Final = re.compile(r"\s*\|[\s|]*|\s+[·•]\s+")
_COMMA: Final = re.compile(r"\s*[,，、]\s*")
_WIDE_COMMA: Final = re.compile(r"\s*[，、]\s*")
_EAST_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LINKED: Final = re.compile(r"(?:and|or|&|und|et|y|e|i)\s", re.IGNORECASE)
_IDENTIFIER: Final = re.compile(r"(?:[a-z]+:)?\S*\d\S*|https?://\S+", re.IGNORECASE)
"""`pmid:12345678`, `doi:10.5555/abc`: among keywords, these may have signs in them."""
_SIGNS: Final = re.compile(r"[()\[\]:;/]")

_CODE_FIRST: Final = re.compile(r"[A-Z]{1,5}\d{0,4}\s+[-–—]\s|[A-Z]\d\d:?\s+[A-Z]")
_CODE_LAST: Final = re.compile(
    r"[A-Z].*(?<!itamin)(?<!oenzyme)(?<!emoglobin)\s+(?:[A-Z]\d\d|\([A-Z]\d{2,3}\))"
)
_JEL: Final = re.compile(r"\s*\(?JEL\b", re.IGNORECASE)

_MOST_WORDS, _LONGEST = 12, 100
_MOST_WORDS_BY_COMMA, _LONGEST_BY_COMMA = 4, 40
_MANY, _MOST_WORDS_OF_MANY, _LONGEST_OF_MANY = 8, 7, 60
"""Among this many parts a few may be longer."""
_CAPITALS: Final = 3
"""This many parts with a capital each may be one inverted heading."""
_TURNED_ROUND: Final = 5
"""Nor is a heading with one of the words below a list, unless it has so many parts."""
_QUALIFIER: Final = re.compile(
    r"(?:\w+-)?cell|acute|chronic|congenital|familial|hereditary|genetic|experimental|biological"
    r"|\S*(?:negative|positive)|(?:alpha|beta|gamma|delta)\b.*|type \w+|recombinant|viral|bacterial"
    r"|monoclonal|autoimmune|myeloid|lymphoid|acquired",
    re.IGNORECASE,
)
"""What comes after the comma in subject headings: *Receptors, Antigen, T-Cell*."""


def parse(text: str, *, alone: bool = False) -> tuple[str, ...] | Fault:
    """Read the keywords of a value, one or a list; `alone` if it is all the keywords of a record.

    Only then commas may separate them: among others a keyword with commas is likely one heading.
    """
    found = listed(text) or (by_commas(text) if alone else [])
    if found:
        return tuple(found)
    return (text,) if any(map(str.isalnum, text)) else Fault("is not a keyword", kind="unreadable")


def normal(keyword: str) -> str:
    """Return one keyword in the form in which keywords are compared."""
    return " ".join(unaccented(keyword).split())


def listed(text: str) -> list[str]:
    """Return the keywords of a list with semicolons or bars, or a program's; `[]` if it is none."""
    return quoted_list(text) or by_semicolons(text) or _by_bars(text) or _by_wide_commas(text)


def by_semicolons(text: str) -> list[str]:
    """Return the keywords of a list with semicolons, `[]` if it is none."""
    if _JEL.match(text):
        return []  # `JEL: D12; E21`: without the first words the others cannot be understood
    kept = _INSIDE.sub(lambda match: match[0].translate(_KEPT), text)
    parts = [part.translate(_GIVEN_BACK) for part in _SEMICOLON.split(kept)]
    return _fitting(_headings([part for part in parts if part]))


def _by_bars(text: str) -> list[str]:
    kept = _INSIDE.sub(lambda match: match[0].translate(_KEPT), text)
    parts = [part.translate(_GIVEN_BACK) for part in _BAR.split(kept)]
    return _fitting([part for part in parts if part])


def _by_wide_commas(text: str) -> list[str]:
    """Read `阅读，图书馆`: this kind of comma never inverts a heading."""
    parts = [part for part in _WIDE_COMMA.split(text) if part]
    return _fitting(parts) if len(parts) > 1 and all(map(_EAST_ASIAN.search, parts)) else []


def _headings(parts: list[str]) -> list[str]:
    """Join the parts of a classification's headings, which contain semicolons.

    So in `E21 - Consumption; Saving; Wealth` or `Human Capital; Skills (J24)`: each code begins
    or ends a heading.
    """
    first = [_CODE_FIRST.match(part) is not None for part in parts]
    last = [_CODE_LAST.fullmatch(part) is not None for part in parts]
    if first[:1] == [True]:
        return _joined(parts, first)
    if last[-1:] == [True] and all(part[:1].isupper() for part in parts):
        return _joined(parts, [True, *last[:-1]])
    return parts


def _joined(parts: list[str], begins: list[bool]) -> list[str]:
    """Join each part that begins nothing to the one before it."""
    found: list[str] = []
    for part, new in zip(parts, begins, strict=True):
        if new:
            found.append(part)
        else:
            found[-1] += f"; {part}"
    return found


def _fitting(parts: list[str]) -> list[str]:
    fits = all(len(part) <= _LONGEST and len(part.split()) <= _MOST_WORDS for part in parts)
    return parts if len(parts) > 1 and fits and all(map(_says_something, parts)) else []


def by_commas(text: str) -> list[str]:
    """Return the keywords of a list with commas, `[]` if it is none, or may be one keyword.

    Only for a text that is all the keywords of a record: among others it is likely one of them.
    """
    parts = [part for part in _COMMA.split(text) if part]
    if _JEL.match(text):
        return []
    words, longest = _MOST_WORDS_BY_COMMA, _LONGEST_BY_COMMA
    if len(parts) >= _MANY:
        words, longest = _MOST_WORDS_OF_MANY, _LONGEST_OF_MANY
    if len(parts) < _CAPITALS or any(
        len(part) > longest
        or len(part.split()) > words
        or _LINKED.match(part)
        or (_SIGNS.search(part) and not _IDENTIFIER.fullmatch(part))
        or not _says_something(part)
        for part in parts
    ):
        return []
    if len(parts) == _CAPITALS and all(part[:1].isupper() for part in parts):
        return []
    if len(parts) < _TURNED_ROUND and any(map(_QUALIFIER.fullmatch, parts[1:])):
        return []
    return parts


def _says_something(part: str) -> bool:
    return any(c.isalpha() for c in part)
