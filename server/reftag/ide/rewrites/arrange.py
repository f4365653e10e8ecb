"""The records of a file: sort them, number them, leave out those that are there already.

Only the records change places. What is between them stays where it is: blank lines, text outside of
records, the lines of the file at its beginning and end.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Final, NamedTuple

from reftag.ide.choices import Choice, deletions
from reftag.lint.support.field_edits import content_end, last_own, line_begin
from reftag.syntax import Document, Record
from reftag.syntax.piecemeal import read_gradually
from reftag.text import Edit, Located
from reftag.text.steps import Steps
from reftag.values import names, years
from reftag.values.plain_letters import letters

_LAST: Final = "\U0010ffff"
"""Records without what is sorted by come last."""


Content = tuple[tuple[str, str], ...]
"""The tags and values of a record."""


class _Slot(NamedTuple):
    """Where a record is: offsets in the document, without the line break at its end."""

    start: int
    end: int
    text: str


def by_author(record: Record) -> tuple[str, ...]:
    """Return what a record is sorted by: family name of the first author, year, title."""
    year, name, title = by_year(record)
    return name, year, title


def by_year(record: Record) -> tuple[str, ...]:
    """Return what a record is sorted by: year, family name of the first author, title."""
    who = record.first("author") or record.first("editor")
    name = letters(names.family(who.value.split("\n")[0])) if who else ""
    return years.first(record.value("year")) or _LAST, name or _LAST, *by_title(record)


def by_title(record: Record) -> tuple[str, ...]:
    """Return what a record is sorted by: its title."""
    return (letters(record.value("title")) or _LAST,)


def sorted_by(document: Document, key: Callable[[Record], tuple[str, ...]]) -> Steps[Choice | None]:
    """Return the file with its records in the order of their keys; equal ones keep theirs."""
    slots: list[_Slot] = []
    keys: list[tuple[str, ...]] = []
    for located in document.located():
        if located.piece.fields:
            slots.append(_slot(located))
            keys.append(key(located.piece))
        located.piece.forget()
        yield
    order = sorted(range(len(slots)), key=keys.__getitem__)
    moved = [at for at, other in enumerate(order) if at != other]
    if not moved:
        return None
    first, last = moved[0], moved[-1]
    start, end = slots[first].start, slots[last].end
    text = document.text
    parts: list[str] = []
    done = start
    for at in range(first, last + 1):
        parts += (text[done : slots[at].start], slots[order[at]].text)
        done = slots[at].end
        yield
    edit = Edit(start, end, "".join(parts))  # one: editors are slow with thousands
    if edit.text == text[start:end] or not (yield from _keeps(document, edit)):
        return None
    return Choice("Sort the records", [edit])


def numbered(document: Document) -> Steps[Choice | None]:
    """Return the file with the records' numbers, from 1, in their label tags."""
    codes = document.dialect.codes("label")
    if not codes:
        return None
    edits: list[Edit] = []
    for number, located in enumerate(_records(document), 1):
        yield
        record, at = located.piece, located.offset
        label = next((field for field in record.fields if field.code in codes), None)
        if label is None:
            end = content_end(record, last_own(record)) + at
            line = f"{record.line_break()}{record.opening(codes[0])}{number}"
            edits.append(Edit(end, end, line))
        elif label.value != str(number):
            line = f"{record.opening(label.code)}{number}"
            edits.append(Edit(label.start + at, label.written_end + at, line))
        record.forget()
    return Choice("Number the records", edits) if edits else None


def without_repeats(document: Document) -> Steps[Choice | None]:
    """Return the file without records that say just what one before them says."""
    orders = document.dialect.reading.order_matters
    seen: set[Content] = set()
    repeats: list[Located[Record]] = []
    for located in _records(document):
        yield
        said = _content(located.piece)
        # Only tags may change places: the first author is another one then.
        content = tuple(said if orders else sorted(said, key=itemgetter(0)))
        if content in seen:
            repeats.append(located)
        seen.add(content)
        located.piece.forget()
    edits = deletions(document, repeats)
    return Choice(f"Delete {len(edits)} repeated records", edits) if edits else None


def _records(document: Document) -> Iterator[Located[Record]]:
    return (
        each for each in document.located() if each.piece.fields and not each.piece.is_flattened
    )


def _keeps(document: Document, edit: Edit) -> Steps[bool]:
    """Say whether all records are read as before, wherever they are now.

    A record without a type may need the blank line before it, and its new place may have none.
    """
    text = document.text
    parts = (text[: edit.start], edit.text, text[edit.end :])
    after = yield from read_gradually(parts, document.dialect)
    found = Counter[Content]()
    for record in document:
        found[tuple(_content(record))] += 1
        record.forget()
        yield
    for record in after:
        found[tuple(_content(record))] -= 1
        record.forget()
        yield
    return not any(found.values())


def _content(record: Record) -> list[tuple[str, str]]:
    return [(field.code, field.value) for field in record.fields]


def _slot(located: Located[Record]) -> _Slot:
    record, offset = located.piece, located.offset
    start = line_begin(record, record.fields[0])
    end = max(start, len(record.text[: record.end].rstrip("\r\n")))
    return _Slot(offset + start, offset + end, record.text[start:end])
