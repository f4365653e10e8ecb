"""The usual ways to write a date, read for the tests (not the way reftag reads them)."""

import re
from typing import NamedTuple

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


class Day(NamedTuple):
    """A date; 0 is what it does not say."""

    year: int
    month: int
    day: int


_MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        _YEAR,
        rf"{_YEAR}[-/](?P<month>\d{{1,2}})(?:[-/](?P<day>\d{{1,2}}))?",
        rf"{_YEAR}/(?P<month>\d{{2}})/(?P<day>\d{{2}})/?",
        rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})",
        rf"{_MONTH}",
        rf"{_MONTH} (?P<day>\d{{1,2}})",
        rf"{_MONTH}[ -]{_YEAR}",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:, ?| ){_YEAR}",
        rf"(?P<day>\d{{1,2}})[ -]{_MONTH}(?:,? |-){_YEAR}",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
    )
)


def day(text: str) -> Day | None:
    """Return the date that all of `text` is, None if it is none."""
    for form in _FORMS:
        if match := form.fullmatch(" ".join(text.split())):
            parts = match.groupdict()
            month = int(parts.get("month") or 0)
            if name := parts.get("name"):
                month = _month(name.lower())
            if month <= 12 and (month or not name):
                return Day(int(parts.get("year") or 0), month, int(parts.get("day") or 0))
    return None


def _month(name: str) -> int:
    """Return the number of a month, 0 if the name, maybe shortened, is none."""
    return next((at for at, month in enumerate(MONTHS, 1) if month.startswith(name)), 0)
