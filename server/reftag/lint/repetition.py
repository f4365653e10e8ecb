"""When a value in a record repeats another one."""

from reftag.syntax import Record


def folded(value: str) -> str:
    """Return `value` without what does not tell values apart: blanks more than one, blank lines.

    Line breaks and letter case stay: a safe fix may remove only what really occurs twice.
    """
    if value.isprintable() and "  " not in value:
        return value  # one line, and the only white space in it is single spaces
    return "\n".join(" ".join(line.split()) for line in value.split("\n") if line.strip())


def holds_several(record: Record) -> bool:
    """Say whether whole records have run together on one line, each with fields of its own.

    They have to be separate before anything can be called a repetition.
    """
    return sum(field.code == record.dialect.type_code for field in record.fields) > 1
