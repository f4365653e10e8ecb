"""RT310 conflicting-dates: the date is in another year than the year."""

from collections.abc import Iterator

from reftag.lint.blocks import fate, named
from reftag.lint.by_role import by_role
from reftag.lint.finding import Finding, Related
from reftag.lint.labels import is_of_publication
from reftag.lint.rule import Context, Example, Rule
from reftag.lint.spans import first_line
from reftag.lint.values import dates, years
from reftag.syntax import Field, Record


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find dates of publication that name other years than the year field."""
    fields = by_role(record)
    if "date" not in fields or "year" not in fields:
        return
    year = fields["year"][0]
    if len({field.value for field in fields["year"]}) > 1:
        return  # which of them is right is the question of duplicate-tag
    stated = years.named(year.value)
    if not stated or _is_faulty(year.value):
        return
    for field in fields["date"]:
        if year.value in field.value or not is_of_publication(record, field):
            continue
        if dates.fault(field.value, year.value):
            continue  # invalid-date has that
        named_years = dates.named_years(field.value)
        if named_years and stated.isdisjoint(named_years):
            yield _finding(record, field, year, named_years)


def _is_faulty(year: str) -> bool:
    """Say whether invalid-year or invalid-date has something to say about a year."""
    if years.PLAIN.fullmatch(year):
        return False
    impossible = dates.fault(year)
    return years.fault(year) is not None or (impossible is not None and not impossible.unreadable)


def _finding(record: Record, field: Field, year: Field, named_years: frozenset[int]) -> Finding:
    tag, other = named(record, field), named(record, year)
    says = min(named_years)
    believed = fate(
        record,
        "citation-js believes the date, JabRef keeps both, Zotero writes one behind the other",
        "some programs believe the date, others the year",
    )
    return Finding(
        first_line(record, field),
        f"{tag} says {says}, but {other} says {year.value}: {believed}",
        related=(Related(first_line(record, year), f"{other} says {year.value}"),),
    )


RULE = Rule(
    code="RT310",
    name="conflicting-dates",
    severity="warning",
    summary="Year and date disagree",
    what=(
        "A date of publication (`%8`) in another year than the year (`%D`). Dates of access, of "
        "the last update and the like are not compared, nor is a date without a year."
    ),
    why=(
        "Which year is cited then depends on the program: biblatex-csl-converter takes `%D`, "
        "citation-js takes `%8`, Zotero joins them to *2018 January 5, 2017*, and bibutils builds "
        "a date of parts of both. Often one of them is the year of the first online version or "
        "of the conference; then cite the one that your style asks for in both."
    ),
    examples=(
        Example(
            before="%0 Thesis\n%A Lind, Eva\n%T Full Shelves\n%I Example University\n%D 2018\n"
            "%8 January 5, 2017\n"
        ),
    ),
    check=check,
    by_value=True,
)
