"""Edits that take out or put in whole fields, whatever the lines around them look like.

Offsets are those of the record's text. The byte order mark of a file is never moved: it stands
before the first field's line and stays there.
"""

from typing import Final

from reftag.syntax import Field, Record
from reftag.text import Edit, without_break

BYTE_ORDER_MARK: Final = "\ufeff"


def line_begin(record: Record, field: Field) -> int:
    """Return where the field's line begins, behind a byte order mark."""
    at = field.line_start
    return at + record.text.startswith(BYTE_ORDER_MARK, at)


def delete(record: Record, field: Field) -> Edit:
    """Return the edit that takes `field` out of its record.

    A field in a line of its own takes its lines along; of one inside a flattened line the piece
    goes with the blank before it, and the line's break stays.
    """
    if not field.inside_line:
        first = field is record.fields[0]
        return Edit(line_begin(record, field) if first else field.line_start, field.end, "")
    last = field.end == len(record.text) or ends_with_break(record, field)
    return Edit(field.start - 1, field.value_end if last else field.end - 1, "")


def holds_several(record: Record) -> bool:
    """Say whether whole records have run together on one line, so that no field is a repetition.

    They have to stand apart before anything can be said of their fields.
    """
    return sum(field.code == record.dialect.type_code for field in record.fields) > 1


def ends_with_break(record: Record, field: Field) -> bool:
    """Say whether the field's last line has a line break."""
    return len(without_break(record.text[: field.end])) < field.end
