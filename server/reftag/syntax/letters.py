"""The style of two letters and a blank: `TI Title` in Web of Science and RefWorks.

Any line of running text may begin with two letters, so little but the exact form is taken for
a tag line: two capitals (or a capital and a digit), and one blank or the end of the line. The
tags that begin and end a record are recognised in small letters and indented, too.
"""

import re
from typing import Final

from reftag.dialects import Dialect
from reftag.syntax.tag_lines import Flaw, LineReading, TagLine, ends_line

_CODE: Final = re.compile(r"[A-Z][A-Z0-9]")


class LettersReading(LineReading):
    """How lines of one dialect are told apart."""

    def __init__(self, dialect: Dialect) -> None:
        """Compile the patterns from the dialect's tags."""
        self._indent = indent = dialect.reading.indent
        before = rf"[ \t]{{0,{indent - 1}}}" if indent else r"[ \t]*"
        super().__init__(
            dialect, rf"(?P<before>{before})(?P<code>[A-Za-z][A-Za-z0-9])(?=[ \t\r\n]|\Z)"
        )
        self._known = {tag.code for tag in dialect.tags if tag.assigned}
        self._firm = {dialect.start_code, dialect.end_code}
        self._proper = self._known - {dialect.end_code}
        self.read_plain_records(r"..[ \r\n]")

    def opening(self, code: str) -> str:
        """Return the tag and a blank; the tag that ends a record stands alone."""
        return code if code == self.dialect.end_code else f"{code} "

    def goes_on(self, line: str) -> bool:
        """Say whether a line of a proper record goes on the value above it."""
        return line[0] == " " if self._indent else len(line) != 2 and line[2:3] != " "

    def judge(self, match: re.Match[str], text: str) -> TagLine | None:
        """Return the tag line that the candidate is, None for a line of text."""
        start, end = match.span()
        spelled = match[0]
        if spelled in self._proper and text[end : end + 1] == " ":  # as nearly always
            return TagLine(start, start, end, spelled, None)
        spelled = match["code"]
        code = spelled.upper()
        start, end = match.span("code")
        if code != spelled and code not in self._firm:
            return None
        if code == self.dialect.end_code and not ends_line(text, end):
            return None  # text such as `ER stress`
        if match["before"]:
            flaw = Flaw.INDENTED if code in self._firm else None
            if flaw is None:
                return None
        elif text[end : end + 1] == "\t":
            flaw = Flaw.TAB if code in self._known else None
            if flaw is None:
                return None
        elif code != spelled:
            flaw = Flaw.CASE
        else:
            flaw = None
            if not _CODE.fullmatch(code):
                return None
        return TagLine(match.start(), start, end, code, flaw)
