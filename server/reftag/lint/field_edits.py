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
    """Return the edit that takes `field` out of its record.

    A field in a line of its own takes its lines along, and the blank lines above it, which else
    might end the record too early; of a field inside a flattened line the piece goes with the
    blank before it, and the line's break stays. None if the field may be all that keeps the
    text below a blank line in the value above it.
    """
    at = record.fields.index(field)
    if at and has_blank_line(record, record.fields[at - 1]):
        return None
    if field.inside_line:
        last = field.end == len(record.text) or ends_with_break(record, field)
        return Edit(field.start - 1, field.value_end if last else field.end - 1, "")
    start = record.fields[at - 1].end if at else line_begin(record, field)
    return Edit(start, field.end, "")


def ends_with_break(record: Record, field: Field) -> bool:
    """Say whether the field's last line has a line break."""
    return len(without_break(record.text[: field.end])) < field.end
