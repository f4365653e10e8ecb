"""A record as its lines, and what planting a fault makes of them.

Lines are read here without the code under test: a planter must not be blind where a rule is.
Line breaks are added by the trial, so that every fault is also planted in CRLF files.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

OTHER = "LF or CRLF"


class Planted(NamedTuple):
    """A record with a fault in it."""

    lines: tuple[str, ...]
    at: tuple[int, ...]
    """The lines (from 0) on which the rule, and nothing else, has to say something."""
    separated: bool = True
    """Whether a blank line stands before the record."""
    first: bool = False
    """Whether the record has to open the file."""
    encoding: str = "utf-8"
    """What the file is encoded in."""
    odd: int = -1
    """The line that ends otherwise than all others of the file; -1: none."""
    odd_break: str = ""
    """How it ends; `OTHER`: in CRLF where the others end in LF, and the other way round."""


class Entry(NamedTuple):
    """A tag with its value."""

    line: int
    stop: int
    """The line behind its last one."""
    tag: str
    value: str
    """The first line of the value."""

    @property
    def is_one_line(self) -> bool:
        return self.stop == self.line + 1


@dataclass(frozen=True)
class Sheet:
    """A clean record, as lines without their breaks."""

    lines: tuple[str, ...]

    @property
    def entries(self) -> list[Entry]:
        starts = [at for at, line in enumerate(self.lines) if re.match(r"%\S(?: |$)", line)]
        stops = [*starts[1:], len(self.lines)]
        return [
            Entry(at, stop, self.lines[at][:2], self.lines[at][3:].strip())
            for at, stop in zip(starts, stops, strict=True)
        ]

    @property
    def kind(self) -> str:
        """The reference type."""
        return self.value("%0")

    def having(self, tags: str) -> list[Entry]:
        """Return the entries on one line whose tag is one of `tags`, written without signs."""
        return [each for each in self.entries if each.tag[1] in tags and each.is_one_line]

    def has(self, tag: str) -> bool:
        return any(each.tag == tag for each in self.entries)

    def value(self, tag: str) -> str:
        """Return the first value of `tag`, `""` if there is none."""
        return next((each.value for each in self.entries if each.tag == tag), "")

    def values(self, tag: str) -> list[str]:
        return [each.value for each in self.entries if each.tag == tag]

    def place(self, chance: Random) -> int:
        """Return a line below the type before which a tag may be put in, or the end."""
        return chance.choice([*(each.line for each in self.entries[1:]), len(self.lines)])

    def with_line(self, line: int, text: str) -> Planted:
        """Return the record with another line in the place of `line`."""
        return Planted((*self.lines[:line], text, *self.lines[line + 1 :]), (line,))

    def with_more(self, line: int, text: str) -> Planted:
        """Return the record with one more line before `line`."""
        return Planted((*self.lines[:line], text, *self.lines[line:]), (line,))

    def without(self, tags: str) -> "Sheet":
        """Return the record without the entries of `tags`, written without signs."""
        gone = [range(e.line, e.stop) for e in self.entries if e.tag[1] in tags]
        return Sheet(
            tuple(
                line for at, line in enumerate(self.lines) if not any(at in lines for lines in gone)
            )
        )

    def setting(self, tag: str, value: str, chance: Random) -> Planted | None:
        """Return the record with `value` behind the one `tag` it has, or behind a new one."""
        there = [each for each in self.entries if each.tag == tag]
        if not there:
            return self.with_more(self.place(chance), f"{tag} {value}")
        if len(there) > 1 or not there[0].is_one_line:
            return None
        return self.with_line(there[0].line, f"{tag} {value}")


Variant = Callable[[Sheet, Random], Planted | None]
"""Plants a fault in one way; None if this record cannot carry it."""

PLANTERS: dict[str, dict[str, Variant]] = {}
"""The planter of each rule: its variants by name."""


def plants(code: str, how: str) -> Callable[[Variant], Variant]:
    """Make a function a variant of the planter of rule `code`."""

    def add(variant: Variant) -> Variant:
        assert how not in PLANTERS.setdefault(code, {}), f"{code} has two variants {how!r}"
        PLANTERS[code][how] = variant
        return variant

    return add


def plants_each(code: str, values: dict[str, str], tag: str) -> None:
    """Make variants for `code` that write one of `values` (by what it is) behind `tag`."""
    for how, value in values.items():

        def write(sheet: Sheet, chance: Random, value: str = value) -> Planted | None:
            return sheet.setting(tag, value, chance)

        plants(code, how)(write)
