"""RT013 empty-record: a reference type and nothing else."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.field_edits import line_begin
from reftag.syntax import Record
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find records of a known type in which nothing but the type has a value.

    A record of unknown type is left to unknown-type: the whole record may be on the type's line.
    """
    type_code = record.dialect.type_code
    if any(field.value for field in record.fields if field.code != type_code):
        return
    type_field, kind = record.type_field, record.type
    if type_field is None or kind is None or "\n" in type_field.value:
        return
    yield Finding(
        record.head(type_field),
        f"This record has a type ({kind.called}) but no fields; it would be imported as an empty "
        "record",
        fix=Fix("Delete the empty record", (_deletion(record),), applicability="unsafe"),
        unnecessary=True,
    )


def _deletion(record: Record) -> Edit:
    """Return the edit that deletes the record's lines and the blank lines right after it."""
    end = record.end
    for blank in record.blank_lines:
        if blank.start == end:
            end = blank.end
    return Edit(line_begin(record, record.fields[0]), end, "")


RULE = Rule(
    code="RT013",
    name="empty-record",
    severity="warning",
    summary="A record with a type and nothing else",
    what="A record in which only the reference type (`%0`) has a value.",
    why=(
        "The record does not describe a work. Importing it adds an entry without a title to your "
        "library, which is hard to find again. Often a record was begun and never finished, or its "
        "fields were cut off by a blank line."
    ),
    examples=(
        Example(
            before=(
                "%0 Book\n\n%0 Book\n%A Lind, Eva\n%T Full Shelves\n%I Example Press\n%D 2021\n"
            ),
            after="%0 Book\n%A Lind, Eva\n%T Full Shelves\n%I Example Press\n%D 2021\n",
        ),
    ),
    fix_safety=(
        "Unsafe: the record may be the only trace of a work that should be added. Blank lines "
        "after the record are deleted with it; text after those stays."
    ),
    check=check,
)
