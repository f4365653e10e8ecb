"""Values that importers interpret: dates, names, a DOI in a tag for something else.

Each judge has a name that the data files use, and returns the outcome of the value, or None where
the importer's table of tags is right.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from reftag.importers.model import Outcome, Slot
from reftag.syntax import Field, Record


class Odd(NamedTuple):
    """A value that is not read as its tag is."""

    outcome: Outcome
    becomes: str
    why: str


class Years(NamedTuple):
    """The years of a record as one of its fields sees them, those without a value left out."""

    above: tuple[str, ...]
    """Those before the field."""
    everywhere: tuple[str, ...]


Judge = Callable[[str, Years, Slot], Odd | None]
"""Judges a value from itself, the years in the record and how the tag is usually read."""

_DOI: Final = re.compile(r"(?i)(?:https?://(?:dx\.)?doi\.org/|doi: ?)?10\.\d{4,9}/\S+")
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
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


def _doi_beside_note(value: str, _years: Years, _slot: Slot) -> Odd | None:
    return Odd("kept", "the DOI", "reads it as the DOI") if _DOI.fullmatch(value) else None


def _doi_or_not(value: str, _years: Years, slot: Slot) -> Odd | None:
    return Odd("kept", slot.becomes, slot.why) if _DOI.fullmatch(value) else None


def _bare_year(value: str, _years: Years, slot: Slot) -> Odd | None:
    """Judge a year: anything but a number is not one."""
    if slot.outcome == "lost" or re.fullmatch(r"\d+", value):
        return None
    return Odd("lost", "", "turns it into an invalid date")


def _readable_date(value: str, _years: Years, slot: Slot) -> Odd | None:
    if slot.outcome == "lost" or _READABLE_DATE.fullmatch(value):
        return None
    return Odd(
        "misread",
        "a date it cannot read",
        "reads only dates such as 4 May 2001 or 2001-05-04",
    )


def _month_day_year(value: str, years: Years, slot: Slot) -> Odd | None:
    """Only a month in letters before the day is understood; the year is that of another tag."""
    if slot.outcome == "lost":
        return None
    if not _MONTH_DAY_YEAR.fullmatch(value):
        return Odd("misread", "a garbled date", "garbles a date that does not begin with the month")
    named = _YEAR.search(value)
    if named is None and not years.everywhere:
        return Odd("misread", "a date without a year", "finds no year for it")
    if named and years.everywhere and not any(named[0] in year for year in years.everywhere):
        return Odd("lost", "", "combines it with the year of another tag")
    return None


def _unless_year_repeated(value: str, years: Years, _slot: Slot) -> Odd | None:
    """Judge a date: with the year in it, it is dropped if the year comes before it."""
    repeated = next((year for year in years.above if year in value), value)
    if repeated != value:
        return Odd("lost", "", "drops it because the year comes before it")
    return Odd("kept", "the date", "reads it as the date")


JUDGES: Final[Mapping[str, Judge]] = {
    "bare-year": _bare_year,
    "doi-beside-note": _doi_beside_note,
    "doi-or-not": _doi_or_not,
    "month-day-year": _month_day_year,
    "readable-date": _readable_date,
    "unless-year-repeated": _unless_year_repeated,
}

_SEVERAL: Final = re.compile(r";\s*\S|\S\s+(?:and|&)\s+\S.*,|,.*\s(?:and|&)\s+\S")
_TWO_WORDS: Final = re.compile(r"\S\s+\S")


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
