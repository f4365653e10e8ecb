"""RT302 invalid-date: a date that cannot be read, or that the calendar does not have."""

from collections.abc import Iterator

from reftag.lint.blocks import fate, named
from reftag.lint.by_role import by_role
from reftag.lint.finding import Finding, Fix
from reftag.lint.labels import always_holds_date, date_roles
from reftag.lint.rule import Context, Example, Rule
from reftag.lint.spans import first_line
from reftag.lint.values import dates, years
from reftag.lint.wording import quoted
from reftag.syntax import Field, Record
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find impossible dates, and in tags that hold nothing else, also what is no date."""
    fields = by_role(record)
    year = fields["year"][0].value if "year" in fields else ""
    for role in date_roles(record):
        for field in fields.get(role, ()) if role != "year" else ():
            if not dates.is_usual(field.value):
                yield from _findings(record, field, dates.fault(field.value, year))
    for field in fields.get("year", ()):
        if not years.PLAIN.fullmatch(field.value) and years.fault(field.value) is None:
            yield from _findings(record, field, dates.fault(field.value))


def _findings(record: Record, field: Field, fault: dates.Fault | None) -> Iterator[Finding]:
    if fault is None or (fault.unreadable and not always_holds_date(record, field)):
        return
    span = first_line(record, field)
    if fault.unreadable:
        lost = fate(
            record,
            "citation-js passes it on as text, which no style can put into its own form",
            "programs pass it on as text, which no style can put into its own form",
        )
    else:
        lost = fate(
            record,
            "bibutils and citation-js pass it on, other programs may move it to another day",
            "programs pass it on as it is or move it to another day",
        )
    fix = None
    if fault.iso and span == field.value_span:
        fix = Fix(f"Write {fault.iso}", (Edit(*span, fault.iso),), "unsafe")
    yield Finding(
        span, f"{quoted(field.value)} in {named(record, field)} {fault.what}: {lost}", fix=fix
    )


RULE = Rule(
    code="RT302",
    name="invalid-date",
    severity="warning",
    summary="A date that does not exist or cannot be read",
    what=(
        "A date (`%8`, `%[`, and whatever else the reference type calls a date) that the calendar "
        "does not have, such as `31 February 2021`, `2024-31-12` or `2024-05-00`, or that is no "
        "date at all. A year (`%D`) that is written as a whole date must be one that exists. Any "
        "form is let be that some reader may understand: `11.6.2024`, `12/7/2023`, `20151028`, "
        "`May-June`, `Printemps 2019`."
    ),
    why=(
        "Nobody looks at a date again once it is in a library. bibutils makes `2001-31` of "
        "*31 February 2001*, citation-js writes a month 31 for `2001-31-12`, and what reads those "
        "refuses the record or counts on into the next month."
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
        "Unsafe: it writes the only date that the numbers can mean, or leaves out a month or day "
        "0, but the mistake may be another one. There is no fix when the day cannot be told."
    ),
    check=check,
    by_value=True,
)
