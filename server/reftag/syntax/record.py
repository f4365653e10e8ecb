"""One record: an immutable stretch of the file and what can be read out of it.

A record knows only its own text. All offsets count code points from the record's first
character, so a record that an edit did not touch is the same object in the next version of
the document, wherever it has moved to. Reading it is lazy and never fails: every text is a
record, and what is wrong with it is for the rules to say.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from reftag.dialects import Dialect, ReferenceType, Tag
from reftag.syntax.reading import BLANKS, BlankLine, Flaw, TagLine, reading
from reftag.text import count_breaks, line_starts
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
    """Blanks around the value are no part of it; an empty value starts and ends at the tag."""
    end: int
    """Where the field ends: behind its last line's break, or where the next tag begins."""
    value: str
    """The value; continuation lines are joined by LF whatever the file's line breaks are."""
    flaw: Flaw | None
    inside_line: bool
    """Whether the field stands behind another one on the same physical line."""

    @property
    def tag_span(self) -> Span:
        """Where the tag stands."""
        return Span(self.start, self.tag_end)

    @property
    def value_span(self) -> Span:
        """Where the value stands, continuation lines included."""
        return Span(self.value_start, self.value_end)


class Record:
    """A record and the blank lines and stray text behind it (before it, in the first one)."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        """Hold `text`, which begins with a tag line unless it is the first of its file."""
        self.text = text
        self.dialect = dialect
        self.breaks = count_breaks(text)

    def __repr__(self) -> str:
        return f"Record({self.text!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return self.text == other.text and self.dialect is other.dialect

    def __hash__(self) -> int:
        return hash(self.text)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which the record's lines begin."""
        return line_starts(self.text)

    @cached_property
    def _read(self) -> tuple[tuple[Field, ...], tuple[Span, ...]]:
        read = _read_plain if self.is_plain else _read
        return read(self.text, self.dialect)

    @cached_property
    def is_plain(self) -> bool:
        """Whether the record is nothing but proper tag lines, one below the other, with values."""
        return reading(self.dialect).plain.fullmatch(self.text) is not None

    def pairs(self) -> list[tuple[str, str]]:
        """Return the tags and values of a record that `is_plain`.

        This is what takes least time to know of a record; fields know also where they stand.
        """
        width = len(self.dialect.type_code)
        text = self.text.replace("\r\n", "\n") if "\r" in self.text else self.text
        lines = text.rstrip("\n").split("\n")
        return [(line[:width], line[width + 1 :].rstrip(" \t\x1a")) for line in lines]

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields in the order of the text."""
        return self._read[0]

    @property
    def blank_lines(self) -> tuple[Span, ...]:
        """The blank lines, their line breaks included: inside the record and behind it."""
        return self._read[1]

    @cached_property
    def tags(self) -> frozenset[str]:
        """The codes of the tags the record has."""
        return frozenset(field.code for field in self.fields)

    @property
    def end(self) -> int:
        """Where the record's own text ends: behind the last field's last line."""
        if self.is_plain:
            end = len(self.text.rstrip("\r\n"))
            return end + 2 if self.text[end] == "\r" else end + 1
        return self.fields[-1].end if self.fields else 0

    @property
    def is_flattened(self) -> bool:
        """Whether several fields stand on one physical line."""
        return any(field.inside_line for field in self.fields[1:])

    @cached_property
    def type_field(self) -> Field | None:
        """The field that names the reference type, e.g. `%0`."""
        code = self.dialect.type_code
        return next((field for field in self.fields if field.code == code), None)

    @cached_property
    def type_name(self) -> str:
        """The reference type as written, `""` if there is none.

        Only the line of the tag counts: what is typed below it is not yet a tag line, but no
        part of the type either.
        """
        if self.is_plain:
            return self.value("type")
        named = self.type_field
        return named.value.partition("\n")[0].rstrip(BLANKS) if named else ""

    @cached_property
    def type(self) -> ReferenceType | None:
        """The reference type, also when its case is wrong or it is an alias; None if unknown."""
        return reading(self.dialect).known_type(self.type_name)

    def with_role(self, role: str) -> Iterator[Field]:
        """Yield the fields whose tag plays `role`, e.g. `author`, in order."""
        codes = self.dialect.codes(role)
        if len(codes) == 1:  # as nearly always
            return iter(self._by_code.get(codes[0], ()))
        return (field for field in self.fields if field.code in codes)

    @cached_property
    def _by_code(self) -> dict[str, list[Field]]:
        fields: dict[str, list[Field]] = {}
        for field in self.fields:
            fields.setdefault(field.code, []).append(field)
        return fields

    def first(self, role: str) -> Field | None:
        """Return the first field with `role` that has a value."""
        return next((field for field in self.with_role(role) if field.value), None)

    def value(self, role: str) -> str:
        """Return the first value of `role`, `""` if there is none. Quick where it `is_plain`."""
        if not self.is_plain or "_read" in self.__dict__:
            field = self.first(role)
            return field.value if field else ""
        codes = self.dialect.codes(role)
        start = self._plain_value(codes[0]) if codes else -1
        for code in codes[1:]:
            other = self._plain_value(code)
            if other >= 0 and (start < 0 or other < start):
                start = other
        if start < 0:
            return ""
        return self.text[start : self.text.index("\n", start)].rstrip(" \t\x1a\r")

    def _plain_value(self, code: str) -> int:
        """Return where the first value of a tag starts in a plain record, -1 if there is none."""
        head = reading(self.dialect).plain_head(code)
        if self.text.startswith(head):
            return len(head)
        at = self.text.find("\n" + head)
        return at + 1 + len(head) if at >= 0 else -1

    def tag_of(self, field: Field) -> Tag | None:
        """Return what the dialect says of the field's tag; None for an unknown tag."""
        return self.dialect.by_code.get(field.code)

    def label(self, field: Field) -> str:
        """Return what this record's type calls the field, e.g. *Journal* for `%J`."""
        return self.dialect.label(field.code, self.type)

    def field_at(self, offset: int) -> Field | None:
        """Return the field that `offset` lies in, from its tag to the end of its last line."""
        for field in self.fields:
            if field.line_start <= offset < field.end or offset == field.end == len(self.text):
                return field
        return None

    def head(self, field: Field) -> Span:
        """Return the field's first line, from its tag to the end of what its value has there."""
        line_end = LINE_BREAK.search(self.text, field.value_start, field.value_end)
        stop = line_end.start() if line_end else field.value_end
        return Span(field.start, max(_trimmed(self.text, field.start, stop)[1], field.tag_end))

    def value_lines(self, field: Field) -> list[Span]:
        """Return where the lines of a field's value stand, blanks around them and breaks cut."""
        return [
            Span(start, end)
            for start, end in _lines(self.text, field.value_start, field.value_end)
            if start < end
        ]

    def outside(self) -> list[Span]:
        """Return the lines that belong to no record, their line breaks not included."""
        first = self.fields[0].line_start if self.fields else len(self.text)
        lines = _lines(self.text, 0, first) + _lines(self.text, max(self.end, first))
        return [
            Span(start, end) for start, end in lines if self.text[start:end].strip("\ufeff\x1a")
        ]

    def line_end(self, offset: int) -> int:
        """Return where the line of `offset` ends, before its line break."""
        match = LINE_BREAK.search(self.text, offset)
        return match.start() if match else len(self.text)

    def line_break(self) -> str:
        """Return the record's own line break, LF when it has none: what a fix inserts."""
        match = LINE_BREAK.search(self.text)
        return match[0] if match else "\n"


def _lines(text: str, start: int, end: int | None = None) -> list[tuple[int, int]]:
    """Return the lines between two offsets, without blanks around them."""
    end = len(text) if end is None else end
    lines: list[tuple[int, int]] = []
    while start < end:
        match = LINE_BREAK.search(text, start, end)
        stop, after = match.span() if match else (end, end)
        lines.append(_trimmed(text, start, stop))
        start = after
    return lines


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without blanks at its ends."""
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    while start < end and text[start] in BLANKS:
        start += 1
    return start, end


def _read(text: str, dialect: Dialect) -> tuple[tuple[Field, ...], tuple[Span, ...]]:
    """Read the fields and the blank lines out of a record's text."""
    fields: list[Field] = []
    blanks: list[Span] = []
    tag: TagLine | None = None
    first_blank = len(text)
    """Behind the last tag the first blank line ends the record."""
    for event in reading(dialect).scan(text):
        if isinstance(event, BlankLine):
            if first_blank == len(text):
                first_blank = event.start
            blanks.append(Span(event.start, _after_break(text, event.end)))
            continue
        if tag is not None:
            _add_fields(fields, text, tag, event.line_start, dialect)
        tag = event
        first_blank = len(text)
    if tag is not None:
        _add_fields(fields, text, tag, first_blank, dialect)
    return tuple(fields), tuple(blanks)


def _read_plain(text: str, dialect: Dialect) -> tuple[tuple[Field, ...], tuple[Span, ...]]:
    """Read a record that is one proper tag line after another."""
    width = len(dialect.type_code)
    new = tuple.__new__
    fields: list[Field] = []
    blanks: list[Span] = []
    start = 0
    for line in text[:-1].split("\n"):
        end = start + len(line)
        if line not in ("", "\r"):
            code = line[:width]
            tag_end, value_start = start + width, start + width + 1
            value = line[width + 1 :].rstrip(" \t\x1a\r")
            value_end = value_start + len(value)
            after = end + 1
            # The way around `Field(...)` takes half the time, and nearly all fields are made here.
            field = (
                *(code, code, start, start, tag_end, value_start, value_end, after, value),
                *(None, False),
            )
            fields.append(new(Field, field))
        else:
            blanks.append(Span(start, end + 1))
        start = end + 1
    return tuple(fields), tuple(blanks)


def _add_fields(fields: list[Field], text: str, tag: TagLine, limit: int, dialect: Dialect) -> None:
    """Add the field that begins at `tag`: several, if its line is flattened."""
    if tag.code == dialect.type_code and dialect.sign in text[tag.end : limit]:
        line_end = _line_end(text, tag.end, limit)
        offset = tag.line_start
        spans = reading(dialect).pieces(text[offset:line_end])
        if spans:
            starts = [offset + start for start, _ in spans]
            fields.append(_field(text, tag, starts[0], inside_line=False))
            for (start, end), stop in zip(spans, (*starts[1:], limit), strict=True):
                code = text[offset + start : offset + end]
                piece = TagLine(offset + start, offset + start, offset + end, code, None)
                fields.append(_field(text, piece, stop, inside_line=True))
            return
    fields.append(_field(text, tag, limit, inside_line=False))


def _field(text: str, tag: TagLine, limit: int, *, inside_line: bool) -> Field:
    written = text[tag.end : limit].rstrip(" \t\r\n\x1a")
    # An empty first line belongs to the value when text follows: `%K`, then one keyword a line.
    value = written.lstrip(BLANKS)
    end = tag.end + len(written)
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
        inside_line,
    )


def _field_end(text: str, value_end: int, limit: int) -> int:
    """Return where the field's last line ends, behind its break; blank lines stay outside."""
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
