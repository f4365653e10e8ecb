"""One record: an immutable stretch of the file and what can be read out of it.

A record knows only its own text. All offsets count code points from the record's first character,
so a record that an edit did not touch is the same object in the next version of the document,
wherever it has moved to. Reading it is lazy and never fails: every text is a record, and the rules
report what is wrong with it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from reftag.dialects import Dialect, ReferenceType, Tag
from reftag.syntax.events import SPACES
from reftag.syntax.fields import Field, Parts, Span, lines_between, read_fields, trimmed
from reftag.syntax.proper import read_plain
from reftag.syntax.styles import scanner
from reftag.text import count_breaks, line_starts
from reftag.text.lines import LINE_BREAK, has_lone_cr


class Record:
    """A record and the blank lines and stray text after it (before it, in the first one)."""

    __slots__ = ("__dict__", "breaks", "dialect", "text")

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

    @property
    def is_read(self) -> bool:
        """Whether its fields are in memory."""
        return "_read" in vars(self)

    def forget(self) -> None:
        """Drop what was read out of the text; it is read again when somebody asks for it.

        The fields of a record take several times the memory of its text. Whoever walks all records
        of a document drops them after each.
        """
        vars(self).clear()

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which the record's lines begin."""
        return line_starts(self.text)

    @cached_property
    def _read(self) -> Parts:
        if self.is_plain:
            return (*read_plain(self.text, self.dialect), ())
        return read_fields(self.text, self.dialect)

    @cached_property
    def is_plain(self) -> bool:
        """Whether the record is nothing but proper tag lines, one below the other, with values."""
        return self._matches(scanner(self.dialect).plain)

    @cached_property
    def is_proper(self) -> bool:
        """Whether it has only proper tag lines and lines that continue their values.

        Then only its tags and values can be wrong, and `pairs` is all its content.
        """
        if self.is_plain:
            return True
        return self._matches(scanner(self.dialect).proper)

    def _matches(self, pattern: re.Pattern[str] | None) -> bool:
        if pattern is None or has_lone_cr(self.text) or pattern.fullmatch(self.text) is None:
            return False
        return not scanner(self.dialect).may_have_inner(self.text)

    @property
    def of_file(self) -> tuple[Field, ...]:
        """The lines around the record that belong to the file, e.g. `FN` and `EF`."""
        return self._read[2] if self.dialect.of_file else ()

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields in the order of the text."""
        return self._read[0]

    @property
    def blank_lines(self) -> tuple[Span, ...]:
        """The blank lines, their line breaks included: inside the record and after it."""
        return self._read[1]

    @cached_property
    def tags(self) -> frozenset[str]:
        """The codes of the tags the record has."""
        return frozenset(self._by_code)

    @property
    def end(self) -> int:
        """Where the record's own text ends: after the last field's last line."""
        if self.is_proper:
            end = len(self.text.rstrip("\r\n"))
            return end + 2 if self.text[end] == "\r" else end + 1
        return self.fields[-1].end if self.fields else 0

    @cached_property
    def is_flattened(self) -> bool:
        """Whether several fields share a line."""
        return any(field.inside_line for field in (*self.fields, *self.of_file))

    @cached_property
    def type_field(self) -> Field | None:
        """The field that names the reference type, e.g. `%0`: the first with a value, if any."""
        found = self._by_code.get(self.dialect.type_code, [])
        return next((field for field in found if field.value), found[0] if found else None)

    @cached_property
    def type_name(self) -> str:
        """The reference type as written, `""` if there is none.

        Only the line of the tag counts: what is typed below it is not yet a tag line, but not part
        of the type either.
        """
        named = self.type_field
        return named.value.partition("\n")[0].rstrip(SPACES) if named else ""

    @cached_property
    def type(self) -> ReferenceType | None:
        """The reference type, also when its case is wrong or it is an alias; None if unknown."""
        return self.dialect.only_type or scanner(self.dialect).known_type(self.type_name)

    @cached_property
    def end_field(self) -> Field | None:
        """The field that ends the record, e.g. `ER`."""
        found = self._by_code.get(self.dialect.end_code)
        return found[-1] if found else None

    def opening(self, code: str) -> str:
        """Return how a line with this tag begins, before its value."""
        return scanner(self.dialect).opening(code)

    def further(self, code: str) -> str:
        """Return how a line begins that gives one more value to the tag above it."""
        if code in self.dialect.one_a_line:
            return " " * self.dialect.reading.indent
        return self.opening(code)

    def with_role(self, role: str) -> Iterator[Field]:
        """Yield the fields whose tag plays `role`, e.g. `author`, in order.

        A field whose value gets the role from a mark after it is returned without the mark.
        """
        if marks := self.dialect.marks.get(role):
            return self._with_mark(role, marks)
        codes = self.dialect.codes(role)
        found = [self._by_code[code] for code in codes if code in self._by_code]
        if len(found) > 1:
            return (field for field in self.fields if field.code in codes)
        return iter(found[0] if found else ())

    def _with_mark(self, role: str, marks: Mapping[str, str]) -> Iterator[Field]:
        codes = self.dialect.codes(role)
        for field in self.fields:
            if field.code in codes:
                yield field
            elif (mark := marks.get(field.code)) and field.value.endswith(mark):
                yield field.without(mark)

    @cached_property
    def _by_code(self) -> dict[str, list[Field]]:
        fields: dict[str, list[Field]] = {}
        for field in self.fields:
            code = field.code
            if code in fields:
                fields[code].append(field)
            else:
                fields[code] = [field]
        return fields

    def first(self, role: str) -> Field | None:
        """Return the first field with `role` that has a value."""
        return next((field for field in self.with_role(role) if field.value), None)

    def value(self, role: str) -> str:
        """Return the first value of `role`, `""` if there is none."""
        field = self.first(role)
        return field.value if field else ""

    def tag_of(self, field: Field) -> Tag | None:
        """Return what the dialect says of the field's tag; None for an unknown tag."""
        return self.dialect.by_code.get(field.code)

    def label(self, field: Field) -> str:
        """Return what this record's type calls the field, e.g. *Journal* for `%J`."""
        return self.dialect.label(field.code, self.type)

    def role_of(self, field: Field) -> str:
        """Return what this record's type uses the field for, as narrowly as the dialect says it."""
        return self.dialect.role(field.code, self.type)

    def field_at(self, offset: int) -> Field | None:
        """Return the field that contains `offset`, from its tag to the end of its last line."""
        for field in (*self.fields, *self.of_file) if self.dialect.of_file else self.fields:
            if field.line_start <= offset < field.end or offset == field.end == len(self.text):
                return field
        return None

    def head(self, field: Field) -> Span:
        """Return the field's first line, from its tag to the end of what its value has there."""
        stop = field.value_end
        if "\n" in field.value:
            line_end = LINE_BREAK.search(self.text, field.tag_end, stop)
            stop = line_end.start() if line_end else stop
        return Span(field.start, max(trimmed(self.text, field.start, stop)[1], field.tag_end))

    def value_lines(self, field: Field) -> list[Span]:
        """Return the spans of the lines of a field's value, without spaces and breaks."""
        if "\n" not in field.value:
            return [field.value_span] if field.value else []
        return [
            Span(start, end)
            for start, end in lines_between(self.text, field.value_start, field.value_end)
            if start < end
        ]

    def outside(self) -> list[Span]:
        """Return the lines that belong to no record, their line breaks not included."""
        first = self.fields[0].line_start if self.fields else len(self.text)
        lines = lines_between(self.text, 0, first) + lines_between(self.text, max(self.end, first))
        of_file = [(field.start, field.written_end) for field in self.of_file]
        return [
            Span(start, end)
            for start, end in lines
            if self.text[start:end].strip("\ufeff\x1a")
            and not any(start <= own < end for own, _ in of_file)
        ]

    def line_end(self, offset: int) -> int:
        """Return where the line of `offset` ends, before its line break."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        if line == len(starts):
            return len(self.text)
        end = starts[line]
        return max(offset, end - 2 if self.text.endswith("\r\n", 0, end) else end - 1)

    def line_break(self) -> str:
        """Return the record's own line break, LF when it has none: what a fix inserts."""
        match = LINE_BREAK.search(self.text)
        return match[0] if match else "\n"
