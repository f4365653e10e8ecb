"""Where keys and values are in a TOML text, which `tomllib` does not say.

Only texts that `tomllib` accepts get here, so this only looks for ends and does not validate. A
value is found by its path: keys of tables and places in arrays, as in the data that `tomllib`
returns.
"""

import re
import tomllib
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from reftag.syntax import Span

KeyPath = tuple[str | int, ...]
"""Where a value is: keys of tables and places in lists."""

_BLANK: Final = re.compile(r"[ \t]*")
_GAP: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_STRING: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{1,2}(?!"))?'
    r"|'''.*?'''(?:'{1,2}(?!'))?"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR: Final = re.compile(r"[^,\]}#\r\n]*[^,\]}#\s]")


class EntrySpans(NamedTuple):
    """Where a value is."""

    key: Span
    """Its key; a table's header; the value itself where it has no key."""
    value: Span


@dataclass
class TomlSpans:
    """The spans of all that a text sets."""

    by_path: dict[KeyPath, EntrySpans] = field(default_factory=dict)
    """A table that is opened by a header has the header for its value."""

    def span(self, path: KeyPath, *, at_key: bool = False) -> Span:
        """Return where the value (or the key) at `path` is, or what holds it."""
        while path and path not in self.by_path:
            path = path[:-1]
        place = self.by_path.get(path)
        return Span(0, 0) if place is None else place.key if at_key else place.value


def toml_spans(text: str) -> TomlSpans:
    """Return where everything is in `text`, which is TOML."""
    walk = _TomlWalk(text)
    walk.go()
    return walk.found


class _TomlWalk:
    """Goes through a text once, from front to back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found = TomlSpans()
        self._lengths: dict[KeyPath, int] = {}
        """How many tables an array of tables has so far."""

    def go(self) -> None:
        table: KeyPath = ()
        self._skip(_GAP)
        while self.at < len(self.text):
            if self._here("["):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_GAP)

    def _header(self) -> KeyPath:
        start = self.at
        double = self.text.startswith("[[", start)
        self.at += 2 if double else 1
        keys = self._keys()
        self.at += 2 if double else 1
        span = Span(start, self.at)
        path: KeyPath = ()
        for part, _ in keys[:-1]:
            path = self._last((*path, part))
        path = (*path, keys[-1][0])
        if double:
            place = self._lengths.get(path, 0)
            self._lengths[path] = place + 1
            self.found.by_path.setdefault(path, EntrySpans(span, span))
            path = (*path, place)
        self.found.by_path[path] = EntrySpans(span, span)
        return path

    def _last(self, path: KeyPath) -> KeyPath:
        """Return the path of a table, of the last one if it is an array of tables."""
        length = self._lengths.get(path)
        return path if length is None else (*path, length - 1)

    def _pair(self, table: KeyPath) -> None:
        keys = self._keys()
        self.at += 1  # the equals sign
        self._skip(_BLANK)
        path = table
        for part, span in keys:
            path = (*path, part)
            # A table that only dotted keys mention is where the first of them is.
            self.found.by_path.setdefault(path, EntrySpans(span, span))
        key = Span(keys[0][1].start, keys[-1][1].end)
        self.found.by_path[path] = EntrySpans(key, self._value(path))

    def _keys(self) -> list[tuple[str, Span]]:
        """Read a key and its parts; stop after the spaces that follow it."""
        keys: list[tuple[str, Span]] = []
        while True:
            self._skip(_BLANK)
            start = self.at
            if self._here('"') or self._here("'"):
                self._skip(_STRING)
                part: str = tomllib.loads(f"key = {self.text[start : self.at]}")["key"]
            else:
                self._skip(_BARE_KEY)
                part = self.text[start : self.at]
            keys.append((part, Span(start, self.at)))
            self._skip(_BLANK)
            if not self._here("."):
                return keys
            self.at += 1

    def _value(self, path: KeyPath) -> Span:
        start = self.at
        if self._here("["):
            self.at += 1
            self._items(path)
        elif self._here("{"):
            self.at += 1
            self._skip(_GAP)
            while not self._here("}"):
                self._pair(path)
                self._skip(_GAP)
                self._step(",")
            self.at += 1
        elif self._here('"') or self._here("'"):
            self._skip(_STRING)
        else:
            self._skip(_SCALAR)
        return Span(start, self.at)

    def _items(self, path: KeyPath) -> None:
        self._skip(_GAP)
        place = 0
        while not self._here("]"):
            span = self._value((*path, place))
            self.found.by_path[(*path, place)] = EntrySpans(span, span)
            place += 1
            self._skip(_GAP)
            self._step(",")
        self.at += 1

    def _step(self, character: str) -> None:
        """Go past `character` and the gap after it, if it is here."""
        if self._here(character):
            self.at += 1
            self._skip(_GAP)

    def _here(self, character: str) -> bool:
        if self.at >= len(self.text):
            raise ValueError("this text is not TOML")
        return self.text[self.at] == character

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise ValueError("this text is not TOML")
        self.at = match.end()
