"""Which records are alike to all that the rules about importers say of them.

A library has some hundred shapes of records and thousands of records. What becomes of the fields of
a proper record follows from its shape, but for a few values: names, dates, a DOI, text of several
lines. So of nearly all records only these values are looked at, and no field is read.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final, NamedTuple

from reftag.importers import is_not_named, type_as_read, years_beside_dates
from reftag.importers.cases import MANY_LINES, are_blanks_between, lines_below
from reftag.importers.model import Importer, Slot
from reftag.importers.values import JUDGES, Judge, Years, odd_name
from reftag.lint.importing import is_said_by, readings
from reftag.lint.look import Look, Pairs
from reftag.lint.people import PLAIN_NAME, people_in, plain_name
from reftag.lint.rule import Context
from reftag.lint.values import doi as dois
from reftag.syntax import Record

Key = tuple[object, ...]
"""What decides on all that is found in a record: those that have it in common are alike."""

_MOST_SHAPES: Final = 10_000
"""A library has some hundred shapes; a hostile file shall not fill the memory with them."""


class _Watch(NamedTuple):
    """What to look at in the records of one shape: places among their fields."""

    number: int
    """No other shape has it."""
    type_end: int
    """Where the line of the type has to end, which is the first; -1 without a type."""
    people: tuple[int, ...]
    """Names."""
    odd_people: tuple[int, ...]
    """Those of them that may be odd for importers where all values are ordinary."""
    judged: tuple[tuple[int, Judge, Slot], ...]
    """Values that decide on their own fate, and how."""
    dated: tuple[tuple[int, int], ...]
    """Years, and dates that some importer takes instead."""
    fragile: tuple[tuple[int, str], ...]
    """Values that may not arrive, with their roles: others in the record may say the same."""
    by_line: frozenset[int]
    """Values of which each line means something, and those that are judged."""
    years: tuple[int, ...]
    links: tuple[int, ...]


_watches: dict[Key, _Watch | None] = {}
_numbers = count()


def key_of(record: Record, look: Look, context: Context) -> Key | None:
    """Return what decides on the findings; None for a record that has to be read by itself."""
    if look.shape is None or context.previous is None:
        return None
    shape = (context.targets, look.shape)
    try:
        watch = _watches[shape]
    except KeyError:
        if len(_watches) >= _MOST_SHAPES:
            return None
        watch = _watches[shape] = _watch(record, context)
    if watch is None or not _is_orderly(record, context.previous, watch):
        return None
    people = watch.odd_people if look.ordinary else watch.people
    key = _key(watch, look.pairs, people, has_cr="\r" in record.text)
    if record.is_plain or key is None:
        return key
    below = _further_lines(watch, look.pairs, context.previous)
    return None if below is None else (*key, below)


def _is_orderly(record: Record, previous: Record, watch: _Watch) -> bool:
    """Say whether nothing in a proper record but its tags and values does harm."""
    text = record.text
    if "\x1a" in text or "\u2028" in text or "\u2029" in text:
        return False
    if "\r" in text and "\r" not in previous.text:
        return False  # here it is said of the whole file
    if watch.type_end >= 0 and text[watch.type_end] not in "\r\n":
        return False  # blanks behind the type
    return previous.is_proper or not are_blanks_between(previous, record)


def _key(watch: _Watch, pairs: Pairs, people: Sequence[int], *, has_cr: bool) -> Key | None:
    """Return what the values decide, and the shape; None if too much depends on the values.

    `people` are the places of the names to look at.
    """
    key: list[object] = [watch.number, has_cr]
    for at in people:
        value = pairs[at][1]
        if name := odd_name(value):
            if "10." in value:
                return None  # a person called like a DOI
            key.append((at, name))
    for at, judge, slot in watch.judged:
        above = tuple(pairs[year][1] for year in watch.years if year < at)
        everywhere = tuple(pairs[year][1] for year in watch.years)
        key.append(judge(pairs[at][1], Years(above, everywhere), slot))
    for year, date in watch.dated:
        key.append(is_not_named(pairs[year][1], pairs[date][1]))
    identifiers = 0
    for at, role in watch.fragile:
        value = pairs[at][1]
        if role == "doi" or ("10." in value and role != "url" and dois.is_doi(value)):
            identifiers += 1
            links = [pairs[link][1] for link in watch.links]
            key.append((at, is_said_by(role, value, links, ()), _may_be_link(value)))
        elif role == "date":
            key.append(any(value == pairs[year][1] for year in watch.years))
    return tuple(key) if identifiers < 2 else None


def _further_lines(watch: _Watch, pairs: Pairs, previous: Record) -> Key | None:
    """Return what importers go by in values of several lines; None if that is what they say."""
    lines = [
        (at, min(value.count("\n"), MANY_LINES))
        for at, (_, value) in enumerate(pairs)
        if "\n" in value
    ]
    if any(at in watch.by_line or dois.is_doi(pairs[at][1]) for at, _ in lines):
        return None
    return (lines_below(previous), *lines)


def _may_be_link(value: str) -> bool:
    """Say whether a DOI can be written as a link."""
    return dois.is_clean(value) or (dois.is_doi(value) and dois.is_clean(dois.bare(value)))


def _watch(record: Record, context: Context) -> _Watch | None:
    """Return what to look at in records of the shape of this one; None to read each by itself."""
    named = record.type_field
    if named is not None and named is not record.fields[0]:
        return None
    judged: list[tuple[int, Judge, Slot]] = []
    dated: set[tuple[int, int]] = set()
    fragile: set[int] = set()
    for reading in readings(record, context):
        importer = reading.importer
        kind = type_as_read(importer, record)
        dated.update(years_beside_dates(record, importer, kind))
        judged += _judged(record, importer, kind)
        fragile.update(fate.at for fate in reading.alone if fate.outcome != "kept")
        fragile.update(
            at for at, field in enumerate(record.fields) if field.code in importer.one_of_two
        )
    fragile.update(at for at, *_ in judged)
    fragile.update(year for year, _ in dated)
    tags = [record.tag_of(field) for field in record.fields]
    roles = [tag.role if tag is not None else "" for tag in tags]
    keywords = [at for at, tag in enumerate(tags) if tag is not None and tag.kind == "keyword"]
    numbers = [at for at, role in enumerate(roles) if role in ("year", "date", "doi", "url")]
    people = {at: tag for at, tag in enumerate(tags) if tag is not None and tag.kind == "person"}
    plain = people_in(record.dialect, record.type.name if record.type else "")
    return _Watch(
        next(_numbers),
        -1 if named is None else named.value_start + len(record.type_name),
        tuple(people),
        tuple(
            at
            for at, tag in people.items()
            if tag.code not in plain or plain_name(tag) is not PLAIN_NAME
        ),
        tuple(judged),
        tuple(sorted(dated)),
        tuple((at, roles[at]) for at in sorted(fragile.difference(people))),
        frozenset((*people, *keywords, *(at for at, *_ in judged), *numbers)),
        tuple(at for at, role in enumerate(roles) if role == "year"),
        tuple(at for at, role in enumerate(roles) if role == "url"),
    )


def _judged(record: Record, importer: Importer, kind: str) -> Iterator[tuple[int, Judge, Slot]]:
    for at, field in enumerate(record.fields):
        judge = importer.judges.get(field.code)
        slot = importer.slot(field.code, kind) if judge else None
        if judge and slot:
            yield at, JUDGES[judge], slot
