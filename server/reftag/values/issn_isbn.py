"""ISSNs and ISBNs, one or several in a value, with the notes that libraries add."""

import re
from functools import lru_cache
from operator import mul
from typing import Final, Literal, NamedTuple

from reftag.values.fault import Fault
from reftag.values.patterns import LIKELY_YEAR

Kind = Literal["ISSN", "ISBN"]

_NOTE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LABEL: Final = re.compile(
    r"\b[ep]?-?IS[SB]N(?:-(?:1[03]|L)\b|1[03](?=[:\s]))?[\s:.#]*|\b[EP](?=\d{4}-)", re.IGNORECASE
)
_RUN: Final = re.compile(
    r"(?<![\w.$£€])\d(?:[\dXx]|[-‐‑‒–—− ](?=[\dXx]))*(?!\.?\d)",
)
"""Digits with hyphens and spaces among them; not prices, not words."""
_LETTERED: Final = re.compile(r"(?<!\w)\d[\d-]*[A-WYZa-wyz][\d-]*[\dXx](?!\w)")
"""A letter among digits, as an O for a 0."""
_SEPARATORS: Final = re.compile(r"[^\dXx]")
_YEARS: Final = re.compile(rf"{LIKELY_YEAR}-{LIKELY_YEAR}")
_TELLING: Final = re.compile(r"97[89]|\d+-\d")
_MUSIC: Final = re.compile(r"M[- ]?\d{3,7}[- \d]*\d", re.IGNORECASE)
_ENOUGH: Final = 6
"""A number of fewer digits is a volume or a price, not an ISSN with digits missing."""

_LONGEST: Final = 500
_MOST_GROUPS: Final = 5
"""How many groups of digits an ISBN has."""

_ISSN, _ISBN10, _ISBN13 = 8, 10, 13


class SerialNumber(NamedTuple):
    """An ISSN or ISBN with the right check digit."""

    kind: Kind
    digits: str
    """Without hyphens; an X is large."""

    @property
    def normal(self) -> str:
        """The form in which numbers are compared: `0378-5955`, an ISBN with 13 digits."""
        if self.kind == "ISSN":
            return f"{self.digits[:4]}-{self.digits[4:]}"
        if len(self.digits) == _ISBN13:
            return self.digits
        return (digits := f"978{self.digits[:-1]}") + _check(digits)


def is_clean(value: str, kinds: tuple[Kind, ...]) -> bool:
    """Say whether a value holds numbers of `kinds`, and none that is wrong."""
    return not any(isinstance(each, Fault) for each in parse_all(value, kinds))


@lru_cache(maxsize=4096)  # a library has few journals
def parse_all(value: str, kinds: tuple[Kind, ...]) -> tuple[SerialNumber | Fault, ...]:
    """Read each number in a value that is to hold numbers of `kinds`; the part of a fault is it.

    A value without any is a fault as a whole.
    """
    if len(value) > _LONGEST:
        return ()
    bare = _NOTE.sub(lambda m: m[0] if _digits(m[0]) >= _ENOUGH else "|", value)
    bare = _LABEL.sub("|", bare)
    music = _MUSIC.search(bare)
    bare = _MUSIC.sub("|", bare)
    found: list[SerialNumber | Fault] = [
        Fault("has a letter among its digits", part=slip[0], kind=kinds[0])
        for slip in _LETTERED.finditer(bare)
        if _digits(slip[0]) > _ENOUGH
    ]
    for run in _RUN.finditer(_LETTERED.sub("|", bare)):
        if _digits(run[0]) >= _ENOUGH:
            found += (parse(number, kinds) for number in _parts(run[0]))
    if not found and not music:
        found.append(Fault(f"is not an {' or '.join(kinds)}", kind=kinds[0]))
    return tuple(found)


def parse(number: str, kinds: tuple[Kind, ...] = ("ISSN", "ISBN")) -> SerialNumber | Fault:
    """Read one number, with whatever hyphens and spaces; it may be of another kind than `kinds`."""
    digits = _SEPARATORS.sub("", number).upper()
    kind = kinds[0]
    if len(kinds) > 1 or len(digits) in (_ISSN, _ISBN10, _ISBN13):
        kind = "ISSN" if len(digits) <= _ISSN else "ISBN"
    if is_right(digits):
        return SerialNumber(kind, digits)
    if "X" in digits[:-1]:
        return Fault("has an X that is not its last character", part=number, kind=kind)
    if len(digits) in (_ISSN, _ISBN10, _ISBN13):
        expected = _as_written(number, digits[:-1] + _check(digits[:-1]))
        return Fault(f"has a wrong check digit (expected {expected})", part=number, kind=kind)
    what = f"has {len(digits)} digits instead of {_length(kind, digits)}"
    return Fault(what, part=number, kind=kind)


def is_number(value: str) -> Kind | None:
    """Return what the whole value is, an ISSN or ISBN with the right check digit, or None.

    Digits without hyphens may be anything and do not count.
    """
    text = _LABEL.sub("", value, 1)
    if text == value and (_YEARS.fullmatch(text) or not _TELLING.match(text)):
        return None
    digits = text.replace("-", "").replace(" ", "")
    if not re.fullmatch(r"\d+[\dXx]", digits) or not is_right(digits):
        return None
    if len(digits) == _ISSN:
        return "ISSN" if re.fullmatch(r"\d{4}-?\d{3}[\dXx]", text) else None
    return "ISBN"


def is_right(digits: str) -> bool:
    """Say whether a number without hyphens has its length and the check digit that follows."""
    size = len(digits)
    if size not in (_ISSN, _ISBN10, _ISBN13) or not digits[:-1].isdecimal():
        return False
    return digits[-1].upper() == _check(digits[:-1])


def _check(digits: str) -> str:
    """Return the check digit that an ISSN (7 digits before it) or ISBN (9 or 12) must have."""
    numbers = list(map(int, digits))
    if len(digits) == _ISBN13 - 1:
        return str(-(sum(numbers) + 2 * sum(numbers[1::2])) % 10)
    left = -sum(map(mul, numbers, range(len(digits) + 1, 1, -1))) % 11
    return "X" if left == 10 else str(left)


def _digits(text: str) -> int:
    return len(_SEPARATORS.sub("", text))


def _parts(run: str) -> list[str]:
    """Split numbers that are separated only by spaces; one number may contain spaces, too."""
    if " " not in run or is_right(_SEPARATORS.sub("", run)):
        return [run]
    words = run.split(" ")
    parts: list[str] = []
    held: list[str] = []
    while words:
        ends = range(1, min(len(words), _MOST_GROUPS) + 1)
        right = next((end for end in ends if is_right(_bare(words[:end]))), 0)
        whole = len(_bare(words[:1])) in (_ISSN, _ISBN10, _ISBN13)
        if right or whole:
            parts.append(" ".join(words[: right or 1]))
            words = words[right or 1 :]
        else:
            held.append(words.pop(0))
    left = " ".join(held)
    return parts if parts and _digits(left) < _ENOUGH else [*parts, left]


def _bare(words: list[str]) -> str:
    return _SEPARATORS.sub("", "".join(words))


def _as_written(number: str, digits: str) -> str:
    """Return `digits` with the hyphens and spaces of `number`."""
    rest = iter(digits)
    return "".join(next(rest) if c.isdecimal() or c in "Xx" else c for c in number)


def _length(kind: Kind, digits: str) -> str:
    zeros = f"0{digits}"
    if is_right(zeros):
        return f"{len(zeros)} (a 0 may be missing before it)"
    return str(_ISSN) if kind == "ISSN" else f"{_ISBN10} or {_ISBN13}"
