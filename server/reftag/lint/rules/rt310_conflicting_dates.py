"""RT310 conflicting-dates: two fields name different years of publication."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from reftag.lint.engine.finding import Finding, Related
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import fate, named
from reftag.lint.support.spans import first_line
from reftag.lint.support.wording import shown
from reftag.syntax import Field, Record
from reftag.values import dates, years
from reftag.values.fault import Fault

_SAME_YEAR: Final = ("date", "issue-date")
_ONLINE: Final = ("electronic-date", "early-date", "early-year")
"""Dates of an online version, which comes before the issue it belongs to, now and then after it."""
_YEARS_BEFORE: Final = 3
_YEARS_AFTER: Final = 1


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find dates of publication in other years than the year field."""
    fields = by_role(record)
    year = _year_of(record, fields.get("year", []))
    if year is None:
        return
    others = [field for field in fields["year"] if field.code != year.code]
    if not others and fields.keys().isdisjoint((*_SAME_YEAR, *_ONLINE)):
        return
    stated = years.named(year.value)
    for field in chain(others, *(fields.get(role, ()) for role in _SAME_YEAR)):
        if year.value in field.value or not _is_of_publication(record, field):
            continue
        named_years = _years_in(field.value, year.value)
        if named_years and stated.isdisjoint(named_years):
            yield _finding(record, field, year, named_years)
    for field in chain.from_iterable(fields.get(role, ()) for role in _ONLINE):
        named_years = _years_in(field.value, year.value)
        if named_years and not _may_be_online(named_years, stated):
            yield _finding(record, field, year, named_years)


def _is_of_publication(record: Record, field: Field) -> bool:
    """Say whether the record's type makes no other date of it, e.g. one of access or a deadline."""
    tag = record.tag_of(field)
    return tag is not None and record.role_of(field) == tag.role


def _year_of(record: Record, candidates: list[Field]) -> Field | None:
    """Return the field that says when the work was published, None if that is not certain.

    The format's tag for the year is preferred to one of an older version of the format. Where one
    tag has two different values, duplicate-tag reports it.
    """
    if len(candidates) == 1:
        return candidates[0] if _is_certain(candidates[0].value) else None
    faultless = [field for field in candidates if _is_certain(field.value)]
    if not faultless:
        return None
    year = min(faultless, key=lambda field: bool((tag := record.tag_of(field)) and tag.successor))
    same_tag = {field.value for field in candidates if field.code == year.code}
    return year if len(same_tag) == 1 else None


def _is_certain(value: str) -> bool:
    """Say whether a value names a year, and neither invalid-year nor invalid-date reports it."""
    return bool(years.named(value)) and not isinstance(dates.parse_year(value), Fault)


def _years_in(value: str, year: str) -> frozenset[int]:
    """Return the years that a date names; none if invalid-date or invalid-year reports it."""
    found = dates.parse(value, year)
    is_impossible = isinstance(found, Fault) and found.kind != "unreadable"
    return frozenset() if is_impossible else dates.named_years(value)


def _may_be_online(online: frozenset[int], stated: frozenset[int]) -> bool:
    return any(
        -_YEARS_AFTER <= printed - early <= _YEARS_BEFORE for early in online for printed in stated
    )


def _finding(record: Record, field: Field, year: Field, named_years: frozenset[int]) -> Finding:
    tag, other = named(record, field), named(record, year)
    says = min(named_years)
    believed = fate(
        record,
        "citation-js uses the date, JabRef keeps both, Zotero joins them",
        "some programs use one, some the other",
    )
    return Finding(
        first_line(record, field),
        f"{tag} says {says}, but {other} says {shown(year.value)}; {believed}",
        related=(Related(first_line(record, year), f"{other} says {shown(year.value)}"),),
    )


RULE = Rule(
    code="RT310",
    name="conflicting-dates",
    severity="warning",
    summary="Year and date disagree",
    what=(
        "A date of publication (`%8`; in RIS `DA` and `Y1`) whose year differs from the year field "
        "(`%D`, `PY`). An early online date (`EA` in Web of Science, `DEP` in MEDLINE) may be up "
        "to three years earlier or one year later. Dates of access, of the last update and the "
        "like are not compared, nor is a date without a year."
    ),
    why=(
        "Which year is cited depends on the program: biblatex-csl-converter takes `%D`, "
        "citation-js takes `%8`, Zotero joins them to *2018 January 5, 2017*, and bibutils builds "
        "a date from parts of both. Often one of them is the year of the first online version or "
        "of the conference; write the one that your style asks for in both fields."
    ),
    examples=(
        Example(
            before="%0 Thesis\n%A Lind, Eva\n%T Full Shelves\n%I Example University\n%D 2018\n"
            "%8 January 5, 2017\n"
        ),
    ),
    check=check,
)
