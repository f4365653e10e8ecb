"""The records of a file: sort them, number them, leave out those that are there already.

Only the records change places. What is between them stays where it is: blank lines, text outside of
records, the lines of the file at its beginning and end.
"""

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Final, NamedTuple

from reftag.ide.choices import Choice, deletions
from reftag.lint.support.field_edits import content_end, last_own, line_begin
from reftag.syntax import Document, Record
from reftag.text import Edit, Located, apply
from reftag.values import names, years
from reftag.values.plain_letters import letters

_LAST: Final = "\U0010ffff"
"""Records without what is sorted by come last."""


class _Slot(NamedTuple):
    """Where a record is: offsets in the document, without the line break at its end."""

    start: int
    end: int
    record: Record

    @property
    def text(self) -> str:
        first = line_begin(self.record, self.record.fields[0])
        return self.record.text[first : first + self.end - self.start]


def by_author(record: Record) -> tuple[str, ...]:
    """Return what a record is sorted by: family name of the first author, year, title."""
    who = record.first("author") or record.first("editor")
    name = names.family(who.value.split("\n")[0]) if who else ""
    return letters(name) or _LAST, *by_year(record)[:1], *by_title(record)


def by_year(record: Record) -> tuple[str, ...]:
    """Return what a record is sorted by: year, family name of the first author, title."""
    who = record.first("author") or record.first("editor")
    name = letters(names.family(who.value.split("\n")[0])) if who else ""
    return years.first(record.value("year")) or _LAST, name or _LAST, *by_title(record)


def by_title(record: Record) -> tuple[str, ...]:
    """Return what a record is sorted by: its title."""
    return (letters(record.value("title")) or _LAST,)


def sorted_by(document: Document, key: Callable[[Record], tuple[str, ...]]) -> Choice | None:
    """Return the file with its records in the order of their keys; equal ones keep theirs."""
    slots = list(_slots(document))
    ordered = sorted(slots, key=lambda slot: key(slot.record))
    edits = [
        Edit(slot.start, slot.end, other.text)
        for slot, other in zip(slots, ordered, strict=True)
        if slot is not other and slot.text != other.text
    ]
    return Choice("Sort the records", edits) if edits and _keeps(document, edits) else None


def numbered(document: Document) -> Choice | None:
    """Return the file with the records' numbers, from 1, in their label tags."""
    codes = document.dialect.codes("label")
    if not codes:
        return None
    edits: list[Edit] = []
    for number, located in enumerate(_records(document), 1):
        record, at = located.piece, located.offset
        label = next((field for field in record.fields if field.code in codes), None)
        if label is None:
            end = content_end(record, last_own(record)) + at
            line = f"{record.line_break()}{record.opening(codes[0])}{number}"
            edits.append(Edit(end, end, line))
        elif label.value != str(number):
            line = f"{record.opening(label.code)}{number}"
            edits.append(Edit(label.start + at, max(label.value_end, label.tag_end) + at, line))
    return Choice("Number the records", edits) if edits else None


def without_repeats(document: Document) -> Choice | None:
    """Return the file without records that say just what one before them says."""
    orders = document.dialect.reading.order_matters
    seen: set[tuple[tuple[str, str], ...]] = set()
    repeats: list[Located[Record]] = []
    for located in _records(document):
        said = _content(located.piece)
        # Only tags may change places: the first author is another one then.
        content = tuple(said if orders else sorted(said, key=itemgetter(0)))
        if content in seen:
            repeats.append(located)
        seen.add(content)
    edits = deletions(document, repeats)
    return Choice(f"Delete {len(edits)} repeated records", edits) if edits else None


def _records(document: Document) -> Iterator[Located[Record]]:
    return (
        each for each in document.located() if each.piece.fields and not each.piece.is_flattened
    )


def _keeps(document: Document, edits: list[Edit]) -> bool:
    """Say whether all records are read as before, wherever they are now.

    A record without a type may need the blank line before it, and its new place may have none.
    """
    after = Document.read(apply(document.text, edits), document.dialect)
    return sorted(map(_content, document)) == sorted(map(_content, after))


def _content(record: Record) -> list[tuple[str, str]]:
    return [(field.code, field.value) for field in record.fields]


def _slots(document: Document) -> Iterator[_Slot]:
    for located in document.located():
        record = located.piece
        if record.fields:
            start = line_begin(record, record.fields[0])
            end = len(record.text[: record.end].rstrip("\r\n"))
            yield _Slot(located.offset + start, located.offset + max(start, end), record)
