"""Where records begin, in dialects whose rules differ from EndNote's (see `document`).

Here too a boundary follows from the text of the record before it and from the tag after it, never
from anything farther away.
"""

import re
from typing import Final

from reftag.dialects import Dialect
from reftag.syntax.events import BlankLine, TagLine
from reftag.syntax.tag_lines import Scanner, ends_line

_SHOWS_NOTHING: Final = " \t\r\n\x1a"
_TRAILING: Final = frozenset({"abstract", "keyword", "note"})
_OPENING: Final = frozenset({"title", "author", "accession-number"})


def are_usual(dialect: Dialect) -> bool:
    """Say whether records of a dialect begin as EndNote's do."""
    style = dialect.reading
    begins = bool(dialect.start_code) and dialect.start_code == dialect.type_code
    may_end = style.blank_lines == "may end a record"
    return begins and may_end and not dialect.end_code and not dialect.of_file


def following(read: Scanner, text: str, start: int, lines: re.Pattern[str]) -> int | None:
    """Return where the record after the one at `start` begins, None if there is none.

    A record ends before the tag that begins one, if it has that itself or there is a blank line
    between; but not between two such tags with nothing else between them, since two types do not
    yet show two records. After the tag that ends it:

    - The tags on the next lines still belong to it (Ovid and others write some there), unless one
      of them repeats what the record already has: its title or an author.
    - After text any tag begins something new, and after a blank line any but an abstract, keyword
      or note that the record lacks: no record begins with these.
    - A further end tag right below it, or below a blank line, ends nothing and begins nothing.

    After a line that belongs to the file any tag begins the next record. At a blank line it ends
    always, never, or if it has a title and already has the tag that comes next: as the dialect
    defines. Lines without a known tag are not a record yet when a line of the file follows: some
    files have `XX` for `FN` in their header.
    """
    found = _RecordSoFar(read.dialect)
    for event in read.scan(text, start, lines):
        if isinstance(event, BlankLine):
            found.blank = True
            continue
        if event.code in read.dialect.of_file:
            found.closed = found.known
            continue
        if found.last is not None:
            found.note_value(text, event.line_start)
            if not event.inside and found.ends_before(event.code):
                return event.line_start
        found.take(event)
    return None


class _RecordSoFar:
    """What was seen of the record so far."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.last: TagLine | None = None
        self.blank = False
        """Whether there is a blank line after the last tag."""
        self.ended = False
        """Whether the tag that ends the record was there."""
        self.closed = False
        """Whether there is a line of the file after the record."""
        self.known = False
        """Whether a tag that the dialect knows was there."""
        self.below = True
        """Whether no text follows the tag that ends the record."""
        self.had: frozenset[str] = frozenset()
        """The tags with a value above the one that ends the record."""
        self.seen: set[str] = set()
        """The tags that have a value: an empty one counts for nothing here."""
        self.begun = False
        """Whether the last tag that counts is one that begins a record."""

    def note_value(self, text: str, stop: int) -> None:
        """Take up the last tag, whose value ends before `stop`."""
        tag = self.last
        if tag is None:
            return
        is_end = tag.code == self.dialect.end_code and ends_line(text, tag.opened, stop)
        if is_end and not self.ended:  # with a value it does not: templates have such
            self.ended = True
            self.had = frozenset(self.seen)
        if text[tag.opened : stop].strip(_SHOWS_NOTHING):
            self.seen.add(tag.code)
            self.below = not is_end
            self.begun = tag.code == self.dialect.start_code

    def ends_before(self, code: str) -> bool:
        """Say whether the tag that comes next begins another record."""
        if self.closed:
            return True
        apart = self.blank and self.dialect.reading.blank_lines != "mean nothing"
        if code == self.dialect.start_code:
            if self.begun and not self.ended:
                return apart  # a second type: nothing yet says that there are two records
            return self.blank or self.ended or code in self.seen
        if self.ended:
            if not self.below:
                return True
            if code == self.dialect.end_code:
                return False
            if self.blank:
                return code in self.had or not self.may_trail(code)
            return code in self.had and self.starts_over(code)
        if not apart:
            return False
        if self.dialect.reading.blank_lines == "end a record":
            return True
        return code in self.seen and not self.seen.isdisjoint(self.dialect.codes("title"))

    def may_trail(self, code: str) -> bool:
        """Say whether a tag below the record's end may belong to it."""
        tag = self.dialect.by_code.get(code)
        return tag is not None and tag.role in _TRAILING

    def starts_over(self, code: str) -> bool:
        """Say whether a tag that the record has shows that another one begins."""
        tag = self.dialect.by_code.get(code)
        return tag is not None and tag.role in _OPENING

    def take(self, tag: TagLine) -> None:
        """Take up a tag of this record."""
        self.blank = False
        self.last = tag
        self.known = self.known or tag.code in self.dialect.by_code
        if tag.code == self.dialect.start_code:
            self.seen.add(tag.code)
            self.begun = True
            self.ended = False
