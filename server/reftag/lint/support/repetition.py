"""When a value in a record repeats another one."""

from collections.abc import Sequence
from functools import lru_cache

from reftag.lint.support.tag_shapes import may_hold_a_beginning
from reftag.syntax import Field, Record


def folded(value: str) -> str:
    """Return `value` without differences that do not matter: repeated spaces and blank lines.

    Line breaks and letter case stay: a safe fix may remove only what really occurs twice.
    """
    if value.isprintable() and "  " not in value:
        return value  # one line, and the only white space in it is single spaces
    return "\n".join(" ".join(line.split()) for line in value.split("\n") if line.strip())


def is_usual(record: Record, group: Sequence[Field]) -> bool:
    """Say whether exporters write several of a tag on purpose, as these fields with it are."""
    tag = record.tag_of(group[0])
    if tag is None or not tag.repeated:
        return False
    return tag.attached or len({folded(field.value) for field in group}) > 1


def holds_several(record: Record) -> bool:
    """Say whether the record is several that have run together, each with its own fields.

    They have to be separated before anything can be called a repetition.
    """
    begins = record.dialect.start_code
    return any(field.inside_line and field.code == begins for field in record.fields)


def starts_over(record: Record, at: int) -> bool:
    """Say whether a tag that a record has once has a value both above and below `at`."""
    return any(first < at <= last for first, last in _reaches(record))


@lru_cache(maxsize=1)  # asked for each blank line: some records have thousands
def _reaches(record: Record) -> list[tuple[int, int]]:
    """Return where each tag that a record has once begins with a value first and last."""
    starts: dict[str, tuple[int, int]] = {}
    for field in record.fields:
        tag = record.tag_of(field)
        if field.value and tag is not None and not tag.repeatable:
            first, _ = starts.get(tag.code, (field.start, 0))
            starts[tag.code] = first, field.start
    return list(starts.values())


@lru_cache(maxsize=8)  # asked for each repetition: some records have thousands
def may_hold_several(record: Record) -> bool:
    """Say whether a record may begin inside one of the values: then no repetition is deleted."""
    return may_hold_a_beginning(record.dialect, record.text)
