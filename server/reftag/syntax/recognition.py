"""Which dialect a text is in, judged by its content: the name of a file proves nothing.

Every dialect reads the beginning of the text in its own way, and the one that finds most of its
tags is chosen. This module has no code for particular dialects: a new one is recognised as soon as
its file exists. Text that merely quotes a record is not recognised.
"""

import re
from typing import Final, NamedTuple

from reftag.dialects import by_extension, dialect, extension_of, names
from reftag.syntax.events import SPACES, Flaw, TagLine
from reftag.syntax.styles import scanner
from reftag.syntax.tag_lines import Scanner
from reftag.text.lines import LINE_BREAK, line_starts

MOST: Final = 32_768
"""How many characters are looked at: dozens of records, in a few milliseconds."""

_ENOUGH_IN_RECORDS: Final = 0.5
"""Which share of the lines must be in records, if the text begins with one of them."""

_ENOUGH_BELOW_OTHERS: Final = 0.7
"""Which share, if it begins with something else: a header, or text that quotes a record."""

_ENOUGH_TAGS: Final = 0.8
"""Which share of the lines must be tags, if no record begins properly."""

_ENOUGH_DIFFERENT: Final = 3
"""How many different tags there must be, if no record begins properly."""

_NOTHING: Final = " \t\r\n\x1a\ufeff"
"""What a blank line may have in it."""

_FENCE: Final = r"""["'`~]{3,}"""
_OPENS_QUOTE: Final = re.compile(
    rf"""({_FENCE}\w*|<<.?\w+.?|<[a-zA-Z/!?][^<>]*>|=\s*["']|[=({{\[}}])\s*\Z"""
)
"""The line above something quoted: `text = \"""`, `cat <<EOF`, `<pre>`, `\\begin{verbatim}`."""

_CLOSES_QUOTE: Final = re.compile(
    rf"""({_FENCE}|</\w+>|\\end\{{\w+\}}|-->|\]\]>|\*/|["'][,;)\]}}]+)[\s,;)\]}}]*\Z|"""
    r"""\A\s*(EOF|EOT|END|["'`)\]},;]+)\s*\Z"""
)
"""The last line of something quoted."""

_AS_GOOD: Final = 0.9
"""With this share of the winner's tags, the expected dialect is as good: EndNote and refer share
most of theirs, and a record in which the type is missing may be in either."""


class Recognised(NamedTuple):
    """What a text seems to be."""

    dialect: str
    """The name of the dialect that fits best; the expected one, or `""`, if none fits at all."""
    sure: bool
    """Whether it is beyond doubt, so that it counts for more than the name of the file."""


class _Evidence(NamedTuple):
    """What one dialect finds in a text."""

    name: str
    tags: int = 0
    """Lines that open with one of its tags."""
    plain: int = 0
    """Those of them that no other text is likely to have by chance."""
    different: int = 0
    """How many tags there are on plain lines."""
    titled: bool = False
    """Whether a title is among them."""
    begins: int = 0
    """Records that begin properly: with a type that there is, or the first tag and a value."""
    in_records: int = 0
    """Lines with a tag, and those that continue its value."""
    of_file: bool = False
    """Whether there is a line that belongs to such a file and to no record."""
    opens: bool = False
    """Whether the first line has one of its tags, or is the header of such files."""
    header: int = 0
    """How many lines that header takes."""
    closes: bool = False
    """Whether the last line belongs to a record."""
    quoted: bool = False
    """Whether it begins or ends as quoted text does."""
    typeless: bool = False
    """Whether its records name no type and begin with any tag."""

    @property
    def rank(self) -> tuple[int, int, bool]:
        """The greater, the better it fits."""
        return self.tags, self.begins, self.typeless


def recognize(text: str, expected: str = "") -> Recognised:
    """Return the dialect that `text` is in.

    `expected` is the dialect that the name of the file or the editor suggests, `""` for none: it is
    chosen where the text fits it as well as any other. Looks at the first `MOST` characters alone.
    Any text is allowed.
    """
    head = _head(text)
    if expected and _begins_at_once(head, scanner(dialect(expected))):
        return Recognised(expected, sure=True)
    lines = _lines(head)
    found = [_evidence(head, lines, scanner(dialect(name))) for name in names()]
    best = max(found, key=lambda each: each.rank)
    if not best.tags:
        return Recognised(expected, sure=False)
    for each in found:
        if each.name == expected and _is_as_good(each, best):
            best = each
    filled = sum(1 for _, line in lines if line.strip(_NOTHING))
    return Recognised(best.name, _is_enough(best, filled - best.header))


def misnamed(name: str, is_in: str) -> str | None:
    """Say that a file's extension is that of another dialect than it is in.

    `name` is the file's name, path or URI, `is_in` the name of the dialect; None if they agree or
    the extension belongs to no dialect.
    """
    named = by_extension(name)
    if not named or named == is_in:
        return None
    return f"this file is {dialect(is_in).title}, though its name ends in {extension_of(name)}"


def _head(text: str) -> str:
    if len(text) <= MOST:
        return text
    cut = max(text.rfind("\n", 0, MOST), text.rfind("\r", 0, MOST))
    return text[: cut + 1] if cut > 0 else text[:MOST]


def _is_as_good(each: _Evidence, best: _Evidence) -> bool:
    return each.tags >= _AS_GOOD * best.tags and bool(each.begins) >= bool(best.begins)


def _is_enough(found: _Evidence, lines: int) -> bool:
    if not found.opens and (found.quoted or not found.closes):
        return False  # a header is above records, and other text around them
    if found.begins:
        enough = _ENOUGH_IN_RECORDS if found.opens else _ENOUGH_BELOW_OTHERS
        return found.in_records >= enough * lines
    # Tags that are just words, or a sign and a letter, occur in lists and comments, too.
    reading = dialect(found.name).reading
    if not reading.separator.strip() and not found.titled:
        return False
    if not dialect(found.name).sign and not reading.separator.strip() and not found.of_file:
        return False
    return found.different >= _ENOUGH_DIFFERENT and found.plain >= _ENOUGH_TAGS * lines


def _begins_at_once(text: str, read: Scanner) -> bool:
    """Say whether the first line with text begins a record of this dialect."""
    for event in read.scan(text):
        if isinstance(event, TagLine):
            above = text[: event.line_start]
            return not above.strip(_NOTHING) and _begins(text, event, read)
    return False


def _evidence(text: str, lines: list[tuple[int, str]], read: Scanner) -> _Evidence:
    """Return what a dialect finds in `text`, whose lines are `lines`."""
    spoken = read.dialect
    tag_lines = {
        event.line_start: event
        for event in read.scan(text)
        if isinstance(event, TagLine) and not event.inside and _is_known(event, read)
    }
    if not tag_lines:
        return _Evidence(spoken.name)
    first = min(tag_lines)
    above = text[:first].strip(_NOTHING)
    header = spoken.header.lower()
    headed = bool(header) and above.lower().startswith(header)
    opens = headed or not above
    plain: list[TagLine] = []
    begins = in_records = 0
    inside = counted = False
    """Whether lines may continue a value; whether the last line is in a record."""
    for start, line in lines:
        event = tag_lines.get(start)
        if event is not None:
            inside = counted = True
            begins += _begins(text, event, read)
            if (opens or event.flaw is not Flaw.INDENTED) and not _is_like_a_word(text, event):
                plain.append(event)
            if spoken.reading.end and event.code == spoken.reading.end:
                inside = False
        elif not line.strip(_NOTHING):
            inside = False
            continue
        else:
            if not opens and _CLOSES_QUOTE.search(line):
                inside = False
            # Where lines that continue a value are indented, no others count.
            counted = inside and (not spoken.reading.indent or line[0] in SPACES)
        in_records += counted
    return _Evidence(
        spoken.name,
        tags=len(tag_lines),
        plain=len(plain),
        different=len({each.code for each in plain}),
        titled=any(spoken.by_code[each.code].role == "title" for each in plain),
        begins=begins,
        in_records=in_records,
        of_file=any(each.code in spoken.of_file for each in plain),
        opens=opens,
        header=sum(start < first for start, line in lines if line.strip(_NOTHING)) * headed,
        closes=counted,
        quoted=bool(_OPENS_QUOTE.search(above) or _CLOSES_QUOTE.search(lines[-1][1])),
        typeless=not spoken.start_code,
    )


def _is_known(line: TagLine, read: Scanner) -> bool:
    tag = read.dialect.by_code.get(line.code)
    return tag is not None and tag.assigned


def _begins(text: str, line: TagLine, read: Scanner) -> bool:
    """Say whether a tag line properly begins a record, maybe one that is in the same line."""
    spoken = read.dialect
    of_file = line.code in spoken.of_file
    if line.flaw is not None or not spoken.start_code:
        return False
    if line.code != spoken.start_code and not of_file:
        return False
    match = LINE_BREAK.search(text, line.opened)
    end = match.start() if match else len(text)
    value = text[line.opened : end].strip(SPACES)
    if of_file:
        return any(tag.code == spoken.start_code for tag in read.inner_tags(text, line, end))
    if line.code != spoken.type_code:
        return bool(value)
    return read.known_type(value) is not None or bool(read.inner_tags(text, line, end))


def _is_like_a_word(text: str, line: TagLine) -> bool:
    """Say whether a tag without a space runs into letters: `%Do not change`."""
    glued = text[line.end : line.end + 1]
    return line.flaw is Flaw.NO_SPACE and line.opened == line.end and glued.isalpha()


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines of a text and where each begins; blank lines at its end are left out."""
    text = text.rstrip(_NOTHING)
    starts = line_starts(text)
    ends = (*starts[1:], len(text))
    return [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]
