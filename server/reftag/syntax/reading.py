"""How lines are told apart: tag lines, lines that nearly are one, blank lines, all others.

This is the only place that knows what a tag line looks like; it gets the letters from the
dialect. It decides nothing about records (`document`) and reports nothing (the rules do):
what nearly is a tag line is read as the tag it means, with its *flaw* noted.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from reftag.dialects import Dialect, ReferenceType
from reftag.dialects.encoded import encoded_byte

BLANKS = " \t"
"""What may stand around a value without being part of it."""


class Flaw(Enum):
    """What keeps a line from being a proper tag line."""

    CASE = "case"
    """Lower case where only the capital is a tag: `%t`."""
    NO_BLANK = "no blank"
    """The value follows the tag at once: `%TTitle`, `%tTitle`."""
    TAB = "tab"
    """A tab stands where the blank belongs."""
    INDENTED = "indented"
    """Blanks stand before the tag."""
    WRONG_SIGN = "wrong sign"
    """Another sign opens the line: `$]` for `%]`, or a full-width percent sign."""


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


class BlankLine(NamedTuple):
    """A line of nothing but blanks: `start` to `end`, its break not included."""

    start: int
    end: int


class Reading:
    """The patterns of one dialect. Get it with `reading`, which compiles them once."""

    def __init__(self, dialect: Dialect) -> None:
        """Compile the patterns from the dialect's tags."""
        self.dialect = dialect
        sign = re.escape(dialect.sign)
        letters = [tag.code[len(dialect.sign) :] for tag in dialect.tags if tag.assigned]
        known = "[" + "".join(map(re.escape, letters)) + "]"
        small = sorted({letter.lower() for letter in letters} - set(letters))
        lower = f"|[{''.join(small)}](?=[A-Z][a-z])" if small else ""
        variants = "".join(map(re.escape, dialect.sign_variants))
        misspelt = "|".join(re.escape(m.written) for m in dialect.misspellings)
        parts = [
            rf"\ufeff?(?P<exact>{sign}\S)(?=[ \r\n]|\Z)",
            # A percent-encoded byte (`%20`) at a line's start is the rest of a broken URL.
            rf"\ufeff?(?P<loose>{sign}(?!{encoded_byte(dialect)})(?:{known}{lower}))",
            rf"\ufeff?[ \t]+(?P<indented>{sign}{known})(?=[ \t\r\n]|\Z)",
            rf"\ufeff?[ \t]*(?P<variant>[{variants}]{known})" if variants else "",
            rf"\ufeff?(?P<misspelt>{misspelt})(?=[ \t\r\n]|\Z)" if misspelt else "",
            # 0x1A closed text files under DOS: a line of it is as good as blank.
            r"(?P<blank>[ \t\x1a]*)(?=[\r\n]|\Z)",
        ]
        body = "(?:" + "|".join(filter(None, parts)) + ")"
        self._lf = re.compile("(?m)^" + body)
        self._any = re.compile(r"(?:\A|(?<=\n)|(?<=\r)(?!\n))" + body)
        # A record of nothing but proper tag lines with a value each, and blank lines behind it:
        # nearly all records are, and reading one needs no more than its lines. A sign behind the
        # type may mean that the line is flattened.
        type_code = re.escape(dialect.type_code)
        line = rf"(?!{type_code}){sign}{known} [^\s\x1a][^\r\n]*\r?\n"
        type_line = rf"{type_code} [^\s\x1a{sign}][^\r\n{sign}]*\r?\n"
        self.plain = re.compile(rf"(?:{line}|{type_line})+(?:\r?\n)*")
        # The same with the type at its head, and that of another such record or nothing behind it.
        self.whole = re.compile(rf"{type_line}(?:{line})*(?:\r?\n)*(?={type_code} |\Z)")
        self._piece = re.compile(rf"[ \t]{sign}{known}(?=[ \t]|\Z)")
        self._means: dict[str, tuple[str, Flaw | None]] = {}
        for tag in dialect.tags:
            self._means[tag.code] = (tag.code, None)
        for tag in dialect.tags:
            self._means.setdefault(tag.code.lower(), (tag.code, Flaw.CASE))
        self._misspellings = {m.written: m.means for m in dialect.misspellings}

    def plain_head(self, code: str) -> str:
        """Return how a line of the tag begins in a record that is `plain`."""
        return f"{code} "

    def lines(self, text: str) -> re.Pattern[str]:
        """Return the pattern with which to `scan` a text, to do so in several steps."""
        # `^` knows only LF: it serves as long as no CR stands alone, which is nearly always.
        lone = "\r" in text and text.count("\r") != text.count("\r\n")
        return self._any if lone else self._lf

    def scan(
        self, text: str, start: int = 0, lines: re.Pattern[str] | None = None
    ) -> Iterator[TagLine | BlankLine]:
        """Yield the tag lines and the blank lines of `text` from `start` on, in order.

        A line must begin at `start`. `lines` is what the method of that name returned.
        """
        length = len(text)
        means = self._means
        for match in (lines or self.lines(text)).finditer(text, start):
            group = match.lastgroup
            if group == "exact":
                start, end = match.span(group)
                spelled = match[group]
                code, flaw = means.get(spelled) or (spelled, None)
                yield TagLine(match.start(), start, end, code, flaw)
            elif group == "blank":
                start, end = match.span()
                if start < length:  # behind the last line break there is no line
                    yield BlankLine(start, end)
            else:
                yield self._nearly(match, str(group), text)

    def _nearly(self, match: re.Match[str], group: str, text: str) -> TagLine:
        start, end = match.span(group)
        spelled = match[group]
        if group == "loose":
            code = self._means[spelled][0]
            flaw = Flaw.TAB if text[end : end + 1] == "\t" else Flaw.NO_BLANK
        elif group == "indented":
            code, flaw = spelled, Flaw.INDENTED
        elif group == "variant":
            code, flaw = self.dialect.sign + spelled[1:], Flaw.WRONG_SIGN
        else:
            code, flaw = self._misspellings[spelled], Flaw.WRONG_SIGN
        return TagLine(match.start(), start, end, code, flaw)

    def pieces(self, line: str) -> list[tuple[int, int]]:
        """Return where tags stand inside a *flattened* line, `[]` if it is none.

        A line is flattened when it opens with the type tag and a known type, and known tags
        follow on the same line. The spans (start, end) are those of the tags after the first,
        offsets into `line`, which has no line break.
        """
        begin = len(line) - len(line.lstrip("\ufeff \t")) + len(self.dialect.type_code)
        spans = [(m.start() + 1, m.end()) for m in self._piece.finditer(line, begin)]
        if not spans:
            return []
        name = line[begin : spans[0][0]]
        return spans if self.known_type(name.strip(BLANKS)) is not None else []

    def known_type(self, name: str) -> ReferenceType | None:
        """Return the type that `name` means, be it in the wrong case or an alias."""
        return self.dialect.exact_type(name) or self.dialect.nearly_type(name)


@cache
def reading(dialect: Dialect) -> Reading:
    """Return the compiled patterns of `dialect`."""
    return Reading(dialect)
