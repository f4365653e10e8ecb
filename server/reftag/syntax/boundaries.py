"""Where records begin, in dialects that do it otherwise than EndNote (see `document`).

Here too a boundary follows from the text of the record before it and from the tag behind it,
never from anything farther away.
"""

from reftag.dialects import Dialect
from reftag.syntax.tag_lines import BlankLine, Reading, TagLine, ends_line

_SHOWS_NOTHING = " \t\r\n\x1a"


def are_usual(dialect: Dialect) -> bool:
    """Say whether records of a dialect begin as EndNote's do."""
    style = dialect.reading
    begins = bool(dialect.start_code) and dialect.start_code == dialect.type_code
    may_end = style.blank_lines == "may end a record"
    return begins and may_end and not dialect.end_code and not dialect.of_file


def record_starts(text: str, read: Reading) -> list[int]:
    """Return the offsets at which the records of `text` begin; the first is 0.

    A record ends before the tag that begins one, if it has that itself or a blank line stands
    between. Behind the tag that ends it, any tag below a blank line begins the next one (Ovid
    writes a tag right below `ER`); behind a line that belongs to the file, any tag does.
    At a blank line it ends always, never, or if it has a title and already has the tag that
    comes next: that is for the dialect to say.
    """
    dialect = read.dialect
    starts = [0]
    found = _Record(dialect)
    for event in read.scan(text):
        if isinstance(event, BlankLine):
            found.blank = True
            continue
        if event.code in dialect.of_file:
            found.closed = found.last is not None
            continue
        if found.last is not None:
            found.note_value(text, event.line_start)
            if found.ends_before(event.code):
                starts.append(event.line_start)
                found = _Record(dialect)
        found.take(event, text)
    return starts


class _Record:
    """What was seen of the record so far."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.last: TagLine | None = None
        self.blank = False
        """Whether a blank line stands behind the last tag."""
        self.ended = False
        """Whether the tag that ends the record was there."""
        self.closed = False
        """Whether a line of the file stands behind the record."""
        self.below = True
        """Whether the next tag stands right below the one that ends the record."""
        self.seen: set[str] = set()
        """The tags that have a value: an empty one counts for nothing here."""

    def note_value(self, text: str, stop: int) -> None:
        """Take up the last tag if it has a value before `stop`."""
        if self.last is not None and text[self.last.opened : stop].strip(_SHOWS_NOTHING):
            self.seen.add(self.last.code)
            self.below = not self.is_end(self.last, text)

    def ends_before(self, code: str) -> bool:
        """Say whether the tag that comes next begins another record."""
        if self.closed:
            return True
        if code == self.dialect.start_code:
            return self.blank or self.ended or code in self.seen
        if self.ended:
            return self.blank or not self.below
        if not self.blank or self.dialect.reading.blank_lines == "mean nothing":
            return False
        if self.dialect.reading.blank_lines == "end a record":
            return True
        return code in self.seen and not self.seen.isdisjoint(self.dialect.codes("title"))

    def is_end(self, tag: TagLine, text: str) -> bool:
        """Say whether a tag ends the record. With a value it does not: templates have such."""
        return tag.code == self.dialect.end_code and ends_line(text, tag.opened)

    def take(self, tag: TagLine, text: str) -> None:
        """Take up a tag of this record."""
        self.blank = False
        self.last = tag
        if self.is_end(tag, text):
            self.ended = True
        if tag.code == self.dialect.start_code:
            self.seen.add(tag.code)
