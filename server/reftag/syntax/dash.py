"""The style of a tag and a dash: `TI  - Title` in RIS; `TI  - Title` and `PMID- 1` in MEDLINE.

What varies is in the dialect: RIS puts two spaces and a dash after every tag, MEDLINE fills tags up
to four characters; MEDLINE indents lines that continue a value by six spaces, RIS does not. Where
they are indented, more lines that are not quite tag lines can be read as such: a line of a RIS
abstract may begin with `T1-weighted`.
"""

import re
from typing import Final

from reftag.dialects import Dialect, slips
from reftag.syntax.events import Flaw, TagLine
from reftag.syntax.inner import InnerPatterns
from reftag.syntax.tag_lines import LineScanner

_USUAL: Final = 4
"""No tag that is not known has more characters."""
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]+")


class DashScanner(LineScanner):
    """Tells the kinds of lines of one dialect apart."""

    spaced_tag = re.compile(
        r"(?:(?<![ \t])[ \t]{2,}[A-Za-z][A-Za-z0-9]{1,3} {0,2}|[A-Z][A-Z0-9]{1,3} {2,})"
        r"[-–—−‐](?=\s|$)"
    )
    padded_tag = re.compile(r"[A-Z][A-Z0-9]{1,3}[ \t]{2,}")

    def __init__(self, dialect: Dialect) -> None:
        """Compile the patterns from the dialect's tags."""
        dashes = re.escape("-" + dialect.reading.dashes)
        longer = "".join(f"|{tag.code}" for tag in dialect.tags if len(tag.code) > _USUAL)
        end = dialect.end_code
        over = rf"(?P<dashed>[ \t]*(?:[{dashes}][ \t]*[{dashes}]+|:))?[ \t\x1a]*(?:[\r\n]|\Z)"
        bare = rf"(?P<bare>(?i:{end}))(?={over})|" if end else ""
        super().__init__(
            dialect,
            rf"(?P<before>[ \t]*)(?:{bare}(?P<code>[A-Za-z][A-Za-z0-9]{{1,{_USUAL - 1}}}{longer})"
            rf"(?P<gap>[ \t]*)(?P<dash>[{dashes}]))",
        )
        self._known = {tag.code for tag in dialect.tags if tag.assigned}
        self._spaced = {tag.code for tag in dialect.tags if tag.spaced}
        self._dash = dialect.reading.separator.rstrip()
        self._indent = dialect.reading.indent
        usual = [tag for tag in dialect.tags if tag.assigned and tag.code != end]
        self._nearly = re.compile(
            "|".join(f"(?:{codes}){rest}" for codes, rest in slips.nearly_dashed(usual))
        )
        self._proper = {self.opening(code).rstrip(): code for code in self._known}
        self.read_plain_records(f"..{re.escape(self._dash)}")
        self.look_inside(self._openings())

    def _openings(self) -> InnerPatterns:
        """Return how tags look inside a line: in their exact form, whatever is before them."""
        rests: dict[str, list[str]] = {}
        for code in self._known:
            rests.setdefault(self.opening(code).rstrip()[len(code) :], []).append(code)
        codes = "|".join(
            f"(?:{'|'.join(sorted(codes))})(?={re.escape(rest)})"
            for rest, codes in sorted(rests.items())
        )
        start = re.escape(self.opening(self.dialect.start_code))
        width = max(self.dialect.reading.width, 2)
        return InnerPatterns(
            shape=rf"(?<=[^\r\n])(?P<code>{codes})(?P<dash> *-)(?=[ \t\r\n]|\Z|{start})",
            suspect=rf"{re.escape(self._dash)}(?<=[^\r\n][A-Z][A-Z0-9 ]{{{width - 1}}}"
            rf"{re.escape(self._dash)})(?=[ \t\r\n]|\Z|{start})",
            firm=frozenset(code for code in self._known if "  " in self.opening(code)),
        )

    def opening(self, code: str) -> str:
        """Return the tag, filled up, and what separates it from its value."""
        style = self.dialect.reading
        return code.ljust(style.width) + style.separator

    def judge(self, match: re.Match[str], text: str) -> TagLine | None:
        """Return the tag line that the candidate is, None for a line of text."""
        start, dash_end = match.span()
        known = self._proper.get(match[0])
        if known is not None and text[dash_end : dash_end + 1] == " ":  # as nearly always
            return TagLine(start, start, start + len(known), known, None, dash_end)
        spelled = match["code"]
        if spelled is None:  # the tag that ends a record, with no dash or several
            start, end = match.span("bare")
            opened = match.end("dashed")
            return TagLine(match.start(), start, end, self.dialect.end_code, Flaw.SPACING, opened)
        code = spelled if spelled in self._known else spelled.upper()
        after = text[dash_end : dash_end + 1]
        between = match["gap"] + match["dash"]
        exact = between == self.opening(code)[len(code) :].rstrip()
        exact = exact or (between == " -" and code in self._spaced)
        proper = exact and after in (" ", "", "\n", "\r") and not match["before"]
        if proper and spelled == code and (code in self._known or _CODE.fullmatch(code)):
            flaw = None
        elif code not in self._known:
            return None
        else:
            flaw = self._flaw(match, after, code, exact=exact)
            if flaw is None and self._nearly.match(text, match.start("code")):
                flaw = Flaw.SPACING if not match["before"] else None
            if code == self.dialect.end_code:
                if not self.is_over(text, dash_end):
                    return None  # text such as `ER - positive`
                flaw = flaw or Flaw.SPACING  # alone on its line it can be nothing else
            if flaw is None:
                return None
        start, end = match.span("code")
        return TagLine(match.start(), start, end, code, flaw, dash_end)

    def _flaw(self, match: re.Match[str], after: str, code: str, *, exact: bool) -> Flaw | None:
        """Return what is wrong with a line that nearly has a known tag, None if too much is."""
        before, gap = match["before"], match["gap"]
        marked = self._indent > 0
        spaced = after in (" ", "\t", "", "\n", "\r")
        # A dash right after the tag is a hyphen, unless lines of text are indented.
        apart = exact or marked or bool(gap) or code == self.dialect.start_code
        if match["code"] != code:
            return Flaw.CASE if exact and spaced and not before else None
        if match["dash"] != "-":
            right = gap == self.opening(code)[len(code) :].rstrip()[:-1]
            return Flaw.WRONG_SIGN if right and spaced and not before else None
        if not spaced:
            return Flaw.NO_SPACE if exact and not before else None
        if not apart:
            return None
        if before:
            return Flaw.INDENTED if not marked or len(before) < self._indent else None
        return Flaw.TAB if "\t" in gap + after else Flaw.SPACING
