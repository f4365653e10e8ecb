"""The tag that ends a record (`ER`): which fields are that, and what may follow one."""

from reftag.lint.engine.rule import Context
from reftag.syntax import Field, Record


def is_end(record: Record, field: Field) -> bool:
    """Say whether a field ends the record. With a value it does not: templates have such."""
    return field.code == record.dialect.end_code and not field.value


def is_nothing_but_ends(record: Record) -> bool:
    """Say whether a record has fields, and all of them are end tags."""
    return bool(record.fields) and all(is_end(record, field) for field in record.fields)


def is_left_over(record: Record, context: Context) -> bool:
    """Say whether fields after an ended record do not show that they are a record.

    They have no type, and neither an end tag of their own nor a title. For rules that look back.
    """
    previous = context.previous
    if previous is None or previous.end_field is None or not record.fields:
        return False
    if record.dialect.start_code in record.tags:
        return False
    return record.end_field is None or record.first("title") is None
