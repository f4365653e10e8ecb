"""Names of journals: whether two may be names of one, in full or abbreviated.

Precision before recall: names that may be the same in any usual way, or in two languages, are
treated as the same.
"""

import re
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from reftag.values import patterns

_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_WORD: Final = re.compile(r"[^\W_]+")
_APOSTROPHE: Final = re.compile(r"['’`´]")
_SMALL_WORDS: Final = (
    "a an and of the for in on to at by from with und der die das des dem den für fur im zur "
    "zum et de la le les du d l en au aux sur e y el los las del al da do dos di della delle "
    "dei degli il lo gli i och av för og til van het een voor"
)
_SMALL: Final = frozenset(_SMALL_WORDS.split())
"""Words that abbreviations leave out."""
_FOREIGN_WORDS: Final = (
    "und der die das für fur zeitschrift archiv jahrbuch annalen et les du revue annales "
    "cahiers bulletin el los las del y revista anales boletin della delle dei rivista annali "
    "giornale archives och av tidskrift van het tijdschrift acta zhurnal zhonghua zasshi"
)
_FOREIGN: Final = frozenset(_FOREIGN_WORDS.split())
"""Words of languages other than English: the other name may be a translation."""
_LEAST: Final = 2
_BEGINNING: Final = 3
"""Letters that a word and its abbreviation share at least."""
_NO_NAME: Final = re.compile(rf"\b{patterns.DOI}|://|{patterns.ISSN}")
"""Identifiers, which other rules report."""


@lru_cache(maxsize=4096)  # a library has few journals
def may_be_one(one: str, other: str) -> bool:
    """Say whether two values may name the same journal."""
    if one == other or _NO_NAME.search(one) or _NO_NAME.search(other):
        return True
    these, those = _words(one), _words(other)
    if not these or not those:
        return True
    if _fits(these, those) or _fits(those, these):
        return True
    return _is_foreign(one, these) != _is_foreign(other, those)


@lru_cache(maxsize=4096)
def may_be_short(short: str, full: str) -> bool:
    """Say whether a value may be, in any way, short for the name of a journal."""
    if may_be_one(short, full):
        return True
    beginnings = {word[:_BEGINNING] for word in _words(full)}
    return not beginnings.isdisjoint(word[:_BEGINNING] for word in _words(short))


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name that distinguish it from others, without case and accents."""
    plain = normalize("NFKD", _APOSTROPHE.sub("", name)).casefold()
    plain = "".join(c for c in plain if c.isascii() or c.isalpha())
    return tuple(word for word in _WORD.findall(plain) if word not in _SMALL)


def _is_foreign(name: str, words: tuple[str, ...]) -> bool:
    return _NOT_ASCII.search(name) is not None or not _FOREIGN.isdisjoint(words)


def _fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether one name may be short for, or a part of, the other."""
    if len(short) == 1 and len(short[0]) >= _LEAST and _is_acronym(short[0], long):
        return True
    joined, whole = "".join(short), "".join(long)
    if whole.startswith(joined) or whole.endswith(joined):
        return True
    return any(_abbreviates(short, long[at:]) for at in range(len(long)))


def _is_acronym(word: str, words: tuple[str, ...]) -> bool:
    """Say whether a word is made of first letters, as *PNAS* is."""
    initials = "".join(each[0] for each in words)
    return _in_order(word, initials) or _in_order(initials, word)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether each word of a name abbreviates one of the other, in the same order.

    Words of the other may be left out after the first.
    """
    if not short:
        return True
    if not long or not _stands_for(short[0], long[0]):
        return False
    rest = short[1:]
    if not rest:
        return True
    return any(_abbreviates(rest, long[at:]) for at in range(1, len(long)))


def _stands_for(short: str, word: str) -> bool:
    """Say whether a word may be short for another: `natl` for *national*."""
    return short[0] == word[0] and (_in_order(short, word) or _in_order(word, short))


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
