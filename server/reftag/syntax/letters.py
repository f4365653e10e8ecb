"""The style of two letters and a space: `TI Title` in Web of Science and RefWorks.

Any line of running text may begin with two letters, so little more than the exact form is read as a
tag line: two capitals (or a capital and a digit), and one space or the end of the line. The tag
that begins a record is recognised in small letters and indented, too, the one that ends it in any
spelling; of the others, the spellings in `dialects.slips`, depending on the rest of the line.
"""

import re
from typing import Final

from reftag.dialects import Dialect, slips
from reftag.syntax.events import Flaw, TagLine
from reftag.syntax.inner import InnerPatterns
from reftag.syntax.tag_lines import LineScanner

_USUAL: Final = 2
"""No tag that is not known has more characters."""


class LettersScanner(LineScanner):
    """Tells the kinds of lines of one dialect apart."""

    spaced_tag = re.compile(r"(?<![ \t])[ \t]{2,}[A-Z][A-Z0-9](?=\s|$)")

    def __init__(self, dialect: Dialect) -> None:
        """Compile the patterns from the dialect's tags."""
        self._indent = indent = dialect.reading.indent
        start, end = dialect.start_code, dialect.end_code
        tags = [tag for tag in dialect.tags if tag.assigned]
        wide = sorted((tag.code for tag in tags if len(tag.code) > _USUAL), key=len, reverse=True)
        before = rf"[ \t]{{1,{indent - 1}}}" if indent else r"[ \t]+"
        usual = [tag for tag in tags if not tag.of_file and tag.code not in (start, end)]
        near = "|".join([*wide, *(tag.code for tag in (*usual, *tags) if tag.code not in wide)])
        candidates = [
            rf"(?P<exact>{'|'.join([*wide, '[A-Z][A-Z0-9]'])})(?=[ \t\r\n]|\Z)",
            rf"(?:{before})?(?P<start>(?i:{start}))(?=[ \t\r\n]|\Z)",
            rf"(?P<before>{before})?(?P<near>(?i:{near}))(?![\t\r\n]|\Z)",
        ]
        if end:
            whole = r"(?=[ \t\x1a]*(?:[\r\n]|\Z))"
            candidates.insert(0, rf"(?:{before})?(?P<end>(?i:{end}))(?P<dash>[ \t]*-+)?{whole}")
        ends = {tag.code for tag in tags if tag.kind == "end"}
        starts = f"(?:{'|'.join(sorted({start} | (dialect.of_file - ends)))})"
        if ends:
            # A file that ends without a line break has the next one right after its last tag.
            spaced = rf"|(?:{end})(?=[ \t]+\ufeff?{starts} )" if end else ""
            last = "|".join(sorted(ends))
            candidates.insert(0, rf"(?P<over>(?:{last})(?=\ufeff?{starts} ){spaced})")
        self._may_be_over = bool(ends)
        super().__init__(dialect, "|".join(candidates))
        self._known = {tag.code for tag in tags}
        self._proper = self._known - {end}
        self._usual = {tag.code for tag in usual}
        self._dashed = re.compile(slips.DASHED)
        self._capital = slips.indented(usual)
        self._small = slips.lower_case(usual, marked=indent > 0)
        self._small_indented = slips.lower_case(usual, marked=False)
        self._glued = slips.glued(usual) | slips.glued_types(dialect)
        opened = rf"(?:{'|'.join([*wide, '..'])})"
        self.read_plain_records(rf"{opened}[ \r\n]")
        self.look_inside(self._openings(ends, starts))

    def _openings(self, ends: set[str], starts: str) -> InnerPatterns:
        """Return how tags look inside a line: after a space, except those that begin a record."""
        codes = [
            rf"(?<=[ \t])(?:{'|'.join(sorted(self._known - ends))})(?=[ \t]+\S)",
            rf"(?<=[^\r\n]){starts}(?=[ \t]+\S)",
        ]
        if ends:
            last = "|".join(sorted(ends))
            codes.append(rf"(?<=[ \t])(?:{last})(?=[ \t]*(?:[\r\n]|\Z|(?:{last}|{starts})\b))")
        shape = f"(?P<code>{'|'.join(codes)})"
        return InnerPatterns(shape, suspect=rf"{starts}(?<=[^\r\n]..) ", words=True)

    def opening(self, code: str) -> str:
        """Return the tag and a space; a tag that ends a record or the file has none."""
        tag = self.dialect.by_code.get(code)
        return code if tag is not None and tag.kind == "end" else f"{code} "

    def judge(self, match: re.Match[str], text: str) -> TagLine | None:
        """Return the tag line that the candidate is, None for a line of text."""
        if self._may_be_over and match["over"] is not None:
            at, stop = match.span("over")
            found = TagLine(match.start(), at, stop, match["over"], None)
            return found if self.is_over(text, stop) else None
        code = match["exact"]
        if code is not None:
            return self._exact(match, code, text)
        line = match.start()
        if self.dialect.end_code and match["end"] is not None:
            return self._end(match, text)
        if match["start"] is not None:
            start, end = match.span("start")
            code = self.dialect.start_code
            flaw = Flaw.CASE if match["start"] != code else _edge(text, line, start, end)
            return TagLine(line, start, end, code, flaw)
        return self._nearly(match, text)

    def _nearly(self, match: re.Match[str], text: str) -> TagLine | None:
        """Return the tag that is meant by a misspelt one, None if the line may not have a tag."""
        start, end = match.span("near")
        spelled = match["near"]
        code = spelled.upper()
        is_small = spelled != code
        if match["before"] is not None:
            flaw, ahead = Flaw.INDENTED, self._small_indented if is_small else self._capital
        elif is_small:
            flaw, ahead = Flaw.CASE, self._small
        else:
            flaw, ahead = Flaw.NO_SPACE, self._glued
        pattern = ahead.get(code)
        # Few lines get here, and few patterns are needed: `re` caches those it compiled.
        if pattern is None or not re.compile(pattern).match(text, end):
            return None
        return TagLine(match.start(), start, end, code, flaw)

    def _exact(self, match: re.Match[str], code: str, text: str) -> TagLine | None:
        start, end = match.span("exact")
        after = text[end : end + 2]
        if code in self._proper:
            if after == "  " and code in self._usual and (dash := self._dashed.match(text, end)):
                return TagLine(match.start(), start, end, code, Flaw.SPACING, dash.end())
            flaw = Flaw.TAB if after[:1] == "\t" else None
            return TagLine(match.start(), start, end, code, flaw)
        if code == self.dialect.end_code or after[:1] == "\t":
            return None  # text such as `ER stress`
        return TagLine(match.start(), start, end, code, None)

    def _end(self, match: re.Match[str], text: str) -> TagLine:
        """Return the tag that ends a record; any way of writing it is one."""
        start, end = match.span("end")
        code = self.dialect.end_code
        if match["dash"] is not None:
            return TagLine(match.start(), start, end, code, Flaw.SPACING, match.end("dash"))
        flaw = Flaw.CASE if match["end"] != code else _edge(text, match.start(), start, end)
        return TagLine(match.start(), start, end, code, flaw)


def _edge(text: str, line: int, start: int, end: int) -> Flaw | None:
    """Return what is wrong before or after a tag that is spelled correctly."""
    if text[line:start].strip("\ufeff"):
        return Flaw.INDENTED
    return Flaw.TAB if text[end : end + 1] == "\t" else None
