"""Edits that take out or put in whole fields, whatever the lines around them look like.

Offsets are those of the record's text. The byte order mark of a file is never moved: it stands
before the first field's line and stays there.
"""

from typing import Final

from reftag.lint.blocks import has_blank_line
from reftag.syntax import Field, Record
from reftag.text import Edit, without_break

BYTE_ORDER_MARK: Final = "\ufeff"


def line_begin(record: Record, field: Field) -> int:
    """Return where the field's line begins; the byte order mark of a file is no part of it."""
    at = field.line_start
    return at + (at == 0 and record.text.startswith(BYTE_ORDER_MARK))


def delete(record: Record, field: Field) -> Edit | None:
    """Return the edit that takes `field` out of its record; the first field cannot be taken.

    A field in a line of its own takes its lines along, and the blank lines above it, which else
    might end the record too early; of a field inside a flattened line the piece goes with the
    blank before it. None if the field may be all that keeps the text below a blank line in the
    value above it.
    """
    above = record.fields[record.fields.index(field) - 1]
    if has_blank_line(record, above):
        return None
    if field.inside_line and not _ends_its_line(record, field):
        return Edit(field.start - 1, field.end - 1, "")
    start = field.start - 1 if field.inside_line else content_end(record, above)
    return Edit(start, content_end(record, field), "")


def content_end(record: Record, field: Field) -> int:
    """Return where the field's last line ends, before its line break.

    To cut from one such place to another keeps every line break that is left in its place: a CR
    never comes to stand before the LF of a blank line.
    """
    end = field.end
    last = record.text[max(end - 2, 0) : end]
    return end - len(last) + len(without_break(last))


def _ends_its_line(record: Record, field: Field) -> bool:
    return field.end == len(record.text) or content_end(record, field) < field.end
