"""RT005 empty-value: a tag without a value."""

from collections.abc import Iterator

from reftag.dialects import ReferenceType
from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.exploded import exploded
from reftag.lint.support.field_edits import lines_edit
from reftag.lint.support.prose import fate, has_blank_line, named
from reftag.syntax import SPACES, Field, Record


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find known tags without a value; a type without one is left to missing-type."""
    if record.is_proper:
        return
    empty = [at for at, field in enumerate(record.fields) if not field.value]
    filled = {field.code for field in record.fields if field.value} if empty else set()
    spaces = exploded(record) if empty else frozenset()
    for at in empty:
        field = record.fields[at]
        tag = record.tag_of(field)
        if field in spaces:
            continue  # a space of a text of which each letter has a field
        if tag is None or not tag.assigned or tag.kind in ("type", "end"):
            continue  # unknown-tag and missing-type report these, or the tag never has a value
        wanted = _is_wanted(field, record.type, filled)
        yield Finding(
            field.tag_span,
            f"{named(record, field)} has no value{_harm(record, field, wanted=wanted)}",
            fix=None if wanted else _fix(record, at),
            unnecessary=not wanted,
        )


def _is_wanted(field: Field, kind: ReferenceType | None, filled: set[str]) -> bool:
    """Say whether the type requires a value here, so that deleting the tag fixes nothing."""
    groups = kind.required if kind else ()
    return any(field.code in group and filled.isdisjoint(group) for group in groups)


def _harm(record: Record, field: Field, *, wanted: bool) -> str:
    if wanted and record.type:
        return f", but this reference type ({record.type.called}) needs one"
    if field.inside_line or record.text.startswith(tuple(SPACES), field.tag_end):
        return ""
    # Alone on its line, without even a space after it, the tag is misread.
    who = "bibutils, Zotero and biblatex-csl-converter"
    return fate(record, f"; {who} append the bare tag to the value above", "")


def _fix(record: Record, at: int) -> Fix | None:
    """Delete the line with the blank lines right above it.

    Some tags have to stay: the first may be all that separates the record from the one before, a
    tag below text with a blank line in it may be all that keeps this text in the record, and text
    after the last tag and a blank line may be the missing value.
    """
    field, above = record.fields[at], record.fields[at - 1]
    last = at + 1 == len(record.fields)
    if not at or field.code == record.dialect.start_code:
        return None
    if has_blank_line(record, above) or (last and record.outside()):
        return None
    edit = lines_edit(record, above, field)
    return Fix(f"Delete the empty {field.spelled}", (edit,))


RULE = Rule(
    code="RT005",
    name="empty-value",
    severity="warning",
    summary="A tag without a value",
    what="A tag line that ends right after its tag, or after spaces.",
    why=(
        "An empty tag carries no information, and it does damage when no space follows it: "
        "bibutils, Zotero and biblatex-csl-converter then read `%N` as part of the line above, so "
        "that the title becomes *On Tags %N*. On the second line of a file it makes Zotero refuse "
        "the file."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%T On Tags\n%J Journal One\n%V 11\n%N\n%D 2001\n",
            after="%0 Journal Article\n%T On Tags\n%J Journal One\n%V 11\n%D 2001\n",
        ),
    ),
    fix_safety=(
        "Safe: the deleted line has nothing but its tag. There is no fix where the reference type "
        "needs the value, because only you know it."
    ),
    check=check,
)
