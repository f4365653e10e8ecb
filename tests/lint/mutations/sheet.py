"""A record as its lines, and what planting a fault makes of them.

Lines are read here without the code under test: a planter must not be blind where a rule is.
Line breaks are added by the trial, so that every fault is also planted in CRLF files.

Planters say what a tag is for with a letter, as EndNote has them (`ROLES`), and the sheet finds the
tag that the record's dialect has for it: `T` is `%T`, `TI` or `T1`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Final, NamedTuple

from reftag.dialects import Dialect, ReferenceType, dialect
from reftag.syntax import Record

OTHER = "LF or CRLF"

ROLES: Final = {
    "0": "type",
    "A": "author",
    "B": "secondary-title",
    "C": "place",
    "D": "year",
    "E": "editor",
    "G": "language",
    "I": "publisher",
    "J": "journal",
    "K": "keyword",
    "L": "call-number",
    "M": "accession-number",
    "N": "number",
    "O": "alternate-title",
    "P": "pages",
    "R": "doi",
    "S": "tertiary-title",
    "T": "title",
    "U": "url",
    "V": "volume",
    "X": "abstract",
    "Y": "tertiary-author",
    "Z": "note",
    "1": "custom-1",
    "2": "custom-2",
    "3": "custom-3",
    "4": "custom-4",
    "7": "edition",
    "8": "date",
    "9": "work-type",
    "!": "short-title",
    "#": "custom-5",
    "@": "serial-number",
    "+": "author-address",
    "<": "research-note",
}
"""By letter: the role."""

KINDS: Final = {
    # What is called otherwise than in EndNote.
    "Whole Book": "Book",
    "Book, Whole": "Book",
    "Book, Section": "Book Section",
    "Book, Edited": "Edited Book",
    "Dissertation/Thesis": "Thesis",
    "Journal": "Journal Article",
    "Citation": "Journal Article",
}
"""A type as a dialect calls it -> as planters do, after EndNote."""


class Unfit(Exception):  # noqa: N818  # nothing went wrong
    """The record cannot carry the fault, for instance as its format has no such tag."""


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
    """A tag with its value; each line of a list that has one value a line is an entry."""

    line: int
    stop: int
    """The line after its last one."""
    tag: str
    head: str
    """What comes before the value: the tag, or the indentation below it."""
    value: str
    """The first line of the value."""

    @property
    def is_one_line(self) -> bool:
        return self.stop == self.line + 1

    @property
    def goes_on(self) -> bool:
        """Whether it is a further value of the tag above."""
        return not self.head.strip()


@dataclass(frozen=True)
class Sheet:
    """A clean record, as lines without their breaks."""

    lines: tuple[str, ...]
    name: str = "endnote"
    """The dialect."""

    @cached_property
    def spoken(self) -> Dialect:
        return dialect(self.name)

    @property
    def is_endnote(self) -> bool:
        """Whether tags are a per cent sign and a letter, and types are named."""
        return bool(self.spoken.sign and self.spoken.type_code)

    @cached_property
    def entries(self) -> list[Entry]:
        head = _HEADS[self.spoken.reading.style]
        found: list[tuple[int, str, str, str]] = []
        for at, line in enumerate(self.lines):
            if match := head.match(line):
                found.append((at, match[1], match[0], line[match.end() :].strip()))
            elif found and found[-1][1] in self.spoken.one_a_line and line[:1] == " ":
                indent = len(line) - len(line.lstrip(" "))
                found.append((at, found[-1][1], line[:indent], line[indent:].strip()))
        stops = [*(each[0] for each in found[1:]), len(self.lines)][: len(found)]
        return [
            Entry(at, stop, tag, before, value)
            for (at, tag, before, value), stop in zip(found, stops, strict=True)
        ]

    @property
    def kind(self) -> str:
        """The reference type, as EndNote calls it."""
        kind = self.spoken.only_type or self.spoken.nearly_type(self.value("0"))
        if kind is None:
            return self.value("0")
        if not self.spoken.type_code and not self.has("J"):
            return "Book" if self.has("I") else ""
        return KINDS.get(
            kind.called, "Journal Article" if not self.spoken.type_code else kind.called
        )

    def codes(self, letters: str) -> tuple[str, ...]:
        """Return the tags for what `letters` stand for."""
        return tuple(code for letter in letters for code in self.spoken.codes(ROLES[letter]))

    def code(self, letter: str) -> str:
        """Return the tag to write for a letter: the one in use here, or the dialect's first."""
        codes = self.codes(letter)
        here = [each.tag for each in self.entries if each.tag in codes]
        known = [code for code in codes if not self.spoken.by_code[code].successor]
        if not (here or known):
            raise Unfit
        return (here or known)[0]

    def opening(self, code: str) -> str:
        """Return how a line with a tag begins."""
        return Record("", self.spoken).opening(code)

    def line(self, letter: str, value: str) -> str:
        """Return a line with the tag for a letter."""
        return f"{self.opening(self.code(letter))}{value}"

    def empty(self, letter: str) -> str:
        """Return a line with the tag for a letter and no value."""
        return self.opening(self.code(letter)).rstrip(" ")

    def having(self, letters: str) -> list[Entry]:
        """Return the entries on one line whose tag is for what one of `letters` stands for."""
        codes = self.codes(letters)
        return [each for each in self.entries if each.tag in codes and each.is_one_line]

    def has(self, letter: str) -> bool:
        codes = self.codes(letter)
        return any(each.tag in codes for each in self.entries)

    def lacking(self, letters: str) -> list[str]:
        """Return which of `letters` the dialect has a tag for and the record does not use."""
        return [letter for letter in letters if self.codes(letter) and not self.has(letter)]

    def value(self, letter: str) -> str:
        """Return the first value for a letter, `""` if there is none."""
        return next(iter(self.values(letter)), "")

    def values(self, letter: str) -> list[str]:
        codes = self.codes(letter)
        return [each.value for each in self.entries if each.tag in codes]

    @property
    def type(self) -> ReferenceType | None:
        """What the dialect says of the reference type."""
        return self.spoken.only_type or self.spoken.exact_type(self.value("0"))

    def one_a_line(self, entry: Entry) -> bool:
        """Say whether each line below the entry's tag is one more value."""
        return entry.tag in self.spoken.one_a_line

    def further(self, entry: Entry) -> str:
        """Return how a line begins that gives one more value of an entry's tag below it."""
        return Record("", self.spoken).further(entry.tag)

    def goes_on_at(self, line: int) -> bool:
        """Say whether a line gives one more value of the tag above it."""
        return any(each.line == line and each.goes_on for each in self.entries)

    @property
    def end(self) -> int:
        """The line at which the record's tags end: that of its end tag, if it has one."""
        last = self.entries[-1]
        return last.line if last.tag == self.spoken.end_code else len(self.lines)

    @property
    def below_type(self) -> list[Entry]:
        """The entries that have a tag of their own, but for the first and the end tag."""
        return [each for each in self.entries[1:] if not each.goes_on and each.line < self.end]

    def place(self, chance: Random) -> int:
        """Return a line below the type before which a tag may be put in, or the end."""
        return chance.choice([*(each.line for each in self.below_type), self.end])

    def with_line(self, line: int, text: str) -> Planted:
        """Return the record with another line in the place of `line`."""
        return Planted((*self.lines[:line], text, *self.lines[line + 1 :]), (line,))

    def with_value(self, entry: Entry, value: str) -> Planted:
        """Return the record with another value in an entry's first line."""
        return self.with_line(entry.line, f"{entry.head}{value}")

    def with_more(self, line: int, text: str) -> Planted:
        """Return the record with one more line before `line`."""
        return Planted((*self.lines[:line], text, *self.lines[line:]), (line,))

    def more(self, chance: Random, letter: str, value: str) -> Planted:
        """Return the record with one more tag, somewhere below the type."""
        return self.with_more(self.place(chance), self.line(letter, value))

    def changed(self, planted: Planted) -> "Sheet":
        """Return a record like this one with the lines of `planted`."""
        return Sheet(planted.lines, self.name)

    def without(self, letters: str) -> "Sheet":
        """Return the record without the entries for `letters`."""
        return self.without_codes(self.codes(letters))

    def without_codes(self, codes: Sequence[str]) -> "Sheet":
        """Return the record without the entries of some tags."""
        gone = [range(e.line, e.stop) for e in self.entries if e.tag in codes]
        kept = [
            line for at, line in enumerate(self.lines) if not any(at in lines for lines in gone)
        ]
        return Sheet(tuple(kept), self.name)

    def setting(self, letter: str, value: str, chance: Random) -> Planted | None:
        """Return the record with `value` behind the one tag for a letter, or behind a new one."""
        there = [each for each in self.entries if each.tag in self.codes(letter)]
        if not there:
            return self.more(chance, letter, value)
        if len(there) > 1 or not there[0].is_one_line:
            return None
        return self.with_value(there[0], value)


_HEADS: Final = {
    "percent": re.compile(r"(%\S)(?: |$)"),
    "dash": re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)"),
    "letters": re.compile(r"([A-Z][A-Z0-9]{1,3})(?: |$)"),
}
"""By style: how a line with a tag begins."""

Variant = Callable[[Sheet, Random], Planted | None]
"""Plants a fault in one way; None, or `Unfit` raised, if this record cannot carry it."""

PLANTERS: dict[str, dict[str, Variant]] = {}
"""The planter of each rule: its variants by name."""


def plants(code: str, how: str) -> Callable[[Variant], Variant]:
    """Make a function a variant of the planter of rule `code`."""

    def add(variant: Variant) -> Variant:
        assert how not in PLANTERS.setdefault(code, {}), f"{code} has two variants {how!r}"
        PLANTERS[code][how] = variant
        return variant

    return add


def plants_each(code: str, values: dict[str, str], letter: str) -> None:
    """Make variants for `code` that write one of `values` (by what it is) behind a tag."""
    for how, value in values.items():

        def write(sheet: Sheet, chance: Random, value: str = value) -> Planted | None:
            return sheet.setting(letter, value, chance)

        plants(code, how)(write)
