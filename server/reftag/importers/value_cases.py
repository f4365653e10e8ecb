"""Finds the cases of tags and of values: rows of the data that need no code of their own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from reftag.dialects import Dialect, Tag
from reftag.importers.load import cases_of
from reftag.importers.model import Case
from reftag.syntax import Record

ALL_TAGS: Final = "*"
"""In `Case.suffers`: every value of the record does."""


@lru_cache(maxsize=4)  # one importer after the other is asked of the same record
def of_values(record: Record) -> tuple[tuple[int, str], ...]:
    """Return which fields suffer from a case of tags or of values: their places, and its name."""
    return tuple(_of_values(record))


def _of_values(record: Record) -> Iterator[tuple[int, str]]:
    for row in _rows_of_tags(record.dialect.name):
        is_there = record.tags >= row.has and record.tags.isdisjoint(row.lacks)
        if is_there and not (row.beside and record.tags.isdisjoint(row.beside)):
            everything = ALL_TAGS in row.suffers
            others = row.has - row.suffers
            kept = {each.value for each in record.fields if each.code in others}
            if row.value and others and not any(map(row.value.search, kept)):
                continue
            own = None if others else row.value
            for at, field in enumerate(record.fields):
                if own and not own.search(field.value):
                    continue
                if everything or (field.code in row.suffers and not is_in(kept, field.value)):
                    below = record.fields[at + 1 :] if row.above else ()
                    if not row.above or any(each.code in row.above for each in below):
                        yield at, row.name
    by_code, of_any = _rows_of_values(record.dialect)
    for at, field in enumerate(record.fields):
        for row in (*by_code.get(field.code, ()), *of_any):
            if row.value and field.value and row.value.search(field.value):
                yield at, row.name


def is_in(values: Iterable[str], value: str) -> bool:
    """Say whether nothing is lost with a value, because one of `values` has it in it.

    It is of whole words there: 18 is not in 10.1186/s40337-018. The slashes after a year say
    nothing: 2005/// is in 2005.
    """
    said = value.rstrip("/")
    words = rf"(?<!\w){re.escape(said)}(?!\w)"
    return any(said in each and re.search(words, each) is not None for each in values)


@cache
def _rows_of_tags(dialect: str) -> tuple[Case, ...]:
    return tuple(row for row in cases_of(dialect).values() if row.has)


@cache
def _rows_of_values(dialect: Dialect) -> tuple[Mapping[str, tuple[Case, ...]], tuple[Case, ...]]:
    """Return the cases of values by the tags that they are about, and those about any tag."""
    rows = [row for row in cases_of(dialect.name).values() if row.value and not row.has]
    by_code = {
        tag.code: found
        for tag in dialect.tags
        if (found := tuple(row for row in rows if _is_about(row, tag)))
    }
    return by_code, tuple(row for row in rows if not row.roles and not row.suffers)


def _is_about(row: Case, tag: Tag) -> bool:
    return tag.code in row.suffers or tag.role in row.roles or tag.narrower in row.roles
