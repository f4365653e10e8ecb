"""The smallest edits of a reftag.toml that switch a rule off: comments and layout stay.

The text is edited where the scanner found its lists and tables, and the result is read again: an
edit that does not have the intended effect is discarded.
"""

import tomllib
from collections.abc import Callable
from typing import Any, NamedTuple

from reftag.config.globs import escaped, fits
from reftag.config.places import Path, Places, places
from reftag.config.read import read
from reftag.config.records import key_of
from reftag.config.toml import written
from reftag.text import Edit, apply
from reftag.text.lines import LINE_BREAK

_FILES, _RECORDS = "per-file-ignores", "ignore-in-record"


def ignored_everywhere(text: str, code: str) -> list[Edit] | None:
    """Return the edits that put rule `code` into `ignore`; None if there is no way."""

    def edits(file: _File) -> list[Edit]:
        if ("ignore",) in file.places.by_path:
            return _appended(file, ("ignore",), code)
        return _top_pair(file, f"ignore = {written([code])}")

    return _tried(text, edits, lambda values: code in values.get("ignore", ()))


def ignored_in_file(text: str, path: str, code: str) -> list[Edit] | None:
    """Return the edits that ignore rule `code` in the file at `path`; None if there is no way.

    `path` is relative to the folder of the reftag.toml and has `/`.
    """
    table = _data(text).get(_FILES)
    named = isinstance(table, dict) and path in table and fits(path, path)
    glob = path if named else escaped(path)

    def edits(file: _File) -> list[Edit]:
        if (_FILES, glob) in file.places.by_path:
            return _appended(file, (_FILES, glob), code)
        pair = f"{written(glob)} = {written([code])}"
        if (_FILES,) in file.places.ends:
            return _line_after(file, file.places.ends[_FILES,], pair)
        if (_FILES,) not in file.places.by_path:
            return _at_end(file, f"[{_FILES}]", pair)
        span = file.places.span((_FILES,))
        if file.text[span.start] != "{":  # its entries are written per-file-ignores.x = …
            return _top_pair(file, f"{_FILES}.{pair}")
        inside = file.text[span.start + 1 : span.end - 1].rstrip()
        end = span.start + 1 + len(inside)
        return [Edit(end, span.end - 1, f"{', ' if inside else ' '}{pair} ")]

    return _tried(text, edits, lambda values: code in dict(values.get(_FILES, ())).get(glob, ()))


def ignored_in_record(text: str, record: str, code: str) -> list[Edit] | None:
    """Return the edits that ignore rule `code` in the record that `record` names, or None."""
    key = key_of(record)

    def edits(file: _File) -> list[Edit]:
        for at, entry in enumerate(file.data.get(_RECORDS, ())):
            if key_of(entry["record"]) == key:
                return _appended(file, (_RECORDS, at, "rules"), code)
        if file.places.ends.get((_RECORDS, 0)) is None and _RECORDS in file.data:
            entry = {"record": record, "rules": [code]}
            return _appended(file, (_RECORDS,), entry)
        rules = f"rules = {written([code])}"
        return _at_end(file, f"[[{_RECORDS}]]", f"record = {written(record)}", rules)

    def done(values: dict[str, Any]) -> bool:
        return any(
            key_of(entry.record) == key and code in entry.rules
            for entry in values.get(_RECORDS, ())
        )

    return _tried(text, edits, done)


class _File(NamedTuple):
    """A reftag.toml."""

    text: str
    data: dict[str, Any]
    places: Places

    @property
    def line_break(self) -> str:
        match = LINE_BREAK.search(self.text)
        return match[0] if match else "\n"

    def line_end(self, offset: int) -> int:
        match = LINE_BREAK.search(self.text, offset)
        return match.start() if match else len(self.text)


def _data(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _tried(
    text: str, edits: Callable[[_File], list[Edit]], done: Callable[[dict[str, Any]], bool]
) -> list[Edit] | None:
    """Return the edits if the text after them says what it should, and no more is wrong in it."""
    before = read(text, "")
    try:
        made = edits(_File(text, tomllib.loads(text), places(text)))
        after = read(apply(text, made), "")
    except (tomllib.TOMLDecodeError, RecursionError, LookupError, TypeError, ValueError):
        return None
    sound = len(after.problems) <= len(before.problems)
    return made if sound and done(dict(after.layer.values)) else None


def _appended(file: _File, path: Path, value: object) -> list[Edit]:
    """Return the edits that append `value` to the array at `path`, laid out as it is."""
    array = file.places.by_path[path].value
    count = sum(1 for each in file.places.by_path if len(each) == len(path) + 1 and _in(each, path))
    literal = written(value)
    if not count:
        return [Edit(array.start + 1, array.start + 1, literal)]
    last = file.places.span((*path, count - 1))
    first = file.places.span((*path, 0))
    comma = _comma(file.text, last.end, array.end - 1)
    after = last.end if comma is None else comma + 1
    end = file.line_end(after)
    if not LINE_BREAK.search(file.text, array.start, first.start) or end > array.end - 1:
        # One after the other on a line.
        if comma is None:
            return [Edit(last.end, last.end, f", {literal}")]
        return [Edit(after, after, f" {literal},")]
    line_start = max(file.text.rfind("\n", 0, last.start), file.text.rfind("\r", 0, last.start)) + 1
    line = file.text[line_start : last.start]
    indent = line[: len(line) - len(line.lstrip())]
    new = f"{file.line_break}{indent}{literal}"
    if comma is not None:
        return [Edit(end, end, f"{new},")]
    # A comment may be between the comma's place and the line's end.
    return [Edit(after, end, f",{file.text[after:end]}{new}")]


def _in(path: Path, above: Path) -> bool:
    return path[:-1] == above and isinstance(path[-1], int)


def _comma(text: str, start: int, stop: int) -> int | None:
    """Return where a comma is between two offsets, comments left out."""
    at = start
    while at < stop:
        if text[at] == ",":
            return at
        if text[at] == "#":
            match = LINE_BREAK.search(text, at)
            at = match.end() if match else stop
        else:
            at += 1
    return None


def _top_pair(file: _File, pair: str) -> list[Edit]:
    """Return the edits that put a pair among those at the top of the file."""
    if () in file.places.ends:
        return _line_after(file, file.places.ends[()], pair)
    header = file.places.first_header
    if header is None:
        return _at_end(file, pair)
    # Comments right above a header belong to it, but those that open the file do not.
    start = header
    while start:
        above = file.text[:start].rstrip("\r\n")
        blank = len(LINE_BREAK.findall(file.text[len(above) : start])) > 1
        line_start = max(above.rfind("\n"), above.rfind("\r")) + 1
        if blank or not above[line_start:].lstrip().startswith("#"):
            break
        start = line_start
    start = start or header
    return [Edit(start, start, f"{pair}{file.line_break}{file.line_break}")]


def _line_after(file: _File, offset: int, line: str) -> list[Edit]:
    end = file.line_end(offset)
    return [Edit(end, end, f"{file.line_break}{line}")]


def _at_end(file: _File, *lines: str) -> list[Edit]:
    """Return the edits that put lines at the end, a blank line before them if they are a table."""
    length = len(file.text)
    before = ""
    if file.text.strip():
        has_break = file.text.endswith(("\n", "\r"))
        before = ("" if has_break else file.line_break) + (file.line_break if lines[1:] else "")
    text = "".join(f"{line}{file.line_break}" for line in lines)
    return [Edit(length, length, before + text)]
