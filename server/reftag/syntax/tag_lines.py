"""What the scanners of all styles share: what a tag line is, and what may be wrong with one.

A style says which lines of a text are tag lines and how one is written. It decides nothing
about records (`document`, `boundaries`) and reports nothing (the rules do): what nearly is a
tag line is read as the tag it means, with its *flaw* noted. What it says of a line follows from
that line alone, so that an edit never changes how a line far away is read.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Final

from reftag.dialects import Dialect, ReferenceType
from reftag.syntax.events import BlankLine, TagLine
from reftag.syntax.inner import InnerPatterns, InnerTags
from reftag.text.lines import LINE_BREAK, has_lone_cr

REST: Final = r"[^\r\n]*\r?\n"
"""The rest of a line with its line break, in the patterns of records."""
QUICK_REST: Final = r".*\n"
"""The same in a text in which a LF follows each CR, in a fifth of the time."""


class Scanner(ABC):
    """Tells the kinds of lines of one dialect apart. Get it with `styles.scanner`."""

    spaced_tag: ClassVar[re.Pattern[str]]
    """Matches what may be a tag whose line break was lost, with all spaces before it: only these
    show where it began."""
    padded_tag: ClassVar[re.Pattern[str] | None] = None
    """Matches text that begins a line like a tag; programs count its characters, so its spaces
    matter. None if they count none."""
    tag_width: int = 0
    """How long the tag is on lines of plain records."""
    opening_width: int = 0
    """Where the value begins on lines of plain records, counted from the line's start."""
    tags_are_words: bool = False
    """Whether a known tag inside a line may as well be a word of the value."""
    # Sources of patterns: most processes need few of them, and compiling one takes milliseconds.
    _plain_source: str | None = None
    _proper_source: str | None = None
    _whole_source: str | None = None

    def __init__(self, dialect: Dialect, line: str) -> None:
        """Read lines as `dialect` has them; `line` matches how those begin that are to be seen."""
        self.dialect = dialect
        self._seen = re.sub(r"\(\?P<\w+>", "(?:", line)
        self._line = line

    @cached_property
    def plain(self) -> re.Pattern[str] | None:
        """Return what matches records of nothing but proper tag lines with values.

        Blank lines may follow. Nearly all records are such, and reading one needs only its lines.
        This pattern, `proper` and `whole` hold where there is no CR without LF.
        """
        return _compiled(self._plain_source, QUICK_REST)

    @cached_property
    def proper(self) -> re.Pattern[str] | None:
        """Return what matches as `plain` does, also with continuation lines."""
        return _compiled(self._proper_source, QUICK_REST)

    @cached_property
    def whole(self) -> re.Pattern[str] | None:
        """Return what matches proper records that open with the start tag.

        The next such tag or nothing follows: the next record begins there, whatever comes later.
        """
        return _compiled(self._whole_source, QUICK_REST)

    @cached_property
    def whole_with_cr(self) -> re.Pattern[str] | None:
        """Return what matches as `whole` does, in any text."""
        return _compiled(self._whole_source, REST)

    @cached_property
    def _after_lf(self) -> re.Pattern[str]:
        return re.compile("(?m)^" + self._line)

    @cached_property
    def _after_any(self) -> re.Pattern[str]:
        return re.compile(r"(?:\A|(?<=\n)|(?<=\r)(?!\n))" + self._line)

    def lines(self, text: str) -> re.Pattern[str]:
        """Return the pattern with which to `scan` a text, to do so in several steps."""
        return self._after_any if has_lone_cr(text) else self._after_lf

    def scan(
        self, text: str, start: int = 0, lines: re.Pattern[str] | None = None
    ) -> Iterator[TagLine | BlankLine]:
        """Yield the tag lines, the tags inside lines and the blank lines of `text`, in order.

        It begins at `start`, where a line must begin. `lines` is what the method of that name
        returned.
        """
        host: TagLine | None = None
        reached = start
        for event in self.tag_lines(text, start, lines):
            if host is not None:
                yield from self._inner.find(text, host, reached, event[0])
            yield event
            if isinstance(event, TagLine):
                host, reached = event, event.opened
            else:
                reached = event.end
        if host is not None:
            yield from self._inner.find(text, host, reached, len(text))

    @abstractmethod
    def tag_lines(
        self, text: str, start: int = 0, lines: re.Pattern[str] | None = None
    ) -> Iterator[TagLine | BlankLine]:
        """Yield the lines that a tag opens and the blank lines of `text`; see `scan`."""

    def look_inside(self, openings: InnerPatterns) -> None:
        """Find tags inside lines as a style has them; its pattern needs what `opening` says."""
        self._inner = InnerTags(self.dialect, openings, self.known_type)
        self.tags_are_words = openings.words

    def may_have_inner(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Say whether the record from `start` to `end` may have tags inside lines, quickly."""
        return self._inner.suspects(text, start, len(text) if end is None else end)

    def inner_tags(self, text: str, tag: TagLine, end: int) -> list[TagLine]:
        """Return the tags inside the lines of `tag`, up to `end`."""
        return list(self._inner.find(text, tag, tag.opened, end))

    def has_tag_form(self, line: str) -> bool:
        """Say whether anything in a line has the form of a known tag, whether it counts or not."""
        return self._inner.shaped(line)

    @abstractmethod
    def opening(self, code: str) -> str:
        """Return how a line with this tag begins, before its value: `%T `, `TI  - `."""

    def tag_line(self, code: str, value: str = "") -> str:
        """Return the line, without line break, that gives `value` to a tag."""
        return self.opening(code) + value

    def known_type(self, name: str) -> ReferenceType | None:
        """Return the type that `name` means, be it in the wrong case or an alias."""
        return self.dialect.exact_type(name) or self.dialect.nearly_type(name)


BLANK_LINE = r"(?P<blank>[ \t\x1a]*)(?:[\r\n]|\Z)"
"""0x1A closed text files under DOS: a line with only that counts as blank. In patterns it comes
first, and takes a part of the line break: else a search would try all else at that line, too."""


class LineScanner(Scanner):
    """A scanner that checks how each line begins, and decides on possible tag lines singly."""

    def __init__(self, dialect: Dialect, candidate: str) -> None:
        """Compile the pattern for the beginnings of lines that are worth a look."""
        super().__init__(dialect, rf"(?:{BLANK_LINE}|\ufeff?(?P<tag>{candidate}))")

    def tag_lines(
        self, text: str, start: int = 0, lines: re.Pattern[str] | None = None
    ) -> Iterator[TagLine | BlankLine]:
        """Yield the lines that a tag opens and the blank lines of `text`; see `scan`."""
        length = len(text)
        for match in (lines or self.lines(text)).finditer(text, start):
            if match.lastgroup == "blank":
                start, end = match.span("blank")
                if start < length:  # after the last line break there is no line
                    yield BlankLine(start, end)
            elif (tag := self.judge(match, text)) is not None:
                yield tag

    def is_over(self, text: str, at: int) -> bool:
        """Say whether a line ends at `at`, or the next record or file begins there."""
        if ends_line(text, at):
            return True
        end = LINE_BREAK.search(text, at)
        host = TagLine(at, at, at, self.dialect.end_code, None)
        return bool(self.inner_tags(text, host, end.start() if end else len(text)))

    @abstractmethod
    def judge(self, match: re.Match[str], text: str) -> TagLine | None:
        """Return the tag line that the candidate is, None for a line of text."""

    def read_plain_records(self, opened: str) -> None:
        """Make the patterns for plain, for proper and for whole records.

        `opened` matches how lines begin that do not continue a value. Where lines that do are
        indented, few records are plain.
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
        value = rf"[^\s\x1a]{REST}"
        opening = re.escape(self.opening(start))
        line = f"{self._one_of(codes)}{value}"
        text = rf"(?!{self._seen}|{opened}){value}"
        more = rf" {{{indent}}}[ \t]*+{value}" if indent else text
        first = rf"{opening}{value}(?:{more})*+" if indent else f"{opening}{value}"
        last = rf"(?:{re.escape(self.opening(end).rstrip())} ?\r?\n)?" if end else ""
        lines = rf"(?:{line}(?:{more})*+)"
        rest = rf"{last}(?:\r?\n)*+"
        self._proper_source = rf"{first}{lines}*+{rest}"
        # With only its first line, the record may continue with another line of this kind.
        self._whole_source = rf"{first}{lines}++{rest}(?={opening}|\Z)"
        alike = [code for code in codes if len(self.opening(code)) == len(self.opening(start))]
        if not indent and len({len(code) for code in alike}) == 1:
            line = f"{self._one_of(alike)}{value}"
            self._plain_source = rf"{opening}{value}(?:{line})*+{last}(?:\r?\n)*+"
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


def _compiled(source: str | None, rest: str) -> re.Pattern[str] | None:
    return None if source is None else re.compile(source.replace(REST, rest))


def ends_line(text: str, start: int, stop: int | None = None) -> bool:
    """Say whether there are only spaces between `start` and the end of its line, or `stop`."""
    while start != stop and text[start : start + 1] in (" ", "\t", "\x1a"):
        start += 1
    return start == stop or text[start : start + 1] in ("", "\n", "\r")
