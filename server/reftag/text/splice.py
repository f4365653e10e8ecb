"""Cuts pieces out of a line of text, or replaces them, and leaves no double spaces."""

from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """What to put in the place of a stretch of a text."""

    start: int
    end: int
    text: str


def fitted(text: str, pieces: Iterable[Piece]) -> list[Piece]:
    """Return ordered `pieces`, adjusted so that no extra spaces are left.

    Where a piece is replaced by nothing or by a space, the spaces around it become one space, or
    none at the beginning and the end of the line.
    """
    found: list[Piece] = []
    for piece in _joined(pieces):
        reached = found[-1].end if found else 0
        if piece.start < reached:
            continue  # already removed with the spaces after the piece before it
        if piece.text.strip():
            found.append(piece)
            continue
        start, end = piece.start, piece.end
        blank_before = _ends_with_blank(text, found, start)
        if blank_before:
            while text[end : end + 1] in (" ", "\t"):
                end += 1
        at_end = end == len(text)
        while at_end and start > reached and text[start - 1] in " \t":
            start -= 1
        blank_behind = at_end or text[end].isspace()
        found.append(Piece(start, end, "" if blank_before or blank_behind else piece.text))
    return found


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with adjacent deletions joined into one."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.end == piece.start and not last.text.strip() and not piece.text.strip():
            joined[-1] = Piece(last.start, piece.end, (last.text + piece.text)[:1])
        else:
            joined.append(piece)
    return joined


def _ends_with_blank(text: str, found: list[Piece], start: int) -> bool:
    """Say whether the text before a piece is empty or ends with a space."""
    for piece in reversed(found):
        if piece.end != start:
            break
        if piece.text:
            return piece.text[-1].isspace()
        start = piece.start
    return not start or text[start - 1].isspace()


def spliced(text: str, pieces: Iterable[Piece]) -> str:
    """Return `text` with ordered `pieces` in it."""
    parts: list[str] = []
    reached = 0
    for start, end, new in pieces:
        parts += (text[reached:start], new)
        reached = end
    return "".join((*parts, text[reached:]))
