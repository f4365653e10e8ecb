"""Edits of a text: put text in the place of a stretch.

A list of edits is *ordered* when each one ends before the next one begins; all offsets then
count in the text before any of them.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

_CHUNK: Final = 4096
"""Characters that are compared at once."""


class Edit(NamedTuple):
    """Put `text` in the place of offsets `start` to `end` (code points)."""

    start: int
    end: int
    text: str

    def moved(self, by: int) -> "Edit":
        """Return the edit of a text that has `by` characters more before it."""
        return Edit(self.start + by, self.end + by, self.text)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with ordered `edits` made. Raises `ValueError` if they overlap."""
    parts: list[str] = []
    done = 0
    for start, end, new in edits:
        if start < done or end < start:
            raise ValueError(f"edit {start}-{end} overlaps the one before it")
        parts += (text[done:start], new)
        done = end
    parts.append(text[done:])
    return "".join(parts)


def narrowed(text: str, edit: Edit) -> Edit:
    """Return the edit of `text` without what stays the same at its ends.

    A CRLF is never cut in two.
    """
    start, end, new = edit
    old = text[start:end]
    head = _alike(old, new)
    if head and text[start + head - 1 : start + head + 1] == "\r\n":
        head -= 1
    tail = _alike(old[head:][::-1], new[head:][::-1])
    if tail and text[end - tail - 1 : end - tail + 1] == "\r\n":
        tail -= 1
    return Edit(start + head, end - tail, new[head : len(new) - tail])


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common before they differ."""
    most = min(len(one), len(other))
    for start in range(0, most, _CHUNK):  # a file that differs in one place is compared quickly
        parts = one[start : start + _CHUNK], other[start : start + _CHUNK]
        if parts[0] != parts[1]:
            pairs = enumerate(zip(*parts, strict=False), start)
            return next((at for at, (a, b) in pairs if a != b), most)
    return most


def compose(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Return the ordered edits that do at once what ordered `first`, then `second`, do.

    `second` counts in the text that `first` produces.
    """
    middle = _Reader(_stretches(first))
    final: list[_Stretch] = []
    done = 0
    for start, end, text in second:
        final += middle.take(start - done)
        middle.take(end - start)
        final.append(_Stretch(-1, len(text), text))
        done = end
    final += middle.take(_ENDLESS)
    return _edits(final)


class _Stretch(NamedTuple):
    """Part of an edited text: `length` characters of the old one from `start`, or new `text`."""

    start: int
    """-1 for new text."""
    length: int
    text: str


_ENDLESS = 1 << 60
"""Longer than any text: the stretch after the last edit needs no end."""


def _stretches(edits: Sequence[Edit]) -> list[_Stretch]:
    """Return the text that `edits` produce, as stretches."""
    stretches: list[_Stretch] = []
    done = 0
    for start, end, text in edits:
        stretches += (_Stretch(done, start - done, ""), _Stretch(-1, len(text), text))
        done = end
    stretches.append(_Stretch(done, _ENDLESS, ""))
    return [stretch for stretch in stretches if stretch.length]


def _edits(stretches: list[_Stretch]) -> list[Edit]:
    """Return the edits that lead from the old text to `stretches`."""
    edits: list[Edit] = []
    done = 0
    new: list[str] = []
    for start, length, text in stretches:
        if start < 0:
            new.append(text)
            continue
        if new or start > done:
            edits.append(Edit(done, start, "".join(new)))
            new = []
        done = start + length
    return edits


class _Reader:
    """Takes stretches off the front, cutting the last one where needed."""

    def __init__(self, stretches: list[_Stretch]) -> None:
        self._left = stretches[::-1]

    def take(self, length: int) -> list[_Stretch]:
        taken: list[_Stretch] = []
        while length > 0 and self._left:
            stretch = self._left.pop()
            if stretch.length > length:
                start, whole, text = stretch
                after = start if start < 0 else start + length
                self._left.append(_Stretch(after, whole - length, text[length:]))
                stretch = _Stretch(start, length, text[:length])
            taken.append(stretch)
            length -= stretch.length
        return taken
