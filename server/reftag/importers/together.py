"""What fields of a record do to each other: several values of a tag, two tags for one slot."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import permutations, product
from typing import Final

from reftag.importers.model import Effect, Importer, Several, Treatment, Wins
from reftag.importers.value_cases import is_in
from reftag.importers.verdicts import NOTHING_TO_LOSE, Verdict
from reftag.syntax import Record

_ANY_NUMBER: Final = frozenset(
    (
        (Effect.READ_AS, "keyword"),
        (Effect.READ_AS, "note"),
        (Effect.PUT_INTO, "extra"),
        (Effect.READ_AS_FIELD, "unknown_tag"),
    )
)
"""Slots that take as many values as there are, from whatever tag."""

_BARE_YEAR: Final = re.compile(r"\d{4}")

_READS_DATE_FOR_YEAR: Final = "readable-date"
"""The judge of an importer that makes the date of the record's date, if it has one."""

_OF_SEVERAL: Final[Mapping[Several, tuple[Treatment, slice]]] = {
    "first": (Treatment("lost", Effect.FIRST_KEPT), slice(1, None)),
    "last": (Treatment("lost", Effect.LAST_KEPT), slice(-1)),
    "joined": (Treatment("misread", Effect.JOINED), slice(1, None)),
    "list": (Treatment("misread", Effect.LISTED), slice(1, None)),
    "none": (Treatment("lost", Effect.NONE_KEPT), slice(None)),
    "refused": (Treatment("lost", Effect.FILE_REFUSED), slice(1, None)),
}
"""What is done with which of several values."""


def several(record: Record, importer: Importer, verdicts: list[Verdict]) -> None:
    """Note the outcome of several values with the same tag."""
    for code, places in _repeated(record):
        usable = [at for at in places if verdicts[at].outcome != "lost"]
        if not usable:
            continue
        slot = verdicts[usable[0]].slot or verdicts[usable[0]].treatment
        if code not in importer.several and (slot.effect, slot.to) in _ANY_NUMBER:
            continue
        several = importer.several.get(code, importer.several[""])
        if several in _OF_SEVERAL:
            treatment, suffering = _OF_SEVERAL[several]
            for at in usable[suffering]:
                verdicts[at] = Verdict(treatment, "several")


@lru_cache(maxsize=4)  # one importer after the other is asked of the same record
def _repeated(record: Record) -> tuple[tuple[str, Sequence[int]], ...]:
    """Return the tags that give several values, names left out, and the places of these."""
    places: dict[str, list[int]] = {}
    for at, field in enumerate(record.fields):
        if field.value and not field.goes_on:
            places.setdefault(field.code, []).append(at)
    return tuple(
        (code, found)
        for code, found in places.items()
        if len(found) > 1
        and (tag := record.dialect.by_code.get(code)) is not None
        and tag.kind not in ("person", "type")
    )


def years_beside_dates(
    record: Record, importer: Importer, kind: str, verdicts: list[Verdict]
) -> None:
    """Note that a year is lost if an importer takes a date instead that does not name it."""
    if _READS_DATE_FOR_YEAR not in importer.judges.values():
        return
    year_codes, date_codes = record.dialect.codes("year"), record.dialect.codes("date")
    years = [(at, each) for at, each in enumerate(record.fields) if each.code in year_codes]
    dates = [each for each in record.fields if each.code in date_codes and each.value]
    for date, (at, year) in product(dates, years):
        one, two = importer.slot(year.code, kind), importer.slot(date.code, kind)
        if one and two and one.to == two.to and year.value and year.value not in date.value:
            verdicts[at] = Verdict(Treatment("lost", Effect.YEAR_NOT_IN_DATE), "value")


def names_other_year(record: Record, at: int) -> bool:
    """Say whether the date at `at` is of another year than the other tags for the year say."""
    date = record.fields[at]
    years = (each.value.rstrip("/") for each in record.with_role("year") if each is not date)
    return not any(year in date.value for year in years if year)


def repeats_year(record: Record, at: int) -> bool:
    """Say whether the date at `at` only says more of a year that an earlier tag has bare.

    Earlier is the tag that the format names first for the year.
    """
    date, codes = record.fields[at], record.dialect.codes("year")
    before = codes[: codes.index(date.code)] if date.code in codes else ()
    years = (each.value for each in record.fields if each.code in before)
    return any(_BARE_YEAR.fullmatch(year) and is_in([date.value], year) for year in years)


def one_of(record: Record, importer: Importer, kind: str, verdicts: list[Verdict]) -> None:
    """Note which of several tags for one slot gives way to another."""
    for wins, tags in importer.one_of:
        if len(record.tags.intersection(tags)) < 2:
            continue
        places = [
            at
            for at, field in enumerate(record.fields)
            if field.code in tags and field.value and verdicts[at].outcome != "lost"
        ]
        by_slot: dict[str, list[int]] = {}
        for at in places:  # the outcome for several values under one tag does not show the slot
            slot = verdicts[at].slot or importer.slot(record.fields[at].code, kind)
            by_slot.setdefault(slot.to if slot else "", []).append(at)
        for rivals in by_slot.values():
            _give_way(record, wins, tags, rivals, verdicts)


def said_twice(record: Record, importer: Importer) -> tuple[tuple[int, int], ...]:
    """Return which values give way to one that says the same: their places, and the other's."""
    found: list[tuple[int, int]] = []
    for _, tags in importer.one_of:
        if len(record.tags.intersection(tags)) < 2:
            continue
        by_code: dict[str, list[int]] = {}
        for at, field in enumerate(record.fields):
            if field.code in tags and field.value:
                by_code.setdefault(field.code, []).append(at)
        for one, another in permutations(by_code.values(), 2):
            found += [
                (at, other)
                for at, other in product(one, another)
                if is_in([record.fields[other].value], record.fields[at].value)
            ]
    return tuple(found)


def _give_way(
    record: Record, wins: Wins, tags: Sequence[str], rivals: list[int], verdicts: list[Verdict]
) -> None:
    """Note which values of tags for one slot are lost; `rivals` are their places."""
    codes = [record.fields[at].code for at in rivals]
    kept = {"first": codes[0], "last": codes[-1], "listed": min(codes, key=tags.index)}[wins]
    fields = [(at, record.fields[at]) for at in rivals]
    values = [field.value for _, field in fields if field.code == kept]
    for at, field in fields:
        if field.code == kept:
            continue
        slot = verdicts[at].slot
        if is_in(values, field.value):  # nothing is lost with it, however it is written
            verdicts[at] = NOTHING_TO_LOSE if slot and slot.outcome == "kept" else verdicts[at]
        else:
            verdicts[at] = Verdict(Treatment("lost", Effect.ONE_TAG_KEPT, kept), "one-of-two")
