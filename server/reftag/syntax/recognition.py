"""Which dialect a text is in, by what stands in it: the name of a file proves nothing.

Every dialect reads the beginning of the text in its own way, and the one that finds most of its
tags is the one. There is no code for any dialect here: a new one is recognised as soon as there
is a file for it. Text that merely quotes a record is recognised as nothing.
"""

from typing import Final, NamedTuple

from reftag.dialects import by_extension, dialect, extension_of, names
from reftag.syntax.reading import BLANKS, BlankLine, Reading, TagLine, reading
from reftag.text.lines import LINE_BREAK

MOST: Final = 32_768
"""How many characters are looked at: dozens of records, in a few milliseconds."""

_ENOUGH_IN_RECORDS: Final = 0.5
"""Which share of the lines at least stands in records, if there is a record's beginning."""

_ENOUGH_TAGS: Final = 0.8
"""Which share of the lines at least is tags, if there is no record's beginning."""

_ENOUGH_DIFFERENT: Final = 3
"""How many different tags at least there are, if there is no record's beginning."""

_AS_GOOD: Final = 0.9
"""With so many of the winner's tags, the expected dialect is as good: EndNote and refer share
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
    different: int = 0
    begins: int = 0
    """Records that begin properly: with a type that there is, or the first tag and a value."""
    in_records: int = 0
    """Lines with a tag, and those that go on its value."""
    typeless: bool = False
    """Whether its records name no type and begin with any tag."""

    @property
    def rank(self) -> tuple[int, int, bool]:
        """The greater, the better it fits."""
        return self.tags, self.begins, self.typeless


def recognize(text: str, expected: str = "") -> Recognised:
    """Return the dialect that `text` is in.

    `expected` is the dialect that the name of the file or the editor speaks for, `""` for none:
    it is taken where the text fits it as well as any other. Looks at the first `MOST`
    characters alone. Any text is allowed.
    """
    head = _head(text)
    if expected and _begins_at_once(head, reading(dialect(expected))):
        return Recognised(expected, sure=True)
    found = [_evidence(head, reading(dialect(name))) for name in names()]
    best = max(found, key=lambda each: each.rank)
    if not best.tags:
        return Recognised(expected, sure=False)
    for each in found:
        if each.name == expected and _is_as_good(each, best):
            best = each
    return Recognised(best.name, _is_enough(best, _count_lines(head)))


def misnamed(name: str, is_in: str) -> str | None:
    """Say that a file's extension is that of another dialect than it is in.

    `name` is the file's name, path or URI, `is_in` the name of the dialect; None if they agree or
    the extension stands for no dialect.
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
    if found.begins:
        return found.in_records >= _ENOUGH_IN_RECORDS * lines
    return found.different >= _ENOUGH_DIFFERENT and found.tags >= _ENOUGH_TAGS * lines


def _begins_at_once(text: str, read: Reading) -> bool:
    """Say whether the first line that is not blank begins a record of this dialect."""
    for event in read.scan(text):
        if isinstance(event, TagLine):
            above = text[: event.line_start]
            return not above.strip("\ufeff \t\r\n") and _begins(text, event, read)
    return False


def _evidence(text: str, read: Reading) -> _Evidence:
    spoken = read.dialect
    marked = spoken.reading.indent > 0
    tags = begins = in_records = 0
    seen: set[str] = set()
    last: int | None = None
    """Where the last tag line begins, if no blank line stands behind it."""
    for event in read.scan(text):
        known = isinstance(event, TagLine) and _is_known(event, read)
        if last is not None and (known or isinstance(event, BlankLine)):
            start = event.start if isinstance(event, BlankLine) else event.line_start
            in_records += _count_lines(text[last:start], marked=marked)
            last = None
        if isinstance(event, TagLine) and known:
            tags += 1
            seen.add(event.code)
            begins += _begins(text, event, read)
            last = event.line_start
    if last is not None:
        in_records += _count_lines(text[last:], marked=marked)
    typeless = not spoken.start_code
    return _Evidence(spoken.name, tags, len(seen), begins, in_records, typeless)


def _is_known(line: TagLine, read: Reading) -> bool:
    tag = read.dialect.by_code.get(line.code)
    return tag is not None and tag.assigned


def _begins(text: str, line: TagLine, read: Reading) -> bool:
    """Say whether a tag line properly begins a record."""
    spoken = read.dialect
    if line.flaw is not None or not spoken.start_code or line.code != spoken.start_code:
        return False
    match = LINE_BREAK.search(text, line.opened)
    end = match.start() if match else len(text)
    value = text[line.opened : end].strip(BLANKS)
    if line.code != spoken.type_code:
        return bool(value)
    whole = text[line.line_start : end]
    return read.known_type(value) is not None or bool(read.pieces(whole))


def _count_lines(text: str, *, marked: bool = False) -> int:
    """Return how many lines are not blank.

    `marked` says that lines which go on a value are indented: behind the first, no others count.
    """
    lines = [line for line in LINE_BREAK.split(text) if line.strip(" \t\x1a\ufeff")]
    if marked:
        return sum(1 for at, line in enumerate(lines) if at == 0 or line[0] in BLANKS)
    return len(lines)
