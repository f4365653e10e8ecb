"""RT010 type-not-first: other fields come before the reference type."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.field_edits import content_end, line_begin
from reftag.lint.support.prose import fate, named
from reftag.syntax import Document, Field, Record
from reftag.text import BYTE_ORDER_MARK, Edit, apply, without_break


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find records whose type field is not the first one."""
    type_field = record.type_field
    if type_field is None or type_field is record.fields[0] or _is_in_header(record):
        return
    lost = (
        "citation-js refuses the file"
        if context.previous is None
        else f"JabRef puts {named(record, record.fields[0])} into the record above"
    )
    lost = fate(record, lost, "many importers lose or misplace what is above it")
    yield Finding(
        record.head(type_field),
        f"{named(record, type_field)} is not the first field of this record; {lost}",
        fix=_fix(record, type_field),
    )


def _is_in_header(record: Record) -> bool:
    """Say whether the first line is one of the file's header, with a tag that is misspelt there."""
    first = record.fields[0]
    below = any(first.start < line.start for line in record.of_file)
    return below and record.tag_of(first) is None


def _fix(record: Record, type_field: Field) -> Fix | None:
    """Return the fix that moves the type's line up, None if it is not one plain line."""
    begin, end = line_begin(record, type_field), content_end(record, type_field)
    line = record.text[begin:end]
    if record.is_flattened or "\n" in line or "\r" in line:
        return None
    # The line takes the break above it along, so that the last line of a file needs none.
    gap = len(without_break(record.text[:begin]))
    at = line_begin(record, record.fields[0])
    edits = (Edit(at, at, line + record.text[gap:begin]), Edit(gap, end, ""))
    # What is above may be no part of any record, and would end this one.
    if len(Document.read(apply(record.text, edits), record.dialect)) != 1:
        return None
    # Some importers see no type after a byte order mark, or another one after a blank line.
    risky = record.text.startswith(BYTE_ORDER_MARK) or any(
        at <= blank.start < begin for blank in record.blank_lines
    )
    return Fix(
        f"Move {type_field.spelled} to the top of the record", edits, "unsafe" if risky else "safe"
    )


RULE = Rule(
    code="RT010",
    name="type-not-first",
    severity="warning",
    summary="The reference type is not the record's first field",
    what="A record whose reference type (`%0`) comes after other tags.",
    why=(
        "Programs start a new record at the type. Fields above it are then lost or become part of "
        "the record before: JabRef moves the title and the authors of the second record into the "
        "first one, where they replace what was there, and citation-js refuses the whole file. "
        "bibutils, Zotero and biblatex-csl-converter read the record correctly. EndNote's "
        "documentation says that the type comes first."
    ),
    examples=(
        Example(
            before="%T On Order\n%0 Journal Article\n%A Okafor, Ada\n%J Shelf Marks\n%D 2019\n",
            after="%0 Journal Article\n%T On Order\n%A Okafor, Ada\n%J Shelf Marks\n%D 2019\n",
        ),
    ),
    fix_safety=(
        "Safe: one line is moved, and the order of different tags has no meaning. There is no fix "
        "while there are other tags on the type's line, or the type has further lines. Unsafe if "
        "the file begins with a byte order mark, or if there is a blank line in between: some "
        "importers would no longer see the type or the title."
    ),
    check=check,
    looks_back=True,
)
