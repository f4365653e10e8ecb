"""RT510 placeholder-value: what a program wrote where it had no value."""

from collections.abc import Iterator
from typing import Final

from reftag.dialects.roles import DATES
from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.field_edits import delete
from reftag.lint.support.placeholder_fields import is_placeholder_in
from reftag.lint.support.prose import named
from reftag.lint.support.spans import first_line
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record
from reftag.text import Edit
from reftag.values.placeholders import PLACEHOLDERS, in_date

_DATES: Final = ("year", *sorted(DATES))


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find values that are only placeholders for missing ones, and those at the end of dates."""
    yield from _in_dates(record)
    if PLACEHOLDERS.isdisjoint([field.value for field in record.fields]):
        return
    for at, field in enumerate(record.fields):
        if field.value in PLACEHOLDERS and is_placeholder_in(record, field):
            yield Finding(
                first_line(record, field),
                f"{named(record, field)} has {quoted(field.value)} instead of a value; importers "
                "read it as text",
                fix=_fix(record, at, field),
            )


def _in_dates(record: Record) -> Iterator[Finding]:
    roles = by_role(record)
    for field in (each for role in _DATES if role in roles for each in roles[role]):
        if placeholder := in_date(field.value):
            yield Finding(
                first_line(record, field),
                f"{named(record, field)} ends with {quoted(placeholder)}, a placeholder; importers "
                "read it as part of the date",
                fix=Fix(
                    f"Delete {quoted(placeholder)}",
                    (Edit(field.value_end - len(placeholder), field.value_end, ""),),
                    "unsafe",
                ),
            )


def _fix(record: Record, at: int, field: Field) -> Fix | None:
    if not at or field.code == record.dialect.start_code:
        return None  # a record may begin with it
    edit = delete(record, field)
    return Fix(f"Delete {named(record, field)}", (edit,), "unsafe") if edit else None


RULE = Rule(
    code="RT510",
    name="placeholder-value",
    severity="warning",
    summary="“None”, “nan” or “undefined” where there was no value",
    what=(
        "A value that consists only of what programs write for a missing one: `None`, `nan`, "
        "`NaN`, `NaT`, `null`, `NULL`, `undefined`, `N/A`, `NA`, `#N/A`, `(null)`, `[object "
        "Object]`, an empty list, or two of them (`None, None`, `undefined-undefined`), and such a "
        "word at the end of a date in RIS (`2020///nan`). Otherwise only the whole value counts, "
        "in exactly this spelling: *None of the above*, *Null, J.* and *Na, Li* are left alone, "
        "and so is `NA` for a person, keyword or language."
    ),
    why=(
        "Importers cannot tell that the word means *nothing*: the volume is cited as *None*, a "
        "person called *nan* joins the authors, and *undefined* is looked up as a DOI."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T Shelf Marks\n%J Shelving\n%V None\n"
            "%D 2019\n",
            after="%0 Journal Article\n%A Okafor, Ada\n%T Shelf Marks\n%J Shelving\n%D 2019\n",
        ),
    ),
    fix_safety=(
        "Unsafe: the word is very likely, but not certainly, a placeholder, and it would be better "
        "to write the value. Where the reference type needs one, missing-required-tag reports it "
        "afterwards."
    ),
    check=check,
)
