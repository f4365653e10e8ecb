"""Languages by name or code, as catalogues and databases write them."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from reftag.files.packaged import packaged_text
from reftag.values.fault import Fault
from reftag.values.plain_letters import unaccented

_COMMON: Final = (
    "en eng English; de ger deu German Deutsch; fr fre fra French Français; es spa Spanish "
    "Español; it ita Italian; pt por Portuguese; zh chi zho Chinese; ru rus Russian; "
    "ja jpn Japanese; nl dut nld Dutch; en-US en_US en-GB en_GB; de-DE; fr-FR; es-ES; pt-BR; zh-CN"
)
_USUAL: Final = frozenset(_COMMON.replace(";", "").split())
"""What most records have; the table is not read for these."""
_CODES: Final = {
    unaccented(name): names.split()[0][:2] for names in _COMMON.split(";") for name in names.split()
}
_AROUND: Final = " .;,[]()"

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


class Language(NamedTuple):
    """The name or code of a language, as it is written."""

    name: str

    @property
    def normal(self) -> str:
        """A code of two letters for the most common languages, else the name without case."""
        folded = unaccented(self.name).strip(_AROUND)
        return _CODES.get(folded, folded)


def is_clean(value: str) -> bool:
    """Say whether all parts of a value name languages."""
    return not any(isinstance(each, Fault) for each in parse_all(value))


@lru_cache(maxsize=1024)  # a library has few languages
def parse_all(value: str) -> tuple[Language | Fault, ...]:
    """Read each language in a value; the part of a fault is what is not one."""
    if value in _USUAL or len(value) > _LONGEST or _names_one(value):
        return (Language(value),)
    parts = [part.strip(" .:()[]\"'") for part in _PARTS.split(value)]
    return tuple(parse(part) for part in parts if part)


def parse(part: str) -> Language | Fault:
    """Read the name or code of one language; what is meant by another is the nearest name."""
    if part in _USUAL or _is_known(part):
        return Language(part)
    from difflib import get_close_matches

    spelt = {known.casefold(): known for known in _table().english}
    near = get_close_matches(part.casefold(), spelt, n=1, cutoff=0.75)
    return Fault("is not a language", tuple(spelt[name] for name in near), part=part)


def english_names() -> tuple[str, ...]:
    """Return the English names of languages, beginning with the most common."""
    common = [name for name in _COMMON.split() if name.strip(";") in _table().english]
    return tuple(dict.fromkeys((*(name.strip(";") for name in common), *_table().english)))


def _names_one(value: str) -> bool:
    whole = unaccented(value.strip(_AROUND))
    return whole in _table().names or whole in _table().codes


def _is_known(part: str) -> bool:
    table = _table()
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
