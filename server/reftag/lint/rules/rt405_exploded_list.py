"""RT405 exploded-list: a name or list taken apart, one letter a field."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.exploded import ExplodedValue, exploded_values, rejoined
from reftag.lint.support.field_edits import content_end
from reftag.lint.support.prose import named
from reftag.lint.support.wording import quoted
from reftag.syntax import Record
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find fields in a row that hold one letter each."""
    for run in exploded_values(record):
        values = rejoined(record, run)
        yield Finding(
            record.head(run.fields[0]),
            _message(record, run),
            fix=_fix(record, run, values),
        )


def _message(record: Record, run: ExplodedValue) -> str:
    first = run.fields[0]
    tag = named(record, first)
    if len(run.fields) == 1:
        return (
            f"Each letter of {quoted(run.text)} has its own line in {tag}; importers read "
            "separate values or put spaces between the letters"
        )
    return (
        f"Each letter of {quoted(run.text)} has its own {tag}; importers read "
        f"{len(run.fields)} separate values"
    )


def _fix(record: Record, run: ExplodedValue, values: list[str]) -> Fix | None:
    first, last = run.fields[0], run.fields[-1]
    if any(field.inside_line for field in run.fields):
        return None
    further = record.further(first.code)
    opening = further if first.goes_on else record.opening(first.code)
    text = f"{record.line_break()}{further}".join(values)
    edit = Edit(first.start, content_end(record, last), f"{opening}{text}")
    what = quoted(values[0]) if len(values) == 1 else f"{len(values)} values"
    return Fix(f"Write {what} instead of single letters", (edit,), "unsafe")


RULE = Rule(
    code="RT405",
    name="exploded-list",
    severity="error",
    summary="A name or list split into single letters",
    what=(
        "Four or more fields in a row, for people, keywords or links, each with a single letter, "
        "sign or space as its value, or such letters below each other in one field. Only letters "
        "that together look like text are reported: letters in alphabetical order, or a few names "
        "of one letter, are left alone."
    ),
    why=(
        "A program that expects a list but gets a text treats the text as a list of letters: "
        "*Lind, Eva* becomes authors called *L*, *i*, *n*, *d*, a comma and so on. Every importer "
        "reads each letter as a separate person or keyword."
    ),
    examples=(
        Example(
            before="%0 Book\n%A L\n%A i\n%A n\n%A d\n%A ,\n%A E\n%A .\n%T Echoes\n"
            "%I Example Press\n%D 2016\n",
            after="%0 Book\n%A Lind, E.\n%T Echoes\n%I Example Press\n%D 2016\n",
        ),
    ),
    fix_safety=(
        "Unsafe: the text is joined again, and where one name or keyword ends and the next begins "
        "is inferred from the commas, semicolons and quotes in it."
    ),
    check=check,
)
