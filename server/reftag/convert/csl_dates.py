"""Dates as CSL-JSON has them."""

from collections.abc import Iterable
from typing import TypedDict

from reftag.values import dates
from reftag.values.dates import Date

When = TypedDict("When", {"date-parts": list[list[int]], "literal": str}, total=False)
"""`date-parts` has a date, or the first and the last of a range: year, month, day as far as they
are known. What cannot be read is `literal`."""


def issued(year: str, others: Iterable[str]) -> When | None:
    """Return when a work was published: its year, or another date that says more."""
    best = dates.parse_year(year) if year else None
    for text in others:
        found = dates.parse(text, year)
        if not isinstance(found, Date) or not found.year:
            continue
        if not isinstance(best, Date) or not best.year:
            best = best if year else found
        elif found.year == best.year and found.month and not best.month:
            best = found
    if isinstance(best, Date) and best.year:
        return _parts(best)
    return When(literal=year) if year else None


def when(text: str, year: str) -> When | None:
    """Return what a date says; None for no date."""
    found = dates.parse(text, year) if text else None
    if isinstance(found, Date) and found.year:
        return _parts(found)
    return When(literal=text) if text else None


def _parts(date: Date) -> When:
    both = (date, date.end) if date.end else (date,)
    parts = [[each for each in (one.year, one.month, one.day) if each] for one in both]
    return When({"date-parts": parts})
