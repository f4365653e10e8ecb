"""Languages by name or code, as catalogues and databases write them."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from reftag.files.packaged import packaged_text
from reftag.values.folding import unaccented

_COMMON: Final = (
    "English en eng German Deutsch de ger deu French Français fr fre fra Spanish Español es spa "
    "Italian it ita Portuguese pt por Chinese zh chi zho Russian ru rus Japanese ja jpn Dutch nl "
    "en-US en_US en-GB en_GB de-DE fr-FR es-ES pt-BR zh-CN"
)
_USUAL: Final = frozenset(_COMMON.split())
"""What most records have; the table is not read for these."""

_PARTS: Final = re.compile(r"[;,/|&+\n]")
_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*(?:\.[\w-]+)?")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDING: Final = re.compile(r"e[nrs]?$")
"""How German bends the name of a language."""
_LONGEST: Final = 80
"""A longer value is a remark about languages, not the name of one."""


class _Table(NamedTuple):
    codes: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    """Names of one word, long enough not to be a code."""
    english: tuple[str, ...]


@lru_cache(maxsize=1024)  # a library has few languages
def unknown(value: str) -> tuple[str, ...]:
    """Return the parts of a value that name no language."""
    if value in _USUAL or len(value) > _LONGEST:
        return ()
    table = _table()
    whole = unaccented(value.strip(" .;,[]()"))
    if whole in table.names or whole in table.codes:
        return ()
    parts = [part.strip(" .:()[]\"'") for part in _PARTS.split(value)]
    return tuple(part for part in parts if part and not _is_known(part, table))


def nearest(name: str) -> str | None:
    """Return the English name that is spelt most like `name`, None if none is."""
    from difflib import get_close_matches

    spelt = {known.casefold(): known for known in _table().english}
    near = get_close_matches(name.casefold(), spelt, n=1, cutoff=0.75)
    return spelt[near[0]] if near else None


def _is_known(part: str, table: _Table) -> bool:
    folded = unaccented(part)
    if folded in table.names or folded in table.codes:
        return True
    if (tag := _TAG.fullmatch(part)) and tag[1].casefold() in table.codes and tag[1] != part:
        return True
    words = _WORD.findall(folded)
    if not words or any(character > "\u024f" for word in words for character in word):
        return True  # nothing to judge, or another script
    return any(word in table.words or _ENDING.sub("", word) in table.words for word in words)


@cache
def _table() -> _Table:
    text = packaged_text(Path(__file__).with_suffix(".txt"))
    _, codes, english, other = re.split(r"(?m)^\[\w+\]$", text)
    proper = tuple(_entries(english))
    names = frozenset(unaccented(name) for name in (*proper, *_entries(other)))
    words = frozenset(name for name in names if len(name) > 3 and " " not in name)
    return _Table(frozenset(codes.split()), names, words, proper)


def _entries(block: str) -> list[str]:
    return [entry for entry in " ".join(block.split()).split("; ") if entry]
