"""RT008 missing-separator: no blank line before the next record."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.prose import fate, named
from reftag.syntax import Field, Record
from reftag.text import Edit


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find a record that begins right below the last line of the one before."""
    if record.dialect.reading.blank_lines == "mean nothing":
        return
    previous = context.previous
    if previous is None or previous.end < len(previous.text) or not record.fields:
        return
    first = record.fields[0]
    who = fate(record, "bibutils, Zotero and biblatex-csl-converter", "several programs")
    yield Finding(
        record.head(first),
        f"{named(record, first)} needs a blank line before it; without one, {who} merge this "
        "record with the one above",
        fix=_fix(previous, first),
    )


def _fix(previous: Record, first: Field) -> Fix | None:
    """Insert the blank line; not above a tag that programs read as text until it is fixed."""
    if first.flaw is not None:
        return None
    return Fix("Insert a blank line", (Edit(0, 0, _last_break(previous.text)),))


def _last_break(text: str) -> str:
    """Return the line break that ends `text`: another one after a CR would merge with it."""
    return "\r\n" if text.endswith("\r\n") else text[-1:]


RULE = Rule(
    code="RT008",
    name="missing-separator",
    severity="warning",
    summary="No blank line before the next record",
    what="A record that begins on the line after the last one of the record before it.",
    why=(
        "bibutils, Zotero and biblatex-csl-converter then read two records as one, with the "
        "authors of both, and with one title or with *First title, Second title*. citation-js and "
        "JabRef begin a new record at the type, as reftag does. EndNote's guide asks for the blank "
        "line."
    ),
    examples=(
        Example(
            before="%0 Book\n%T On Tags\n%D 2001\n%0 Book\n%T On Lines\n%D 2002\n",
            after="%0 Book\n%T On Tags\n%D 2001\n\n%0 Book\n%T On Lines\n%D 2002\n",
        ),
    ),
    fix_safety=(
        "Safe: a blank line is inserted, nothing else changes. There is no fix while the type line "
        "below it is malformed, because some programs read that line as text."
    ),
    check=check,
    looks_back=True,
)
