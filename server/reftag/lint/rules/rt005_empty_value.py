"""RT005 empty-value: a tag without a value."""

from collections.abc import Iterator

from reftag.lint.blocks import named
from reftag.lint.field_edits import delete
from reftag.lint.finding import Finding, Fix
from reftag.lint.rule import Context, Example, Rule
from reftag.syntax import BLANKS, Record
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find known tags without a value; a type without one is left to missing-type."""
    for at, field in enumerate(record.fields):
        if field.value or field.code == record.dialect.type_code:
            continue
        tag = record.tag_of(field)
        if tag is None or not tag.assigned:
            continue  # unknown-tag has it
        # Alone on its line without even a blank behind it, the tag is misread.
        bare = not field.inside_line and not record.text.startswith(tuple(BLANKS), field.tag_end)
        harm = ": several importers add the bare tag to the value above" if bare and at else ""
        yield Finding(
            field.tag_span,
            f"{named(record, field)} has no value{harm}",
            fix=Fix(f"Delete the empty {field.spelled}", (_deletion(record, at),)),
            unnecessary=True,
        )


def _deletion(record: Record, at: int) -> Edit:
    """Delete the field and, of one in a line of its own, the blank lines right above it."""
    field = record.fields[at]
    edit = delete(record, field)
    return edit if field.inside_line or not at else Edit(record.fields[at - 1].end, edit.end, "")


RULE = Rule(
    code="RT005",
    name="empty-value",
    severity="warning",
    summary="A tag without a value",
    what="A tag line that ends right after its tag, or after blanks.",
    why=(
        "An empty tag says nothing, and it is dangerous when no blank follows it: bibutils, Zotero "
        "and biblatex-csl-converter then take `%N` for a part of the line above, so that the title "
        "becomes *On Tags %N*. On the second line of a file it makes Zotero refuse the file."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%T On Tags\n%J Journal One\n%V 11\n%N\n%D 2001\n",
            after="%0 Journal Article\n%T On Tags\n%J Journal One\n%V 11\n%D 2001\n",
        ),
    ),
    fix_safety="Safe: the line that goes carries nothing but its tag.",
    check=check,
)
