"""RT005 empty-value: a tag without a value."""

from collections.abc import Iterator

from reftag.lint.finding import Finding, Fix
from reftag.lint.rule import Context, Example, Rule
from reftag.syntax import Record
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find fields without a value; a type without one is left to missing-type."""
    for field in record.fields:
        if field.value or field.code == record.dialect.type_code:
            continue
        name = record.label(field)
        yield Finding(
            field.tag_span,
            f"{field.spelled} ({name}) has no value; several importers read the next line into it",
            fix=Fix(f"Delete the empty {field.spelled}", (Edit(field.line_start, field.end, ""),)),
            unnecessary=True,
        )


RULE = Rule(
    code="RT005",
    name="empty-value",
    severity="warning",
    summary="A tag without a value",
    what="A tag line that ends right after its tag.",
    why=(
        "An empty tag says nothing, and it is dangerous when no blank follows it: bibutils, Zotero "
        "and biblatex-csl-converter then take `%N` for a part of the line above, so that an issue "
        "sign ends up in your volume. EndNote itself imports it as an empty field."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%T On Tags\n%V 11\n%N\n%P 1-9\n",
            after="%0 Journal Article\n%T On Tags\n%V 11\n%P 1-9\n",
        ),
    ),
    fix_safety="Safe: the line that goes carries nothing but its tag.",
    check=check,
)
