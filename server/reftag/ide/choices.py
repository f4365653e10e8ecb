"""What only a person can decide: which of two values is right, and whether a record goes.

Both are offered in editors alone. They follow from the places that a finding names, so any rule
that says the same of its places gets them.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from reftag.lint import Placed
from reftag.lint.support.field_edits import delete, line_begin
from reftag.syntax import Document, Field, Record
from reftag.text import Edit, Located

_MOST_VALUES: Final = 5
"""A menu with more values is no longer a choice."""

_LONGEST: Final = 40
"""Longest value in a title, in code points."""


class Choice(NamedTuple):
    """One way to go: its title, and edits that are ordered and count in the document."""

    title: str
    edits: list[Edit]


def values_to_keep(placed: Placed) -> list[Choice]:
    """Return a choice for each value where fields with one tag contradict each other.

    The value is written into the first of the fields, which may be the type and open the record;
    the others are deleted. `[]` if the finding has a fix.
    """
    finding, record = placed.diagnostic.finding, placed.record
    if finding.fix is not None:
        return []
    starts = {finding.span.start, *(related.span.start for related in finding.related)}
    fields = [field for field in record.fields if field.start in starts]
    values = dict.fromkeys(field.value for field in fields)
    one_tag = len({field.code for field in fields}) == 1 and len(fields) == len(starts)
    if not one_tag or not 1 < len(values) <= _MOST_VALUES:
        return []
    choices = (_keep(placed, fields, value) for value in values)
    return [choice for choice in choices if choice is not None]


def _keep(placed: Placed, fields: list[Field], value: str) -> Choice | None:
    first, *others = fields
    record, at = placed.record, placed.offset
    chosen = next(field for field in fields if field.value == value)
    deletions = [edit for field in others if (edit := delete(record, field))]
    if len(deletions) < len(others):
        return None
    written = record.text[chosen.value_start : chosen.value_end]
    change = [] if chosen is first else [Edit(first.value_start, first.value_end, written)]
    moved = [edit.moved(at) for edit in change + deletions]
    return Choice(f"Keep {_quoted(value)}", moved)


def _quoted(value: str) -> str:
    line = " ".join(value.split())
    return f'"{line}"' if len(line) <= _LONGEST else f'"{line[: _LONGEST - 1].rstrip()}…"'


def record_to_delete(document: Document, placed: Placed) -> Choice | None:
    """Return the deletion of a record that a finding compares with others; None if it does not."""
    located = document.record_at(placed.offset) if placed.elsewhere else None
    edits = deletions(document, [located] if located else [])
    return Choice("Delete this record", edits) if edits else None


def deletions(document: Document, records: Iterable[Located[Record]]) -> list[Edit]:
    """Return the edits that delete records, which come in the order of the file.

    What belongs to the file stays, and so does text outside of records.
    """
    edits: list[Edit] = []
    for located in records:
        if located.piece.fields:
            start, end = _extent(document, located)
            if edits and start <= edits[-1].end:  # thousands of edits are slow in the client
                edits[-1] = edits[-1]._replace(end=end)
            else:
                edits.append(Edit(start, end, ""))
    return edits


def _extent(document: Document, located: Located[Record]) -> tuple[int, int]:
    """Return what is deleted with a record, as offsets in the document."""
    record, offset = located.piece, located.offset
    start, end = line_begin(record, record.fields[0]), _with_blank_lines_below(record)
    is_last = end == len(record.text) and located.at == len(document) - 1
    if located.at and is_last and not start:
        start = -_blank_lines_at_end(document.buffer.piece(located.at - 1).piece)
    return offset + start, offset + end


def _with_blank_lines_below(record: Record) -> int:
    """Return where the record and the blank lines right below it end."""
    end = record.end
    for blank in record.blank_lines:
        if blank.start == end:
            end = blank.end
    return end


def _blank_lines_at_end(record: Record) -> int:
    """Return how many characters the blank lines at the end of a record's text take."""
    start = len(record.text)
    for blank in reversed(record.blank_lines):
        if blank.end == start:
            start = blank.start
    return len(record.text) - start
