"""What fields of a record do to each other: several values of a tag, two tags for one slot."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from reftag.importers.model import Effect, Importer, Several, Treatment
from reftag.importers.verdicts import Verdict
from reftag.syntax import Record

_ANY_NUMBER: Final = frozenset(
    ((Effect.READ_AS, "keyword"), (Effect.READ_AS, "note"), (Effect.PUT_INTO, "extra"))
)
"""Slots that take as many values as there are, from whatever tag."""

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
        slot = verdicts[usable[0]].slot if usable else None
        if not usable or (
            code not in importer.several and slot and (slot.effect, slot.to) in _ANY_NUMBER
        ):
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


def one_of_two(record: Record, importer: Importer, verdicts: list[Verdict]) -> None:
    """Note which of two tags for one slot gives way to the other."""
    if not importer.one_of_two or not record.tags.issuperset(importer.one_of_two[:2]):
        return
    one, two, winner = importer.one_of_two
    places = [
        at
        for at, field in enumerate(record.fields)
        if field.code in (one, two) and field.value and verdicts[at].outcome != "lost"
    ]
    codes = [record.fields[at].code for at in places]
    if len(set(codes)) < 2 or len(_slots(verdicts, places)) > 1:
        return  # each has its own slot
    kept = {"first": codes[0], "last": codes[-1]}.get(winner, winner)
    for at, code in zip(places, codes, strict=True):
        if code != kept:
            verdicts[at] = Verdict(Treatment("lost", Effect.ONE_TAG_KEPT, kept), "one-of-two")


def _slots(verdicts: Sequence[Verdict], places: Sequence[int]) -> set[str]:
    """Return where values arrive; the outcome for several values under one tag does not show it."""
    return {slot.to for at in places if (slot := verdicts[at].slot)}
