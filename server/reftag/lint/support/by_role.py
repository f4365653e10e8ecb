"""A record's values by the role of their tags, worked out once for all rules that judge values."""

from functools import lru_cache
from typing import Final

from reftag.dialects import Dialect
from reftag.lint.support.placeholder_fields import is_placeholder_in
from reftag.syntax import Field, Record
from reftag.values.placeholders import PLACEHOLDERS

_LEFT_OUT: Final = frozenset({"type", "person", "keyword", "path", "end"})
"""Kinds of values that have rules of their own. Most fields of a record hold a name or keyword."""


@lru_cache(maxsize=1)  # the rules run on one record after the other
def by_role(record: Record) -> dict[str, list[Field]]:
    """Return the fields that have a value, by role, in the order of the text.

    Persons, keywords and files are left out, and so are placeholders, which rule placeholder-value
    reports. The fields may be those of an equal record: compare them by value, never by identity.
    """
    roles = _roles(record.dialect)
    marked = record.dialect.marked
    found: dict[str, list[Field]] = {}
    for field in record.fields:
        role = roles.get(field.code)
        value = field.value
        if role is None or not value:
            continue
        if value not in PLACEHOLDERS or not is_placeholder_in(record, field):
            one = field
            if field.code in marked and value.endswith(marked[field.code][0]):
                mark, role = marked[field.code]
                one = field.without(mark)
            if role in found:
                found[role].append(one)
            else:
                found[role] = [one]
    return found


@lru_cache(maxsize=16)
def _roles(dialect: Dialect) -> dict[str, str]:
    return {tag.code: tag.role for tag in dialect.tags if tag.kind not in _LEFT_OUT}
