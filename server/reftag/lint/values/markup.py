"""HTML that got into values: tags and entities."""

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final, NamedTuple

from reftag.lint.values.splice import Piece, fitted

_AMPERSAND: Final = r"(?:(?:amp|#0{0,4}38|#[xX]0{0,4}26);)*"
"""Entities of entities: `&amp;lt;`."""
_OPEN: Final = rf"(?:<|&{_AMPERSAND}(?:lt|#0{{0,4}}60|#[xX]0{{0,4}}3[cC]);)"
_CLOSE: Final = rf"(?:>|&{_AMPERSAND}(?:gt|#0{{0,4}}62|#[xX]0{{0,4}}3[eE]);)"
_NAMES: Final = (
    r"abbr|address|article|bold|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|figure|font"
    r"|h[1-6]|head|hr|html|img|inf|inline-formula|ins|italic|label|li|list|list-item|math|meta|mi|mn"
    r"|mo|mrow|msub|msup|nobr|ol|para|pre|roman|sc|sec|section|small|span|strike|strong|sub|sup|table"
    r"|tbody|td|th|title|tr|tt|ul|underline|xref|(?:mml|jats|ns\d):[a-z][\w-]*"
)
_LETTERS: Final = "[abipqsu]"
"""Tags of one letter; in physics `<p>` is a mean, so these count only with more to show for it."""
_QUOTED: Final = r"\"[^\"<>\r\n]*\"|'[^'<>\r\n]*'|&quot;[^<>\r\n]*?&quot;|[^\s\"'<>&]+"
_ATTRIBUTES: Final = rf"(?:[ \t]+[A-Za-z_:][\w:.-]*[ \t]*=[ \t]*(?:{_QUOTED}))*"
_TAG: Final = re.compile(
    rf"{_OPEN}(?P<end>/?)(?P<name>{_NAMES}|{_LETTERS})(?P<attributes>{_ATTRIBUTES})[ \t]*"
    rf"(?P<closed>/?){_CLOSE}|{_OPEN}!--.{{0,500}}?--{_CLOSE}",
    re.IGNORECASE,
)
_BLOCK: Final = re.compile(
    r"(?:br|p|div|li|ul|ol|tr|td|th|h[1-6]|hr|table|title|sec|para|jats:(?:p|title|sec))",
    re.IGNORECASE,
)
"""Tags that stand between words, so that a blank has to take their place."""


_NEAR: Final = 20
"""Among so many characters on either side of a tag there are some that can be read."""


class Mark(NamedTuple):
    """A tag in a text: `<i>`."""

    start: int
    end: int
    parts_words: bool
    """Whether the text before it and the text behind it are not one word."""


def tags(text: str) -> list[Mark]:
    """Return the HTML tags in `text`."""
    found = list(_TAG.finditer(text))
    names = [(m["name"] or "").casefold() for m in found]
    ended = {name for name, match in zip(names, found, strict=True) if match["end"]}
    begun = {name for name, match in zip(names, found, strict=True) if not match["end"]}
    return [
        Mark(match.start(), match.end(), bool(_BLOCK.fullmatch(name)))
        for match, name in zip(found, names, strict=True)
        if len(name) != 1
        or match["closed"]
        or match["attributes"]
        or (name in ended and name in begun)
        or (name == "p" and _between_sentences(text, match))
    ]


def _between_sentences(text: str, match: re.Match[str]) -> bool:
    """Say whether a lone `<p>` or `</p>` stands where a paragraph may begin or end."""
    before = text[max(0, match.start() - _NEAR) : match.start()].rstrip()
    behind = text[match.end() : match.end() + _NEAR].strip()
    return not before or before[-1] in ".!?:;)" or not behind


def without(text: str, marks: list[Mark]) -> list[Piece]:
    """Return what to change in a line to take out `marks`; a blank where they part words."""
    return fitted(
        text,
        (
            Piece(start, end, " " if parts and text[end : end + 1] not in ".,;:)" else "")
            for start, end, parts in marks
        ),
    )


_ENTITY: Final = re.compile(
    rf"&(?P<deep>{_AMPERSAND})"
    r"(?P<name>#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)"
)
_BLANKS: Final = dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\xa0\u2028\u2029"), " ")
_NOTHING: Final = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff"), "")


class Entity(NamedTuple):
    """An entity in a text: `&amp;`."""

    start: int
    end: int
    meaning: str
    """What it stands for: one or two characters that can be read, or nothing."""


def entities(text: str) -> Iterator[Entity]:
    """Yield the HTML entities in `text` that mean something, those of tags left out."""
    inside = {at for mark in tags(text) for at in range(mark.start, mark.end)}
    for match in _ENTITY.finditer(text):
        name, end = match["name"], match.end()
        if not name.startswith("#") and name not in html5:
            if not match["deep"]:
                continue
            name, end = "amp;", match.end("deep")
        meaning = html.unescape(f"&{name}").translate(_BLANKS).translate(_NOTHING)
        if _readable(meaning) and match.start() not in inside:
            yield Entity(match.start(), end, meaning)


def _readable(meaning: str) -> bool:
    return all(c.isprintable() and c != "\ufffd" for c in meaning)


def decoded(text: str, found: list[Entity]) -> list[Piece]:
    """Return what to change in a line to write what the entities mean."""
    return fitted(text, (Piece(*entity) for entity in found))
