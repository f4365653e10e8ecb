"""A source line cut to a window around its mark, measured in the cells of a terminal.

An abstract may have thousands of characters and a whole library may be on one line, so
only the characters near the mark are ever looked at.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, takewhile
from typing import Final, NamedTuple

_TAB: Final = "    "
_CUT: Final = "..."
_LEAST: Final = 9
"""Cells reserved for the dots on both sides."""


class Excerpt(NamedTuple):
    """Part of a line, and where in it the mark is."""

    text: str
    """What to show: printable, cut ends shown by dots."""
    before: int
    """Cells before the mark."""
    marked: int
    """Cells under the mark, at least 1."""


def visible(text: str) -> str:
    r"""Return `text` with tabs as spaces and what cannot be seen as an escape, e.g. `\x1b`."""
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def excerpt(text: str, start: int, end: int, mark_start: int, mark_end: int, width: int) -> Excerpt:
    """Cut the line at `start` to `end` of `text` to at most `width` cells around its mark.

    All offsets are code points in `text`. A mark that is longer than the window is cut, and one
    that goes past the line's end ends there.
    """
    mark_end = min(mark_end, end)
    # Whatever is marked, a third of what is left suffices for the dots of a side.
    marked = _taken(_shown(text[mark_start : min(mark_end, mark_start + width)]), width - _LEAST)
    marked_end = mark_start + len(marked)
    room = width - _width(marked)
    left = _shown(text[max(start, mark_start - room) : mark_start])[::-1]
    right = _shown(text[marked_end : min(end, marked_end + room)]) if marked_end >= mark_end else []
    more_left = mark_start - len(left) > start
    more_right = marked_end + len(right) < end
    wants_left = room if more_left else min(_width(left), room)
    wants_right = room if more_right else min(_width(right), room)
    left_room = _left_room(room, wants_left, wants_right)
    left = _side(left, left_room, more=more_left)[::-1]
    right = _side(right, room - left_room, more=more_right)
    before, under = _width(left), _width(marked)
    if not under and marked and before:
        before -= 1  # a mark that combines with the character before is in its cell
    return Excerpt("".join((*left, *marked, *right)), before, max(under, 1))


def _left_room(room: int, wants_left: int, wants_right: int) -> int:
    """Return how many of the cells around the mark are used on its left.

    Where both sides need more than there are, the text after the mark gets the larger part.
    """
    return min(wants_left, max(room - wants_right, room // 3))


def _side(shown: list[str], room: int, *, more: bool) -> list[str]:
    """Return what fits of one side of the mark, nearest first; dots replace what does not."""
    if not more and _width(shown) <= room:
        return shown
    return [*_taken(shown, room - len(_CUT)), _CUT]


def _taken(shown: list[str], room: int) -> list[str]:
    """Return the first of `shown` that fit into `room` cells."""
    fitting = takewhile(lambda used: used <= room, accumulate(map(_cells, shown)))
    return shown[: sum(1 for _ in fitting)]


def _shown(text: str) -> list[str]:
    return list(text) if text.isprintable() else list(map(_visible, text))


def _width(shown: Iterable[str]) -> int:
    return sum(map(_cells, shown))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\t":
        return _TAB
    if unicodedata.category(character) == "Zs":
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@cache
def _cells(shown: str) -> int:
    """Return how many cells a visible character, or an escape of one, takes."""
    if shown.isascii():
        return len(shown)
    # Most texts need it for few characters, many for none, and importing it takes a while.
    from wcwidth import wcswidth

    return wcswidth(f"a{shown}") - 1  # as it is after a letter, which some marks need
