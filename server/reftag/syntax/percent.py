"""The style of a sign and a letter: `%T Title`.

This is the only place that knows what such a tag line looks like; it gets the letters from the
dialect.
"""

import re
from collections.abc import Iterator

from reftag.dialects import Dialect
from reftag.dialects.encoded import encoded_byte
from reftag.syntax.events import BlankLine, Flaw, TagLine
from reftag.syntax.inner import InnerPatterns
from reftag.syntax.tag_lines import BLANK_LINE, REST, Scanner


class PercentScanner(Scanner):
    """The patterns of one dialect. Get it with `styles.scanner`, which compiles them once."""

    spaced_tag = re.compile(r"(?<![ \t])[ \t]{2,}[%％]\S(?=\s|$)")

    def __init__(self, dialect: Dialect) -> None:
        """Compile the patterns from the dialect's tags."""
        sign = re.escape(dialect.sign)
        tags = [tag for tag in dialect.tags if tag.assigned and not tag.of_file]
        letters = [tag.code[len(dialect.sign) :] for tag in tags]
        others = "".join(re.escape(tag.code) for tag in dialect.tags if tag.of_file)
        known = "[" + "".join(map(re.escape, letters)) + "]"
        small = sorted({letter.lower() for letter in letters} - set(letters))
        lower = f"|[{''.join(small)}](?=[A-Z][a-z])" if small else ""
        variants = "".join(map(re.escape, dialect.sign_variants))
        misspelt = "|".join(re.escape(m.written) for m in dialect.misspellings)
        parts = [
            BLANK_LINE,
            rf"\ufeff?(?P<exact>{sign}\S)(?=[ \r\n]|\Z)",
            # A percent-encoded byte (`%20`) at a line's start is the rest of a broken URL.
            rf"\ufeff?(?P<loose>{sign}(?!{encoded_byte(dialect)})(?:{known}{lower}))",
            rf"\ufeff?[ \t]+(?P<indented>{sign}{known})(?=[ \t\r\n]|\Z)",
            rf"\ufeff?[ \t]*(?P<variant>[{variants}]{known})" if variants else "",
            rf"\ufeff?(?P<misspelt>{misspelt})(?=[ \t\r\n]|\Z)" if misspelt else "",
            # Lines of troff among the records: they begin with a sign alone.
            rf"(?P<other>[{others}])(?=\S)" if others else "",
        ]
        super().__init__(dialect, "(?:" + "|".join(filter(None, parts)) + ")")
        # A sign after the type may mean that the line is flattened.
        type_code = re.escape(dialect.type_code)
        text = rf"[^\s\x1a]{REST}"
        line = rf"{sign}{known} {text}"
        type_line = rf"{type_code} [^\s\x1a{sign}][^\r\n{sign}]*\r?\n"
        more = rf"(?:(?!{self._seen}|{sign}){text})*+"
        if type_code:
            line = f"(?!{type_code}){line}"
            self._plain_source = rf"(?:{line}|{type_line})+(?:\r?\n)*"
            self._proper_source = rf"(?:{line}{more}|{type_line})+(?:\r?\n)*"
            # Whether a tag is known says nothing of where the record ends.
            line = rf"(?!{type_code}){sign}\S {text}"
            self._whole_source = rf"{type_line}(?:{line}{more})+(?:\r?\n)*(?={type_code} |\Z)"
        else:
            self._plain_source = rf"(?:{line})+(?:\r?\n)*"
            self._proper_source = rf"(?:{line}{more})+(?:\r?\n)*"
        self.tag_width = len(dialect.sign) + 1
        self.opening_width = self.tag_width + 1
        self.look_inside(
            InnerPatterns(
                shape=rf"(?<=[^\r\n])(?P<code>{sign}{known})(?=[ \t\r\n]|\Z)",
                suspect=rf"{sign}(?<=[^\r\n]{sign}){known}(?=[ \t\r\n]|\Z)",
            )
        )
        self._means: dict[str, tuple[str, Flaw | None]] = {}
        for tag in dialect.tags:
            self._means[tag.code] = (tag.code, None)
        for tag in dialect.tags:
            self._means.setdefault(tag.code.lower(), (tag.code, Flaw.CASE))
        self._misspellings = {m.written: m.means for m in dialect.misspellings}

    def tag_lines(
        self, text: str, start: int = 0, lines: re.Pattern[str] | None = None
    ) -> Iterator[TagLine | BlankLine]:
        """Yield the lines that a tag opens and the blank lines of `text`; see `scan`."""
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
                start, end = match.span(group)
                if start < length:  # after the last line break there is no line
                    yield BlankLine(start, end)
            else:
                yield self._nearly(match, str(group), text)

    def _nearly(self, match: re.Match[str], group: str, text: str) -> TagLine:
        start, end = match.span(group)
        spelled = match[group]
        flaw: Flaw | None
        if group == "loose":
            code = self._means[spelled][0]
            flaw = Flaw.TAB if text[end : end + 1] == "\t" else Flaw.NO_SPACE
        elif group == "indented":
            code, flaw = spelled, Flaw.INDENTED
        elif group == "other":
            code, flaw = spelled, None
        elif group == "variant":
            code, flaw = self.dialect.sign + spelled[1:], Flaw.WRONG_SIGN
        else:
            code, flaw = self._misspellings[spelled], Flaw.WRONG_SIGN
        return TagLine(match.start(), start, end, code, flaw)

    def opening(self, code: str) -> str:
        """Return the tag and a space."""
        return f"{code} "
