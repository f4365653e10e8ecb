"""HTML that got into values: tags and entities."""

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final, NamedTuple

from reftag.text import Edit
from reftag.text.cuts import fitted

_AMPERSAND: Final = r"(?:(?:amp|#0{0,4}38|#[xX]0{0,4}26);)*"
"""Entities of entities: `&amp;lt;`."""
_OPEN: Final = rf"(?:<|&{_AMPERSAND}(?:lt|#0{{0,4}}60|#[xX]0{{0,4}}3[cC]);)"
_CLOSE: Final = rf"(?:>|&{_AMPERSAND}(?:gt|#0{{0,4}}62|#[xX]0{{0,4}}3[eE]);)"
_NAMES: Final = (
    r"abbr|abstract|abstracttext|address|article|articletitle|bold|blockquote|body|br|center|cite"
    r"|code|copyrightinformation|dd|del|div|dl|dt|em|figure|font"
    r"|h[1-6]|head|hr|html|img|inf|inline-formula|ins|italic|label|li|list|list-item|math|meta|mi|mn"
    r"|mo|mrow|msub|msup|nobr|ol|otherabstract|para|pre|roman|sc|sec|section|small|span|strike|strong|sub|sup|table"
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
_PREFIX: Final = r"(?:jats:|ns\d:)?"
_BLOCK: Final = re.compile(
    rf"{_PREFIX}(?:abstract|abstracttext|articletitle|blockquote|body|br|center|copyrightinformation"
    r"|dd|div|dl|dt|figure|h[1-6]|hr|label|li|list|list-item|ol|otherabstract|p|para|pre|sec|section"
    r"|table|tbody|td|th|title|tr|ul)",
    re.IGNORECASE,
)
"""Tags between words, so that a space has to take their place."""
_HEADING: Final = re.compile(rf"{_PREFIX}(?:h[1-6]|title)", re.IGNORECASE)
_BOLD: Final = re.compile(rf"{_PREFIX}(?:b|bold|strong)", re.IGNORECASE)
_HEADING_LETTERS: Final = 3
_LABEL: Final = re.compile(r"\bLabel[ \t]*=[ \t]*[\"']([^\"'<>]{1,60})[\"']", re.IGNORECASE)
"""What PubMed calls a part of an abstract."""


_NEAR: Final = 20
"""Among this many characters on either side of a tag there are some readable ones."""


class Mark(NamedTuple):
    """A tag in a text: `<i>`."""

    start: int
    end: int
    text: str = ""
    """What takes its place: a space between words, a colon after a heading, or nothing."""


def tags(text: str) -> list[Mark]:
    """Return the HTML tags in `text`."""
    found = list(_TAG.finditer(text))
    names = [(m["name"] or "").casefold() for m in found]
    ended = {name for name, match in zip(names, found, strict=True) if match["end"]}
    begun = {name for name, match in zip(names, found, strict=True) if not match["end"]}
    return [
        Mark(match.start(), match.end(), _in_its_place(text, match, name))
        for match, name in zip(found, names, strict=True)
        if len(name) != 1
        or match["closed"]
        or match["attributes"]
        or (name in ended and name in begun)
        or (name == "p" and _between_sentences(text, match))
    ]


def _in_its_place(text: str, match: re.Match[str], name: str) -> str:
    """Return what has to be written where a tag was, so that no words run together."""
    if (label := _LABEL.search(match["attributes"] or "")) and not match["end"]:
        return f" {label[1]}: "
    before, after = text[: match.start()].rstrip(), text[match.end() :]
    if match["end"] and _HEADING.fullmatch(name):
        return ": " if before[-1:].isalnum() else " "
    if match["end"] and after[:1].isupper():
        if _BOLD.fullmatch(name) and before[-_HEADING_LETTERS:].isalpha():
            return ": "  # a heading in bold: `<b>Aims</b>We looked.`
        if before[-1:] in tuple(".:!?"):
            return " "
    return " " if _BLOCK.fullmatch(name) else ""


def _between_sentences(text: str, match: re.Match[str]) -> bool:
    """Say whether a lone `<p>` or `</p>` is where a paragraph may begin or end."""
    before = text[max(0, match.start() - _NEAR) : match.start()].rstrip()
    behind = text[match.end() : match.end() + _NEAR].strip()
    return not before or before[-1] in ".!?:;)" or not behind


def without(text: str, marks: list[Mark]) -> list[Edit]:
    """Return what to change in a line to take out `marks`, with what takes their place."""
    edits: list[Edit] = []
    for start, end, instead in _joined(marks):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        new = instead.strip()
        if new == ":" and (not after or not before):
            new = ""
        if not instead or (not new and after[:1] in tuple(".,;:)")):
            edits.append(Edit(start, end, ""))
            continue
        if not new:
            edits.append(Edit(start, end, " "))
            continue
        at_end = not after
        left = "" if new == ":" or not before or text[start - 1 : start].isspace() else " "
        right = "" if at_end or text[end : end + 1].isspace() else " "
        edits.append(Edit(start, end, f"{left}{new}{right}"))
    return fitted(text, edits)


def _joined(marks: list[Mark]) -> Iterator[Mark]:
    """Yield marks, those that are next to each other as one."""
    held: Mark | None = None
    for mark in marks:
        if held is not None and held.end == mark.start:
            new = mark.text if mark.text.strip() else held.text or mark.text
            held = Mark(held.start, mark.end, new)
            continue
        if held is not None:
            yield held
        held = mark
    if held is not None:
        yield held


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
    """Its meaning: one or two readable characters, or nothing."""


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


def decoded(text: str, found: list[Entity]) -> list[Edit]:
    """Return what to change in a line to write what the entities mean."""
    return fitted(text, (Edit(*entity) for entity in found))
