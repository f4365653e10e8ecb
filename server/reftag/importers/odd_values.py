"""Values that importers interpret: dates, names, a DOI in a tag for something else.

Each judge has a name that the data files use, and returns what is done with the value, or None
where the importer's table of tags is right.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from reftag.dialects import Dialect
from reftag.importers.model import Effect, Treatment
from reftag.syntax import Field, Record
from reftag.values import months, patterns


class Years(NamedTuple):
    """The years of a record as one of its fields sees them, those without a value left out."""

    above: tuple[str, ...]
    """Those before the field."""
    everywhere: tuple[str, ...]


Judge = Callable[[str, Years, Treatment], Treatment | None]
"""Judges a value from itself, the years in the record and how the tag is usually read."""

_DOI: Final = re.compile(rf"(?i)(?:https?://(?:dx\.)?doi\.org/|doi: ?)?{patterns.DOI}/\S+")
_MONTH: Final = rf"(?:{months.SHORT})[a-z]*\.?"
_LONGEST: Final = 13
"""Letters of an ISBN with ten digits and its hyphens."""
_DIGITS_OF_ISSN: Final = 8
_MONTH_DAY_YEAR: Final = re.compile(rf"(?i){_MONTH}(?: +\d{{1,2}},?)?(?: +\d{{4}})?")
_YEAR: Final = re.compile(r"\d{4}")
_READABLE_DATE: Final = re.compile(
    rf"(?i)\d{{4}}(?:-\d\d){{0,2}}|\d{{4}}/\d\d/\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}"
    rf"|(?:\d{{1,2}} )?{_MONTH} \d{{4}}"
)


def years_around(record: Record, field: Field) -> Years:
    """Return the years of a record as `field` sees them."""
    years = [year for year in record.with_role("year") if year.value]
    above = tuple(year.value for year in years if year.start < field.start)
    return Years(above, tuple(year.value for year in years))


def _doi_beside_note(value: str, _years: Years, _slot: Treatment) -> Treatment | None:
    return Treatment("kept", Effect.READ_AS, "doi") if _DOI.fullmatch(value) else None


def _doi_or_not(value: str, _years: Years, slot: Treatment) -> Treatment | None:
    return slot._replace(outcome="kept") if _DOI.fullmatch(value) else None


def _bare_year(value: str, _years: Years, slot: Treatment) -> Treatment | None:
    """Judge a year: anything but a number is not one."""
    if slot.outcome == "lost" or re.fullmatch(r"\d+", value):
        return None
    return Treatment("lost", Effect.DATE_INVALID)


def _readable_date(value: str, _years: Years, slot: Treatment) -> Treatment | None:
    if slot.outcome == "lost" or _READABLE_DATE.fullmatch(value):
        return None
    return Treatment("misread", Effect.DATE_UNREADABLE)


def _month_day_year(value: str, years: Years, slot: Treatment) -> Treatment | None:
    """Only a month in letters before the day is understood; the year is that of another tag."""
    if slot.outcome == "lost":
        return None
    if not _MONTH_DAY_YEAR.fullmatch(value):
        return Treatment("misread", Effect.DATE_GARBLED)
    named = _YEAR.search(value)
    if named is None and not years.everywhere:
        return Treatment("misread", Effect.DATE_WITHOUT_YEAR)
    if named and years.everywhere and not any(named[0] in year for year in years.everywhere):
        return Treatment("lost", Effect.DATE_WITH_OTHER_YEAR)
    return None


def _unless_year_repeated(value: str, years: Years, _slot: Treatment) -> Treatment | None:
    """Judge a date: with the year in it, it is dropped if the year comes before it."""
    repeated = next((year for year in years.above if year in value), value)
    if repeated != value:
        return Treatment("lost", Effect.DATE_DROPPED_BELOW_YEAR)
    return Treatment("kept", Effect.READ_AS, "date")


def _isbn_with_hyphen(value: str, _years: Years, _slot: Treatment) -> Treatment | None:
    """Judge an ISSN or ISBN: what has a hyphen and is not too long is an ISBN to the importer."""
    place = "isbn" if "-" in value and len(value) <= _LONGEST else "issn"
    is_right = (place == "isbn") == (sum(map(str.isdigit, value)) > _DIGITS_OF_ISSN)
    return Treatment("kept" if is_right else "misread", Effect.READ_AS, place)


JUDGES: Final[Mapping[str, Judge]] = {
    "bare-year": _bare_year,
    "doi-beside-note": _doi_beside_note,
    "doi-or-not": _doi_or_not,
    "isbn-with-hyphen": _isbn_with_hyphen,
    "month-day-year": _month_day_year,
    "readable-date": _readable_date,
    "unless-year-repeated": _unless_year_repeated,
}

_SEVERAL: Final = re.compile(r";\s*\S|\S\s+(?:and|&)\s+\S.*,|,.*\s(?:and|&)\s+\S")
_TWO_WORDS: Final = re.compile(r"\S\s+\S")


@cache
def of_people(dialect: Dialect) -> frozenset[str]:
    """Return the tags whose values are names that may be odd."""
    return frozenset(tag.code for tag in dialect.tags if tag.kind == "person")


@lru_cache(maxsize=1024)  # asked by one importer after the other
def odd_name(value: str) -> str | None:
    """Return the case that a person's name is for importers, None for one that all read alike."""
    commas = value.count(",")
    if not commas and ";" not in value:
        return None
    if value.endswith(","):
        if commas > 1:
            return "organisation-with-comma"
        return "organisation" if _TWO_WORDS.search(value) else None
    if _SEVERAL.search(value):
        return "several-people"
    if commas > 1:
        return "third-part-of-name"
    return None if ", " in value else "no-blank-in-name"
