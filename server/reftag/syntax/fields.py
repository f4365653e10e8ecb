"""The fields of a record: what a tag and its value are, and how they are read out of a text.

All offsets count code points from the record's first character.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reftag.dialects import Dialect
from reftag.syntax.events import SPACES, BlankLine, Flaw, TagLine
from reftag.syntax.styles import scanner
from reftag.syntax.tag_lines import ends_line
from reftag.text.lines import LINE_BREAK


class Span(NamedTuple):
    """Offsets `start` to `end` (code points, end exclusive) in a record's text."""

    start: int
    end: int


class Field(NamedTuple):
    """A tag with its value. Offsets count from the start of the record's text."""

    code: str
    """The tag that is meant, e.g. `%T`."""
    spelled: str
    """The tag as written, e.g. `%t` or `$]`."""
    line_start: int
    """Where the tag's physical line begins; for a field inside a line, where the tag does."""
    start: int
    """Where the tag begins."""
    tag_end: int
    value_start: int
    value_end: int
    """Spaces around the value are not part of it; an empty value starts and ends at the tag."""
    end: int
    """Where the field ends: after its last line's break, or where the next tag begins."""
    value: str
    """The value; continuation lines are joined by LF whatever the file's line breaks are."""
    flaw: Flaw | None
    inside_line: bool
    """Whether the field comes after another one on the same physical line."""

    @property
    def tag_span(self) -> Span:
        """The span of the tag."""
        return Span(self.start, self.tag_end)

    @property
    def value_span(self) -> Span:
        """The span of the value, continuation lines included."""
        return Span(self.value_start, self.value_end)

    @property
    def written_end(self) -> int:
        """Where what is written ends: the value, or the tag if there is none."""
        return max(self.value_end, self.tag_end)

    def without(self, mark: str) -> "Field":
        """Return the field with its value, and the end of this, before a mark that ends it."""
        value = self.value.removesuffix(mark).rstrip()
        if "\n" in self.value[len(value) :]:  # raw line breaks may be longer
            end = self.value_start + len(value)
        else:
            end = self.value_end - len(self.value) + len(value)
        return self._replace(value=value, value_end=end)

    @property
    def goes_on(self) -> bool:
        """Whether this is a further value of the tag above it, on its own indented line.

        Then `spelled` is the indentation, empty where it was lost.
        """
        return not self.spelled.strip(SPACES)

    @property
    def shown(self) -> str:
        """The tag as messages call it: as written, if it is."""
        return self.code if self.goes_on else self.spelled


Parts = tuple[tuple[Field, ...], tuple[Span, ...], tuple[Field, ...]]


def read_fields(text: str, dialect: Dialect) -> Parts:
    """Read the fields, the blank lines and the lines of the file out of a record's text."""
    fields: list[Field] = []
    of_file: list[Field] = []
    blanks: list[Span] = []
    tag: TagLine | None = None
    first_blank = len(text)
    """After the last tag the first blank line ends the record."""
    read = scanner(dialect)
    for event in read.scan(text) if read.may_have_inner(text) else read.tag_lines(text):
        if isinstance(event, BlankLine):
            if first_blank == len(text):
                first_blank = event.start
            blanks.append(Span(event.start, _after_break(text, event.end)))
            continue
        if tag is not None:
            own = of_file if tag.code in dialect.of_file else fields
            _add_fields(own, text, tag, event.line_start, dialect)
        tag = event
        first_blank = len(text)
    if tag is not None:
        own = of_file if tag.code in dialect.of_file else fields
        _add_fields(own, text, tag, first_blank, dialect)
    return tuple(fields), tuple(blanks), tuple(of_file)


def _add_fields(fields: list[Field], text: str, tag: TagLine, limit: int, dialect: Dialect) -> None:
    """Add the field that begins at `tag`: several, if it has more values below."""
    is_end = tag.code == dialect.end_code and ends_line(text, tag.opened, limit)
    if is_end or tag.code in dialect.of_file:
        limit = _after_break(text, _line_end(text, tag.end, limit))  # has one line
    field = _field(text, tag, limit)
    if tag.code in dialect.one_a_line:
        fields.extend(_one_a_line(text, field, limit))
        return
    if dialect.reading.indent and "\n" in field.value:
        value = "\n".join(line.lstrip(SPACES) for line in field.value.split("\n"))
        field = field._replace(value=value)
    fields.append(field)


def _one_a_line(text: str, field: Field, limit: int) -> Iterator[Field]:
    """Yield a field for each line of the value of `field`: lines below are further values.

    They should be indented. Where they are not, nothing is spelled; lost-indentation reports it.
    """
    start, end = field.value_start, field.value_end
    inner = [match.end() for match in LINE_BREAK.finditer(text, start, end)]
    begins = [at for at in inner if text[at : _line_end(text, at, end)].strip(SPACES)]
    if begins and not text[start : begins[0]].strip(" \t\r\n\x1a"):
        del begins[0]  # the tag's line has no value: it begins on the next line
    tag_start, tag_end, line_start = field.start, field.tag_end, field.line_start
    for stop in (*begins, limit):
        value_end = min(stop, end)
        value = text[start:value_end].rstrip(" \t\r\n\x1a")
        value_end = start + len(value)
        yield Field(
            field.code,
            text[tag_start:tag_end],
            line_start,
            tag_start,
            tag_end,
            start,
            value_end,
            _field_end(text, value_end, stop),
            LINE_BREAK.sub("\n", value),
            field.flaw if line_start == field.line_start else None,
            field.inside_line and line_start == field.line_start,
        )
        line_start = tag_start = stop
        start = stop
        while start < limit and text[start] in SPACES:
            start += 1
        tag_end = start


def _field(text: str, tag: TagLine, limit: int) -> Field:
    opened = tag.opened
    written = text[opened:limit].rstrip(" \t\r\n\x1a")
    # An empty first line belongs to the value when text follows: `%K`, then one keyword a line.
    value = written.lstrip(SPACES)
    end = opened + len(written)
    return Field(
        tag.code,
        text[tag.start : tag.end],
        tag.line_start,
        tag.start,
        tag.end,
        end - len(value),
        end,
        _field_end(text, end, limit),
        LINE_BREAK.sub("\n", value) if "\r" in value else value,
        tag.flaw,
        tag.inside,
    )


def _field_end(text: str, value_end: int, limit: int) -> int:
    """Return where the field's last line ends, after its break; blank lines stay outside."""
    if value_end < limit and text[value_end] == "\n":
        return value_end + 1
    match = LINE_BREAK.search(text, value_end, limit)
    return match.end() if match else limit


def _line_end(text: str, start: int, limit: int) -> int:
    match = LINE_BREAK.search(text, start, limit)
    return match.start() if match else limit


def _after_break(text: str, end: int) -> int:
    match = LINE_BREAK.match(text, end)
    return match.end() if match else end


def lines_between(text: str, start: int, end: int | None = None) -> list[tuple[int, int]]:
    """Return the lines between two offsets, without spaces around them."""
    end = len(text) if end is None else end
    lines: list[tuple[int, int]] = []
    while start < end:
        match = LINE_BREAK.search(text, start, end)
        stop, after = match.span() if match else (end, end)
        lines.append(trimmed(text, start, stop))
        start = after
    return lines


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without spaces at its ends."""
    while end > start and text[end - 1] in SPACES:
        end -= 1
    while start < end and text[start] in SPACES:
        start += 1
    return start, end
