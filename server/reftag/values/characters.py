"""Invisible characters: what they are, and where they have a purpose."""

import re
import unicodedata
from typing import Final, NamedTuple

from reftag.text import Edit
from reftag.text.cuts import fitted

INVISIBLE: Final = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\u3164\\ufdd0-\\ufdef\\ufeff\\uffa0\\ufff9-\\ufffc\\ufffe\\uffff\\ue000-\\uf8ff\\ud800-\\udfff"
    "\\U000e0000-\\U000e0fff\\U000f0000-\\U0010ffff]"
)
_VISIBLE: Final = bytes({*range(0x20, 0x7F), *b"\t\n\r"})

_NAMES: Final = {
    "\x00": "null character",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x1a": "old end-of-file mark",
    "\x1b": "escape character",
    "\x7f": "delete character",
    "\x85": "next-line character",
    "\xad": "soft hyphen",
    "\u034f": "grapheme joiner",
    "\u061c": "Arabic letter mark",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
    "\ufffc": "placeholder for an object",
}
_BREAKS: Final = frozenset("\x00\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029")
"""What is between words; a space takes its place."""

_DIRECTION: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_RIGHT_TO_LEFT: Final = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_JOINERS: Final = frozenset("\u200b\u200c\u200d\u2060\u034f")
_JOINED: Final = re.compile(
    r"[\u0590-\u10ff\u1780-\u18af\u1900-\u1aaf\u1b00-\u1c7f\ua840-\uabff\ufb50-\ufefc"
    r"\u2190-\u2bff\ufe0f\U0001f000-\U0001faff\U00010a00-\U00011fff]"
)
"""Scripts in which joiners and zero-width spaces spell words (Arabic, Indic, Khmer), and emoji."""
_HANGUL: Final = frozenset("\u115f\u1160\u3164\uffa0")
_EMOJI_TAGS: Final = re.compile("\U0001f3f4[\U000e0020-\U000e007f]+")


def may_be_in(text: str) -> bool:
    """Say whether there may be any in `text`. Quick: only what is not plain ASCII is searched."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _VISIBLE)
    return INVISIBLE.search(rest.decode("utf-8", "surrogatepass")) is not None


class Invisible(NamedTuple):
    """An invisible character in a text."""

    at: int
    character: str
    name: str
    instead: str | None
    """What to put in its place; None where something may be lost: private use."""


def invisible(text: str) -> list[Invisible]:
    """Return the invisible characters in `text` that have no purpose there."""
    flags = [range(*match.span()) for match in _EMOJI_TAGS.finditer(text)]
    rtl = _RIGHT_TO_LEFT.search(text) is not None
    return [
        Invisible(at, text[at], _name(text[at]), _instead(text[at]))
        for match in INVISIBLE.finditer(text)
        if not _has_a_purpose(text, at := match.start(), rtl=rtl)
        and not any(at in each for each in flags)
    ]


def _has_a_purpose(text: str, at: int, *, rtl: bool) -> bool:
    character = text[at]
    if character in _DIRECTION:
        return rtl
    if character in _JOINERS:
        beside = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
        if character == "\u200b" and rtl and _RIGHT_TO_LEFT.search(beside):
            # Between two letters they would join, or two words run together, without it.
            return len(beside) == 2 and all(unicodedata.category(c)[0] in "LM" for c in beside)
        return any(map(_JOINED.match, beside))
    return character in _HANGUL or character == "\u180e"


def _name(character: str) -> str:
    if name := _NAMES.get(character):
        return name
    if character in _DIRECTION or "\u2061" <= character <= "\u206f":
        return unicodedata.name(character, "mark").lower()
    match unicodedata.category(character):
        case "Co":
            return "character of a private font"
        case "Cc":
            return "control character"
        case _:
            return unicodedata.name(character, "character that does not exist").lower()


def _instead(character: str) -> str | None:
    if character in _BREAKS:
        return " "
    return None if unicodedata.category(character) in {"Co", "Cs"} else ""


def visible(text: str) -> str:
    """Return the text without any of them, with a space for those between words."""
    return INVISIBLE.sub(lambda found: _instead(found[0]) or "", text)


def named(found: list[Invisible]) -> str:
    """Return how to call the characters: `soft hyphen (U+00AD)`, `2 soft hyphens`."""
    codes = list(dict.fromkeys((each.name, each.character) for each in found))
    words = [f"{name} (U+{ord(character):04X})" for name, character in codes[:3]]
    if len(codes) > len(words):
        words.append("…")
    return ", ".join(words)


def without(text: str, found: list[Invisible]) -> list[Edit]:
    """Return what to change in a line to take out the characters that can go."""
    return fitted(
        text,
        (Edit(each.at, each.at + 1, each.instead) for each in found if each.instead is not None),
    )
