"""Fields in which a program wrote something only because it had no value."""

from reftag.syntax import Field, Record
from reftag.values.placeholders import PLACEHOLDERS, is_placeholder


def is_placeholder_in(record: Record, field: Field) -> bool:
    """Say whether the field's value is only a placeholder for a missing one."""
    if field.value not in PLACEHOLDERS:
        return False
    tag = record.tag_of(field)
    kind = tag.kind if tag else "end"
    return kind not in ("type", "end") and is_placeholder(field.value, kind)
