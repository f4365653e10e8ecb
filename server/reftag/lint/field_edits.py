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
    goes with one of the blanks around it.
    """
    if not field.inside_line:
        return Edit(line_begin(record, field), field.end, "")
    if ends_with_break(record, field) or field.end == len(record.text):
        # The last piece: the line's break stays, and so must the field behind it.
        return Edit(field.start - 1, max(field.value_end, field.tag_end), "")
    return Edit(field.start, field.end, "")


def holds_several(record: Record) -> bool:
    """Say whether whole records have run together on one line, so that no field is a repetition.

    They have to stand apart before anything can be said of their fields.
    """
    return sum(field.code == record.dialect.type_code for field in record.fields) > 1


def append(record: Record, line: str) -> Edit:
    """Return the edit that puts `line` behind the record's last field.

    The edit ends where `line` does, so that somebody can go on typing there.
    """
    end = record.line_end(record.fields[-1].value_end)
    return Edit(end, end, record.line_break() + line)


def ends_with_break(record: Record, field: Field) -> bool:
    """Say whether the field's last line has a line break."""
    return len(without_break(record.text[: field.end])) < field.end
