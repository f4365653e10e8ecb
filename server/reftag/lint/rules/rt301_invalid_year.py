"""RT301 invalid-year: a year field that names no year."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import fate, named
from reftag.lint.support.spans import first_line
from reftag.lint.support.wording import quoted
from reftag.syntax import Record
from reftag.values import dates
from reftag.values.fault import Fault


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find values that are not years, neither certain nor vague ones."""
    for field in by_role(record).get("year", ()):
        fault = dates.parse_year(field.value)
        if isinstance(fault, Fault) and fault.kind == "unreadable":
            lost = fate(
                record,
                "citation-js reads no date, other programs cite it and sort by it as text",
                "programs ignore it or sort by it as text",
            )
            value = f"{quoted(field.value)} in {named(record, field)}"
            yield Finding(first_line(record, field), f"{value} {fault.what}; {lost}")


RULE = Rule(
    code="RT301",
    name="invalid-year",
    severity="error",
    summary="Not a year",
    what=(
        "A year field (`%D`) without a four-digit year: letters among the digits (`2O24`), too few "
        "or too many digits, a year in which nothing was published (`0224`), a word, a link. "
        "Ranges (`1999/2000`), the forms used in catalogues (`[2001]`, `c2001`, `198-`, `350 BC`), "
        "whole dates, and words for an unknown or future year (`n.d.`, `in press`, `im Druck`) are "
        "accepted."
    ),
    why=(
        "The year is in every citation and in most keys, and libraries sort by it. Programs do not "
        "check it: bibutils, Zotero, JabRef and biblatex-csl-converter print the value as it is, "
        "citation-js writes a date without numbers, which styles show as *n.d.* or not at all."
    ),
    examples=(Example(before="%0 Book\n%A Lind, Eva\n%T Full Shelves\n%D 2O24\n"),),
    check=check,
)
