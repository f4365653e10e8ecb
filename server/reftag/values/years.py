"""Years: what a year field may say, and which years it names."""

import re
from typing import Final

from reftag.values import patterns

PLAIN: Final = re.compile(patterns.YEAR)
_FOUR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ANY_FOUR: Final = re.compile(r"\d{4}")
_DIGIT: Final = re.compile(r"\d")
_ADDRESS: Final = re.compile(rf"{patterns.DOI}/|://|\bwww\.")
_UNSURE: Final = re.compile(r"(?<!\w)(?:ca?\.? ?)?\d{2}(?:\d[-?_uUxX*]|[-?_uUxX*]{2})(?!\w)")
"""How catalogues write a year that is only partly known: `198-`, `[19--?]`, `19xx`."""
_ERA: Final = re.compile(
    r"\d\.? ?(?:B\.? ?C|A\.? ?D|C\.? ?E\b|A\.? ?[HM]\b|[vn]\. ?(?:Chr|u\. ?Z)|a[vp]\. ?J|[ad]\. ?C)"
    r"|\b(?:AD|AH|AM|BC|Anno|ca?\.|circa|um|vers) ?\d",
    re.IGNORECASE,
)
_CENTURY: Final = re.compile(
    r"\bcent|si[eè]cle|siglo|s[eé]c|jh|jahrh|århundr|eeuw|stolet|st\.|wiek|век", re.IGNORECASE
)
_WORDS: Final = re.compile(
    r"\b(?:n\.? ?d|s\.? ?[adfl]|o\.? ?[jd]|b\.? ?[dgr]|u\.? ?å|z\.? ?j)(?!\w)"
    r"|no date|not dated|undated|undatiert|unknown|sin fecha|sans date|senza data|sem data"
    r"|bez r|ohne jahr|in[ -]?press|^press\b|forthcoming"
    r"|to be|appear|accept|submit|review|revision|prep\b|preparation"
    r"|pending|unpublished|preprint|ahead|early|online|first|present|current|ongoing"
    r"|druck|erschein|vorbereitung|eingereicht|angenommen|künftig|laufend|para[iî]tre|soumis"
    r"|prensa|prelo|publica|stampa|pubblica|corso|druku|tisku|tryck|trykk|\bpers\b",
    re.IGNORECASE,
)
"""Words for a year that is unknown or still to come: *n.d.*, *in press*, *im Druck*."""
_ROMAN: Final = re.compile(r"\A[MDCLXVI]{2,}\.?\Z")
_RANGE: Final = re.compile(r"(?<!\d)(\d{4})\s?[-–—/]\s?(\d{2}|\d{4})(?![\d-])")

_OLDEST: Final = 1000
_LATEST: Final = 2100
_OTHER_CALENDARS: Final = (range(2400, 2700), range(5500, 5900))
"""Buddhist and Hebrew years of printed works."""


def what_is_wrong(value: str) -> str | None:
    """Return what is wrong with a value that is not a year, as the end of a sentence about it."""
    if PLAIN.fullmatch(value):
        return None
    if not _DIGIT.search(value):
        vague = (_WORDS, _CENTURY, _ROMAN)
        return None if any(v.search(value) for v in vague) or _foreign(value) else "is not a year"
    if _ADDRESS.search(value):
        return "is a link or an identifier, not a year"
    four = [int(digits) for digits in _FOUR.findall(value)]
    if any(_plausible(year) for year in four):
        return None
    if any(known.search(value) for known in (_ERA, _UNSURE, _CENTURY, _WORDS)) or _foreign(value):
        return None
    if four:
        return "is a year in which nothing was published"
    if re.fullmatch(r"\W*\d\d\W*", value):
        return "does not show the century"
    return "is not a four-digit year"


def named(value: str) -> frozenset[int]:
    """Return the years that a value names, those inside a range included."""
    if PLAIN.fullmatch(value):
        return frozenset({int(value)})
    years = {int(digits) for digits in _FOUR.findall(value) if _plausible(int(digits))}
    for begin, end in _RANGE.findall(value):
        last = int(end if len(end) == len(begin) else begin[:2] + end)
        if int(begin) <= last <= int(begin) + 100:
            years.update(range(int(begin), last + 1))
    return frozenset(years)


def first(value: str) -> str:
    """Return the first four digits in a value, by which years are compared; `""` if it has none."""
    match = _ANY_FOUR.search(value)
    return match[0] if match else ""


def is_vague(value: str) -> bool:
    """Say whether the value says that there is no year, or not yet, or not for certain."""
    return _WORDS.search(value) is not None or _UNSURE.search(value) is not None


def _plausible(year: int) -> bool:
    return _OLDEST <= year < _LATEST or any(year in years for years in _OTHER_CALENDARS)


def _foreign(value: str) -> bool:
    """Say whether it contains letters of another script: an era, a phrase."""
    return any(character.isalpha() and character > "\u024f" for character in value)
