"""Edits that take out or put in whole fields, whatever the lines around them look like.

Offsets are those of the record's text. The byte order mark of a file is never moved: it stays
before the first field's line.
"""

from bisect import bisect_left
from operator import attrgetter
from typing import Final

from reftag.lint.support.prose import has_blank_line
from reftag.syntax import Field, Record
from reftag.text import BYTE_ORDER_MARK, Edit, without_break

_START: Final = attrgetter("start")


def retag(record: Record, field: Field, code: str) -> Edit:
    """Return the edit that writes another tag for the field's own."""
    old, new = record.opening(field.spelled), record.opening(code)
    if record.text.startswith(old, field.start) and new[len(code) :] != old[len(field.spelled) :]:
        return Edit(field.start, field.start + len(old), new)
    return Edit(field.start, field.tag_end, code)


def last_own(record: Record) -> Field:
    """Return the field after which another one may be added: the last before the end tags."""
    end = record.end_field
    at = record.fields.index(end) if end is not None else len(record.fields)
    while at > 1 and record.fields[at - 1].code == record.dialect.end_code:
        at -= 1
    return record.fields[at - 1]


def line_begin(record: Record, field: Field) -> int:
    """Return where the field's line begins; the byte order mark of a file is not part of it."""
    at = field.line_start
    return at + (at == 0 and record.text.startswith(BYTE_ORDER_MARK))


def delete(record: Record, field: Field) -> Edit | None:
    """Return the edit that takes `field` out of its record; the first field cannot be taken.

    A field that has its own line is deleted with its lines and the blank lines above it, which
    could otherwise end the record too early; a field inside a flattened line is deleted with the
    space before it. None if the field may be all that keeps the text below a blank line in the
    value above it, or the type above it from that of the next record.
    """
    at = bisect_left(record.fields, field.start, key=_START)
    above = record.fields[at - 1]
    if not field.goes_on and at + 1 < len(record.fields) and record.fields[at + 1].goes_on:
        return Edit(field.value_start, record.fields[at + 1].value_start, "")  # the next moves up
    if has_blank_line(record, above) or _parts_types(record, at):
        return None
    if field.inside_line and not _ends_its_line(record, field):
        return Edit(field.start - 1, field.end - 1, "")
    # All from the end of a line to the end of a line, so that several fit into one fix.
    start = field.start - 1 if field.inside_line else content_end(record, above)
    return Edit(start, content_end(record, field), "")


def _parts_types(record: Record, at: int) -> bool:
    """Say whether nothing else than field `at` may be between two types: these would be one record.

    Below a blank line the next record begins in any case.
    """
    if at + 1 < len(record.fields) or record.fields[at - 1].code != record.dialect.start_code:
        return False
    return not without_break(record.text[content_end(record, record.fields[at]) :])


def lines_edit(record: Record, above: Field, field: Field) -> Edit:
    """Return the edit that deletes the lines of `field` and the blank lines above it.

    `above` is the field before it: without these blank lines the record would end too early.
    """
    begin, end = line_begin(record, field), field.end
    glues = record.text[begin - 1 : begin] == "\r" and record.text[end : end + 1] == "\n"
    if above.end == field.line_start and content_end(record, field) < end and not glues:
        return Edit(begin, end, "")
    # From the end of one line to the end of another: no CR ends up before an LF, and a
    # file without a line break at its end stays so.
    return Edit(content_end(record, above), content_end(record, field), "")


def content_end(record: Record, field: Field) -> int:
    """Return where the field's last line ends, before its line break."""
    end = field.end
    last = record.text[max(end - 2, 0) : end]
    return end - len(last) + len(without_break(last))


def _ends_its_line(record: Record, field: Field) -> bool:
    return field.end == len(record.text) or content_end(record, field) < field.end
