"""Gives each of several values in one tag its own tag."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from reftag.lint.support.repetition import folded
from reftag.syntax import Field, Record
from reftag.text import Edit


@lru_cache(maxsize=1)
def _present(record: Record, code: str) -> Counter[str]:
    """Count the lines of all values under one tag."""
    return Counter(
        folded(line)
        for field in record.fields
        if field.code == code
        for line in field.value.split("\n")
    )


def in_tags_of_their_own(
    record: Record, field: Field, end: int, values: Sequence[str], *, twice: bool = True
) -> Edit | None:
    """Return the edit that writes each of `values` under the field's tag, up to offset `end`.

    Without `twice`, values that the record already has under the same tag are left out. None if
    nothing is left then.
    """
    if not twice:
        elsewhere = _present(record, field.code)
        own = Counter(map(folded, field.value.split("\n")))
        values = [v for v in dict.fromkeys(map(folded, values)) if elsewhere[v] <= own[v]]
    if not values:
        return None
    return Edit(
        field.value_start, end, f"{record.line_break()}{record.further(field.code)}".join(values)
    )
