"""Unified diffs, made from the edits themselves: exact, and linear in the size of the file.

`difflib` would have to find out again what changed, which takes minutes on a whole library.
Lines end at LF here and nowhere else, since that is how `patch` and `git apply` count.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from reftag.cli.output.excerpt import visible
from reftag.cli.output.terminal import BOLD, CYAN, GREEN, RED, Terminal
from reftag.text import Edit, apply

_CONTEXT: Final = 3
"""Unchanged lines shown around a change."""

_COLOURS: Final = {"+": GREEN, "-": RED, "@": CYAN}


class _ReplacedLines(NamedTuple):
    """Old lines `start` to `end` (from 0, end exclusive) and what replaces them."""

    start: int
    end: int
    new: list[str]


def unified_diff(text: str, edits: Sequence[Edit], name: str) -> Iterator[str]:
    """Yield the lines of the diff, each with its break, that ordered `edits` make in `text`."""
    old = _lines(text)
    changes = list(_changes(old, text, edits))
    if not changes:
        return
    yield f"--- {name}\n"
    yield f"+++ {name}\n"
    grown = 0
    for hunk in _hunks(changes):
        start = max(hunk[0].start - _CONTEXT, 0)
        end = min(hunk[-1].end + _CONTEXT, len(old))
        more = sum(len(change.new) - (change.end - change.start) for change in hunk)
        before = _range(start, end - start)
        after = _range(start + grown, end - start + more)
        yield f"@@ -{before} +{after} @@\n"
        grown += more
        for change in hunk:
            yield from map(_context, old[start : change.start])
            yield from map(_removed, old[change.start : change.end])
            yield from map(_added, change.new)
            start = change.end
        yield from map(_context, old[start:end])


def coloured(lines: Iterable[str], terminal: Terminal) -> Iterator[str]:
    """Yield the lines of a diff in colour: for reading, no longer for `patch`."""
    for at, line in enumerate(lines):
        body = visible(line.rstrip("\r\n"))
        yield terminal.paint(body, BOLD if at < 2 else _COLOURS.get(line[0], "0")) + "\n"


def _changes(old: list[str], text: str, edits: Sequence[Edit]) -> Iterator[_ReplacedLines]:
    """Yield what changes in lines, edits that share a line taken together."""
    line = 0
    offset = 0
    at = 0
    while at < len(edits):
        while line < len(old) and offset + len(old[line]) <= edits[at].start:
            offset += len(old[line])
            line += 1
        # One after the last line if the edit is at the very end; then it needs the last one.
        if line == len(old) and old and not old[-1].endswith("\n"):
            line -= 1
            offset -= len(old[line])
        stop, end = line, offset
        shared: list[Edit] = []
        # A change that reaches the last line extends to the end of the text: no line follows it.
        while at < len(edits) and (not shared or edits[at].start < end or stop == len(old)):
            edit = edits[at]
            shared.append(Edit(edit.start - offset, edit.end - offset, edit.text))
            # The new text runs on into the line in which the edit ends.
            while stop < len(old) and end <= edit.end:
                end += len(old[stop])
                stop += 1
            at += 1
        change = _trimmed(old, _ReplacedLines(line, stop, _lines(apply(text[offset:end], shared))))
        if change.new or change.start < change.end:
            yield change
        line, offset = stop, end


def _trimmed(old: list[str], change: _ReplacedLines) -> _ReplacedLines:
    """Leave out the unchanged lines at both ends."""
    start, end, new = change
    while start < end and new and old[end - 1] == new[-1]:
        end -= 1
        new = new[:-1]
    kept = 0
    while start < end and kept < len(new) and old[start] == new[kept]:
        start += 1
        kept += 1
    return _ReplacedLines(start, end, new[kept:])


def _hunks(changes: list[_ReplacedLines]) -> Iterator[list[_ReplacedLines]]:
    """Yield the changes in groups whose contexts touch."""
    hunk = [changes[0]]
    for change in changes[1:]:
        if change.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    yield hunk


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _range(start: int, count: int) -> str:
    """Return a hunk's extent; lines count from 1, an empty extent names the line before."""
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"


def _context(line: str) -> str:
    return _prefixed(" ", line)


def _removed(line: str) -> str:
    return _prefixed("-", line)


def _added(line: str) -> str:
    return _prefixed("+", line)


def _prefixed(sign: str, line: str) -> str:
    return sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"
