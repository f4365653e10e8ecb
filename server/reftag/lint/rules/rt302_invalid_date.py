"""RT302 invalid-date: a date that cannot be read, or that the calendar does not have."""

from collections.abc import Iterator

from reftag.dialects import roles
from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import fate, named
from reftag.lint.support.spans import first_line
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record
from reftag.text import Edit
from reftag.values import dates
from reftag.values.fault import Fault


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find impossible dates, and in tags that hold nothing else, also what is not a date."""
    fields = by_role(record)
    year = fields["year"][0].value if "year" in fields else ""
    codes = roles.dates(record.dialect, record.type.name if record.type else "")
    for role, several in fields.items():
        for field in several if role != "year" else ():
            if field.code not in codes or dates.is_usual(field.value):
                continue
            found = dates.parse(field.value, year)
            if isinstance(found, Fault) and (
                found.kind != "unreadable" or _is_for_dates(record, field)
            ):
                yield _finding(record, field, found)
    for field in fields.get("year", ()):
        found = dates.parse_year(field.value)
        if isinstance(found, Fault) and found.kind != "unreadable":  # invalid-year reports that
            yield _finding(record, field, found)


def _is_for_dates(record: Record, field: Field) -> bool:
    """Say whether the tag is for dates in every type, not just in this record's."""
    tag = record.tag_of(field)
    return tag is not None and tag.kind == "date"


def _finding(record: Record, field: Field, fault: Fault) -> Finding:
    span = first_line(record, field)
    if fault.kind == "unreadable":
        lost = fate(
            record,
            "citation-js imports it as plain text, which citation styles cannot format",
            "programs import it as plain text, which citation styles cannot format",
        )
    else:
        lost = fate(
            record,
            "bibutils and citation-js import it as it is, other programs may change the day",
            "programs import it as it is, or as another day",
        )
    fix = None
    if fault.meant and span == field.value_span:
        (meant,) = fault.meant
        fix = Fix(f"Write {quoted(meant)}", (Edit(*span, meant),), "unsafe")
    return Finding(
        span, f"{quoted(field.value)} in {named(record, field)} {fault.what}; {lost}", fix=fix
    )


RULE = Rule(
    code="RT302",
    name="invalid-date",
    severity="warning",
    summary="A date that does not exist or cannot be read",
    what=(
        "A date (`%8`, `%[`, and every other field that the reference type calls a date) that does "
        "not exist, such as `31 February 2021`, `2024-31-12` or `2024-05-00`, or a value that is "
        "not a date. A year (`%D`) that is written as a whole date must exist, too. A date with "
        "slashes needs the number of the month, not its name (`2015/october`). Every form that "
        "people use is accepted: `11.6.2024`, `12/7/2023`, `20151028`, `May-June`, `Printemps "
        "2019`, and text after the third slash as RIS allows it (`2017/04/07/online`)."
    ),
    why=(
        "Dates are rarely checked once they are in a library. bibutils turns *31 February 2001* "
        "into `2001-31`, and citation-js turns `2001-31-12` into a date with month 31; programs "
        "that read these refuse the record or move the date to the next month."
    ),
    examples=(
        Example(
            before="%0 Thesis\n%A Lind, Eva\n%T Full Shelves\n%I Example University\n%D 2024\n"
            "%8 2024-31-12\n",
            after="%0 Thesis\n%A Lind, Eva\n%T Full Shelves\n%I Example University\n%D 2024\n"
            "%8 2024-12-31\n",
        ),
        Example(
            before="%0 Web Page\n%T Full Shelves\n%U https://example.org/shelves\n"
            "%[ February 30, 2024\n"
        ),
    ),
    fix_safety=(
        "Unsafe: it writes the only date that the numbers can mean, replaces the name of a month "
        "by its number, or leaves out a month or day 0, but something else may be wrong. There is "
        "no fix where the right day is not known."
    ),
    check=check,
)
