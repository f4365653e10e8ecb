"""A file as records: lossless, incremental, immutable.

The records are the file: their texts, joined, give it back character for character, and there is no
other copy of it. `edit` re-reads from the record before the first touched one until a record
boundary falls together with an old one; all other records are shared with the old document. That
works because a boundary follows from the text of the record before it and from the tag after it,
never from anything farther away.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reftag.dialects import Dialect
from reftag.syntax import boundaries
from reftag.syntax.events import BlankLine
from reftag.syntax.fields import Field
from reftag.syntax.record import Record
from reftag.syntax.styles import scanner
from reftag.syntax.tag_lines import Scanner
from reftag.text import Edit, Encoding, Located, Position, TextBuffer, apply
from reftag.text.lines import LINE_BREAK, has_lone_cr


class RecordChange(NamedTuple):
    """Which records an edit replaced: `removed` of the old ones from place `at` on."""

    at: int
    removed: int
    inserted: tuple[Record, ...]


class Document:
    """The records of a file. Offsets are code points from the start of the file."""

    __slots__ = ("buffer", "dialect")

    def __init__(self, buffer: TextBuffer[Record], dialect: Dialect) -> None:
        """Hold records; use `Document.read` to get them from a text."""
        self.buffer = buffer
        self.dialect = dialect

    @classmethod
    def read(cls, text: str, dialect: Dialect) -> "Document":
        """Read a file. Never fails: any text is a document."""
        return cls(TextBuffer(_records(text, dialect)), dialect)

    @property
    def text(self) -> str:
        """The whole text. Walks all records: not for use at a keystroke."""
        return self.buffer.text

    def __len__(self) -> int:
        """Return the number of records, a file of nothing but stray text counting as one."""
        return len(self.buffer)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.buffer)

    def located(self, start: int = 0) -> Iterator[Located[Record]]:
        """Yield the records from place `start` on, each with its offset and line."""
        return self.buffer.located(start)

    def passing(self, start: int = 0) -> Iterator[Located[Record]]:
        """Yield what `located` does, and drop the fields of a record that were read meanwhile.

        Those that were in memory before stay. Whoever looks at one stretch of a large document
        after another would otherwise have all its fields in memory in the end.
        """
        for each in self.located(start):
            was_read = each.piece.is_read
            try:
                yield each
            finally:
                if not was_read:
                    each.piece.forget()

    def record_at_line(self, line: int) -> Located[Record] | None:
        """Return the record that holds `line` (from 0), None in an empty document."""
        return self.buffer.piece_at_line(line) if len(self.buffer) else None

    def record_at(self, offset: int) -> Located[Record] | None:
        """Return the record that holds the character at `offset`, None in an empty document."""
        return self.buffer.piece_at_offset(offset) if len(self.buffer) else None

    def field_at(self, offset: int) -> tuple[Located[Record], Field] | None:
        """Return the field at `offset` with its record, None between records."""
        located = self.record_at(offset)
        if located is None:
            return None
        field = located.piece.field_at(offset - located.offset)
        return (located, field) if field else None

    def offset_at(self, line: int, units: int, encoding: Encoding = "utf-32") -> int:
        """Return the offset of a position whose column counts in units of `encoding`."""
        return self.buffer.offset_at(line, units, encoding)

    def position_at(self, offset: int, encoding: Encoding = "utf-32") -> Position:
        """Return the position of `offset`, its column in units of `encoding`."""
        return self.buffer.position_at(offset, encoding)

    def edit(self, start: int, end: int, text: str) -> tuple["Document", RecordChange]:
        """Return the document with `text` in the place of offsets `start` to `end`.

        Costs what the edit and the records around it cost to read, whatever the file's size.
        Raises `ValueError` if the offsets are outside the document or the wrong way round.
        """
        if not 0 <= start <= end <= self.buffer.length:
            raise ValueError(f"no stretch {start} to {end} in a text of {self.buffer.length}")
        if not len(self.buffer):
            records = _records(text, self.dialect)
            return self._spliced(RecordChange(0, 0, tuple(records)))
        first = self.buffer.piece_at_offset(start)
        if first.at and start < first.offset + len(_first_line(first.piece.text)):
            # The boundary before the first touched record depends on its first tag: go one back.
            first = self.buffer.piece(first.at - 1)
        stop = self.buffer.piece_at_offset(end).at + 1
        old = [located.piece for located in _between(self.buffer, first.at, stop)]
        region = apply(
            "".join(record.text for record in old),
            [Edit(start - first.offset, end - first.offset, text)],
        )
        starts: list[int] | None = None
        step = 1
        while stop < len(self.buffer):
            ahead = self.buffer.piece(stop).piece.text
            starts = _starts(region + _first_line(ahead), scanner(self.dialect))
            if starts[-1] == len(region):
                starts.pop()
                break
            # No boundary falls on the old one: read on, in growing steps.
            more = [p.piece for p in _between(self.buffer, stop, min(stop + step, len(self)))]
            old += more
            region += "".join(record.text for record in more)
            stop += len(more)
            step *= 2
            starts = None
        if starts is None:
            starts = _starts(region, scanner(self.dialect))
        return self._spliced(_trimmed(first.at, old, _cut(region, starts, self.dialect)))

    def _spliced(self, change: RecordChange) -> tuple["Document", RecordChange]:
        buffer = self.buffer.splice(change.at, change.at + change.removed, change.inserted)
        return Document(buffer, self.dialect), change


def _between(buffer: TextBuffer[Record], start: int, stop: int) -> Iterator[Located[Record]]:
    for located in buffer.located(start):
        if located.at >= stop:
            return
        yield located


def _trimmed(at: int, old: Sequence[Record], new: Sequence[Record]) -> RecordChange:
    """Leave out the records at both ends that the edit did not change."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    inserted = tuple(new[head : len(new) - tail])
    return RecordChange(at + head, len(old) - head - tail, inserted)


def _records(text: str, dialect: Dialect) -> list[Record]:
    return _cut(text, _starts(text, scanner(dialect)), dialect)


def _cut(text: str, starts: list[int], dialect: Dialect) -> list[Record]:
    if not text:
        return []
    ends = (*starts[1:], len(text))
    return [Record(text[a:b], dialect) for a, b in zip(starts, ends, strict=True)]


def _first_line(text: str) -> str:
    match = LINE_BREAK.search(text)
    return text[: match.end()] if match else text


def _starts(text: str, read: Scanner) -> list[int]:
    """Return the offsets at which the records of `text` begin; the first is 0.

    A record ends before the type tag, if it has one itself or there is a blank line between, but
    not between two types with nothing else between them; and at a blank line, if it has a title and
    already has the tag that comes next. An empty tag is ignored here, so that the records stay the
    same when it is deleted. `boundaries` handles dialects with other rules.
    """
    next_start = _following if boundaries.are_usual(read.dialect) else boundaries.following
    starts = [0]
    lines = read.lines(text)
    whole_record = read.whole_with_cr if has_lone_cr(text) else read.whole
    while True:
        start = starts[-1]
        # Nearly all records are so plain that one pattern says where they end.
        whole = whole_record.match(text, start) if whole_record else None
        if whole is not None and not read.may_have_inner(text, start, whole.end()):
            following = whole.end() if whole.end() < len(text) else None
        else:
            following = next_start(read, text, start, lines)
        if following is None:
            return starts
        starts.append(following)


def _following(read: Scanner, text: str, start: int, lines: re.Pattern[str]) -> int | None:
    """Return where the record after the one at `start` begins, None if there is none."""
    type_code = read.dialect.type_code
    titles = read.dialect.codes("title")
    seen: set[str] = set()
    last: tuple[str, int] | None = None
    """The last tag and where it ends; whether it has a value shows where the next one begins."""
    blank = begun = False
    for event in read.scan(text, start, lines):
        if isinstance(event, BlankLine):
            blank = True
            continue
        if last is not None:
            if _has_value(text, last[1], event.line_start):
                seen.add(last[0])
                begun = last[0] == type_code
            if event.code == type_code:
                ends = blank or (type_code in seen and not begun)
            else:
                ends = blank and event.code in seen and not seen.isdisjoint(titles)
            if ends and not event.inside:
                return event.line_start
        blank = False
        last = (event.code, event.end)
        if event.code == type_code:
            seen.add(type_code)
            begun = True
    return None


def _has_value(text: str, start: int, stop: int) -> bool:
    """Say whether there is anything but spaces and line breaks between two offsets."""
    if start + 1 < stop and text[start + 1].isalnum():
        return True  # as nearly always; the general answer takes longer
    return bool(text[start:stop].strip(" \t\r\n\x1a"))
