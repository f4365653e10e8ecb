"""What every style of reading has in common: what a tag line is, and what may be wrong with one.

A style says which lines of a text are tag lines and how one is written. It decides nothing
about records (`document`, `boundaries`) and reports nothing (the rules do): what nearly is a
tag line is read as the tag it means, with its *flaw* noted. What it says of a line follows from
that line alone, so that an edit never changes how a line far away is read.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from reftag.dialects import Dialect, ReferenceType

BLANKS = " \t"
"""What may stand around a value without being part of it."""


class Flaw(Enum):
    """What keeps a line from being a proper tag line."""

    CASE = "case"
    """Lower case where only the capital is a tag: `%t`."""
    NO_BLANK = "no space"
    """The value follows the tag at once: `%TTitle`."""
    TAB = "tab"
    """A tab stands where the blank belongs."""
    INDENTED = "indented"
    """Blanks stand before the tag."""
    WRONG_SIGN = "wrong sign"
    """Another sign opens the line: `$]` for `%]`, or a full-width percent sign."""
    SPACING = "spacing"
    """Too many or too few blanks stand between the tag and its dash: `TY - JOUR`."""


class TagLine(NamedTuple):
    """The beginning of a field, as offsets into the text that was scanned."""

    line_start: int
    """Where the physical line begins, before blanks and byte order mark."""
    start: int
    """Where the tag begins."""
    end: int
    """Where the tag ends; the separating blank is not part of it."""
    code: str
    """The tag that is meant, e.g. `%T`, also for `%t`; for an unknown tag, as written."""
    flaw: Flaw | None
    dash_end: int = -1
    """Where the dash behind the tag ends, for styles that have one."""

    @property
    def opened(self) -> int:
        """Where what belongs to the tag ends, its dash included: the value stands behind it."""
        return self.end if self.dash_end < 0 else self.dash_end


class BlankLine(NamedTuple):
    """A line of nothing but blanks: `start` to `end`, its break not included."""

    start: int
    end: int


class Reading(ABC):
    """How the lines of one dialect are told apart. Get it with `reading.reading`."""

    plain: re.Pattern[str] | None = None
    """Matches records of nothing but proper tag lines with a value each, and blank lines behind
    them: nearly all records are that, and reading one needs no more than its lines."""
    proper: re.Pattern[str] | None = None
    """Matches the same, and lines below such lines that go on their values."""
    tag_width: int = 0
    """How long the tag is on lines of plain records."""
    opening_width: int = 0
    """Where the value begins on lines of plain records, counted from the line's start."""
    whole: re.Pattern[str] | None = None
    """Matches records of proper lines that begin with the tag that begins one, where the next such
    tag or nothing stands behind them: the next record begins there whatever else is in the file."""

    def __init__(self, dialect: Dialect, line: str) -> None:
        """Read lines as `dialect` has them; `line` matches how those begin that are to be seen."""
        self.dialect = dialect
        self._seen = re.sub(r"\(\?P<\w+>", "(?:", line)
        self._lf = re.compile("(?m)^" + line)
        self._any = re.compile(r"(?:\A|(?<=\n)|(?<=\r)(?!\n))" + line)

    def lines(self, text: str) -> re.Pattern[str]:
        """Return the pattern with which to `scan` a text, to do so in several steps."""
        # `^` knows only LF: it serves as long as no CR stands alone, which is nearly always.
        lone = "\r" in text and text.count("\r") != text.count("\r\n")
        return self._any if lone else self._lf

    @abstractmethod
    def scan(
        self, text: str, start: int = 0, lines: re.Pattern[str] | None = None
    ) -> Iterator[TagLine | BlankLine]:
        """Yield the tag lines and the blank lines of `text` from `start` on, in order.

        A line must begin at `start`. `lines` is what the method of that name returned.
        """

    @abstractmethod
    def opening(self, code: str) -> str:
        """Return how a line with this tag begins, before its value: `%T `, `TI  - `."""

    @abstractmethod
    def goes_on(self, line: str) -> bool:
        """Say whether a line of a proper record goes on the value above it."""

    def opened(self, line: str) -> tuple[str, int]:
        """Return the tag of a proper line, and where in the line its value begins."""
        return line[: self.tag_width], self.opening_width

    def tag_line(self, code: str, value: str = "") -> str:
        """Return the line, without line break, that gives `value` to a tag."""
        return self.opening(code) + value

    def pieces(self, _line: str) -> list[tuple[int, int]]:
        """Return where tags stand inside a *flattened* line, `[]` if it is none.

        The spans (start, end) are those of the tags after the first, offsets into the line.
        """
        return []

    def known_type(self, name: str) -> ReferenceType | None:
        """Return the type that `name` means, be it in the wrong case or an alias."""
        return self.dialect.exact_type(name) or self.dialect.nearly_type(name)


BLANK_LINE = r"(?P<blank>[ \t\x1a]*)(?=[\r\n]|\Z)"
"""0x1A closed text files under DOS: a line of it is as good as blank."""


class LineReading(Reading):
    """A reading that looks at how each line begins, and judges what may be a tag line by itself."""

    def __init__(self, dialect: Dialect, candidate: str) -> None:
        """Compile the pattern for the beginnings of lines that are worth a look."""
        super().__init__(dialect, rf"(?:\ufeff?(?P<tag>{candidate})|{BLANK_LINE})")

    def scan(
        self, text: str, start: int = 0, lines: re.Pattern[str] | None = None
    ) -> Iterator[TagLine | BlankLine]:
        """Yield the tag lines and the blank lines of `text` from `start` on, in order.

        A line must begin at `start`. `lines` is what the method of that name returned.
        """
        length = len(text)
        for match in (lines or self.lines(text)).finditer(text, start):
            if match.lastgroup == "blank":
                start, end = match.span()
                if start < length:  # behind the last line break there is no line
                    yield BlankLine(start, end)
            elif (tag := self.judge(match, text)) is not None:
                yield tag

    @abstractmethod
    def judge(self, match: re.Match[str], text: str) -> TagLine | None:
        """Return the tag line that the candidate is, None for a line of text."""

    def read_plain_records(self, opened: str) -> None:
        """Make the patterns for plain, for proper and for whole records.

        `opened` matches how lines begin of which `goes_on` says that they do not. Where lines that
        go on a value are marked, few records are plain.
        """
        dialect, start = self.dialect, self.dialect.start_code
        if not start:
            return
        end, indent = dialect.end_code, dialect.reading.indent
        codes = [
            tag.code
            for tag in dialect.tags
            if tag.assigned and not tag.of_file and tag.code not in (start, end)
        ]
        value = r"[^\s\x1a][^\r\n]*\r?\n"
        opening = re.escape(self.opening(start))
        line = f"{self._one_of(codes)}{value}"
        text = rf"(?!{self._seen}|{opened}){value}"
        more = rf" {{{indent}}}[ \t]*+{value}" if indent else text
        first = rf"{opening}{value}(?:{more})*+" if indent else f"{opening}{value}"
        last = rf"(?:{re.escape(self.opening(end).rstrip())} ?\r?\n)?" if end else ""
        proper = rf"{first}(?:{line}(?:{more})*+)*+{last}(?:\r?\n)*+"
        self.proper = re.compile(proper)
        self.whole = re.compile(rf"{proper}(?={opening}|\Z)")
        alike = [code for code in codes if len(self.opening(code)) == len(self.opening(start))]
        if not indent and len({len(code) for code in alike}) == 1:
            line = f"{self._one_of(alike)}{value}"
            self.plain = re.compile(rf"{opening}{value}(?:{line})*+{last}(?:\r?\n)*+")
        self.opening_width = len(self.opening(start))
        self.tag_width = len(start)

    def _one_of(self, codes: list[str]) -> str:
        """Return a pattern for how lines with one of `codes` begin, quick where there are many."""
        found: dict[tuple[str, str], str] = {}
        for code in codes:
            key = code[:-1], self.opening(code)[len(code) :]
            found[key] = found.get(key, "") + code[-1]
        parts = (f"{head}[{tails}]{re.escape(rest)}" for (head, rest), tails in found.items())
        return f"(?:{'|'.join(parts)})"


def ends_line(text: str, start: int) -> bool:
    """Say whether nothing but blanks stands between `start` and the end of its line."""
    while text[start : start + 1] in (" ", "\t", "\x1a"):
        start += 1
    return text[start : start + 1] in ("", "\n", "\r")
