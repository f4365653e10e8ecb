"""Which records get the same findings from the rules about importers.

For most fields of a proper record the reference type decides the outcome: they arrive. For the
others it depends on their order, and on a few values: names, dates, a DOI, text of several lines.
So in nearly all records only these fields are looked at, and no field is parsed.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import count
from typing import Final, NamedTuple

from reftag.importers import Slot, is_not_named
from reftag.importers.cases import (
    CONTROLS,
    MANY_LINES,
    SNIFFED,
    are_blanks_between,
    is_separated,
    lines_below,
)
from reftag.importers.values import Judge, Years, odd_name
from reftag.lint.engine.look import Look, Pairs
from reftag.lint.targets.importing import is_linked, known_importers
from reftag.lint.targets.tables import Table, table
from reftag.syntax import Record
from reftag.values import doi as dois

Key = tuple[object, ...]
"""What decides on all that is found in a record: those that have it in common are alike."""

_MOST: Final = 10_000
"""A library has some hundred shapes; a hostile file shall not fill the memory with them."""


class Alike(NamedTuple):
    """What a record has in common with others."""

    key: Key
    places: tuple[int, ...]
    """The places, among its fields, of those that matter: as many in all records alike."""


class _Watch(NamedTuple):
    """What to look at in records of one shape: places among their fields, and among `places`."""

    row: int
    """Shapes that have this in common differ in tags that do not matter."""
    places: tuple[int, ...]
    judged: tuple[tuple[int, int, Judge, Slot], ...]
    """Values that decide on their own outcome, how many years come before them, and the judge to
    ask."""
    dated: tuple[tuple[int, int], ...]
    """Years, and dates that some importer takes instead."""
    fragile: tuple[tuple[int, int, str], ...]
    """Values that may not arrive, among `places` as well, with their roles: others in the record
    may say the same."""
    years: tuple[int, ...]
    links: tuple[int, ...]


class _Shape(NamedTuple):
    """What is known of a shape."""

    table: Table | None
    """None if no target knows the dialect."""
    watch: _Watch | None
    """For records in which nothing is odd; None if each has to be read by itself."""
    people: tuple[int, ...]
    """Places of names."""
    odd_people: tuple[int, ...]
    """Those of them that may be odd where all values are ordinary."""


_NOBODY_KNOWS: Final = Alike((), ())
_NOTHING: Final[Mapping[int, object]] = {}

_tables: dict[Key, Table] = {}
_shapes: dict[Key, _Shape] = {}
_watches: dict[Key, _Watch] = {}
_rows: dict[Key, int] = {}
_numbers = count()


def alike(
    record: Record, look: Look, previous: Record | None, targets: tuple[str, ...]
) -> Alike | None:
    """Return what decides on the findings; None for a record that has to be read by itself.

    `previous` is the record before it, None for the first of its file: all that goes wrong there
    is decided as well, but may be found where there is no field.
    """
    if look.shape is None:
        return None
    shape = (targets, look.shape)
    found = _shapes.get(shape)
    if found is None:
        found = _shape(record, targets, look.pairs)
        if found is None:
            return None
        if len(_shapes) < _MOST:
            _shapes[shape] = found
    if found.table is None:
        return _NOBODY_KNOWS
    if not _is_orderly(record, previous, found.table):
        return None
    odd = _odd(found, look, is_plain=record.is_plain)
    if odd is None:
        return None
    watch = found.watch
    if odd:
        watch = _watch_of(found.table, look, odd)
    if watch is None:
        return None
    below = 0 if record.is_plain else 1 + (lines_below(previous) if previous else 0)
    first = previous is None and _of_first(record.text)
    key = (watch.row, below, "\r" in record.text, first, *_values(watch, look.pairs))
    return Alike(key, watch.places)


def _shape(record: Record, targets: tuple[str, ...], pairs: Pairs) -> _Shape | None:
    name, spoken = record.type_name, record.dialect
    if not known_importers(spoken.name, targets):
        return _Shape(None, None, (), ())
    codes = [code for code, _ in pairs]
    key: Key = (targets, spoken.name, spoken.producer, name)
    if not name:
        key = (*key, frozenset(codes))  # importers guess
    found = _tables.get(key)
    if found is None:
        if len(_tables) >= _MOST:
            return None
        found = _tables[key] = table(record, targets)
    people = tuple(at for at, code in enumerate(codes) if code in found.people)
    odd = tuple(at for at in people if codes[at] in found.odd_people)
    return _Shape(found, _watch(found, pairs, {}), people, odd)


def _is_orderly(record: Record, previous: Record | None, found: Table) -> bool:
    """Say whether nothing in a proper record but its tags and values does harm."""
    text = record.text
    if "\x1a" in text or "\u2028" in text or "\u2029" in text:
        return False
    if found.type_line and not found.type_line.search(text):
        return False  # spaces after the type
    if previous is None:
        return True
    if "\r" in text and "\r" not in previous.text:
        return False  # here it applies to the whole file
    return previous.is_proper or not are_blanks_between(previous, record)


def _of_first(text: str) -> Key:
    """Return what else may do harm in the first record of a file."""
    lines = text.rstrip("\r\n").split("\n", 2)[:2]
    is_sniffed = all(SNIFFED.search(line) for line in lines)
    return (is_sniffed, CONTROLS.search(text) is not None)


def _odd(found: _Shape, look: Look, *, is_plain: bool) -> Mapping[int, object] | None:
    """Return what is odd in the way values are written, by their places.

    None if too much depends on the values.
    """
    people = found.odd_people if look.ordinary else found.people
    if is_plain and not people:
        return _NOTHING
    odd: dict[int, object] = {}
    for at in people:
        value = look.pairs[at][1]
        if name := odd_name(value):
            odd[at] = name
    if is_plain or found.table is None:
        return odd
    for at, (code, value) in enumerate(look.pairs):
        if "\n" in value:
            lines = min(value.count("\n"), MANY_LINES)
            odd[at] = (lines, code in found.table.keywords and is_separated(value))
    return odd


def _watch_of(found: Table, look: Look, odd: Mapping[int, object]) -> _Watch | None:
    """Return what to look at in records of the shape that are `odd` in the same way."""
    shape = (found.number, look.shape, *odd.items())
    watch = _watches.get(shape)
    if watch is None:
        watch = _watch(found, look.pairs, odd)
        if watch is not None and len(_watches) < _MOST:
            _watches[shape] = watch
    return watch


def _watch(found: Table, pairs: Pairs, odd: Mapping[int, object]) -> _Watch | None:
    """Return what to look at in records with these tags."""
    codes = [code for code, _ in pairs]
    several = {code for code, count in Counter(codes).items() if count > 1} & found.counted
    matter = {at for at, code in enumerate(codes) if code in found.watched or code in several}
    matter.update(odd)
    matter.update(at - 1 for at in list(matter) if at and codes[at] in found.glued)
    places = tuple(sorted(matter))
    key = (found.number, *((codes[at], odd.get(at)) for at in places))
    row = _rows.get(key)
    if row is None:
        if len(_rows) >= _MOST:
            return None
        row = _rows.setdefault(key, next(_numbers))  # safe where several threads lint
    roles = {at: role for at in places if (role := found.roles.get(codes[at]))}
    years = tuple(at for at, role in roles.items() if role == "year")
    dates = tuple(at for at, role in roles.items() if role == "date")
    return _Watch(
        row,
        places,
        tuple(
            (at, sum(year < at for year in years), judge, slot)
            for at in places
            for judge, slot in found.judges.get(codes[at], ())
        ),
        tuple(
            (year, date)
            for date in dates
            for year in years
            if (codes[year], codes[date]) in found.dated
        ),
        tuple((places.index(at), at, role) for at, role in roles.items() if role != "url"),
        years,
        tuple(at for at, role in roles.items() if role == "url"),
    )


def _values(watch: _Watch, pairs: Pairs) -> list[object]:
    """Return what the values of the fields that matter decide."""
    decided: list[object] = []
    everywhere = tuple([pairs[year][1] for year in watch.years])
    for at, above, judge, slot in watch.judged:
        years = Years(everywhere[:above], everywhere)
        decided.append(judge(pairs[at][1], years, slot))
    for year, date in watch.dated:
        decided.append(is_not_named(pairs[year][1], pairs[date][1]))
    identifiers: list[str] = []
    links = [pairs[link][1] for link in watch.links]
    for place, at, role in watch.fragile:
        value = pairs[at][1]
        if role == "doi" or ("10." in value and dois.is_doi(value)):
            is_clean = dois.is_clean(value)
            doi = value if is_clean else dois.read(value).bare
            decided += (
                place,
                is_linked(doi, links),
                # Whether it can be written as a link, and what the link would say as well.
                is_clean or (dois.is_doi(value) and dois.is_clean(dois.bare(value))),
                tuple([dois.same(other, doi) for other in identifiers]),
            )
            identifiers.append(doi)
        elif role == "date":
            decided.append(value in everywhere)
    return decided
