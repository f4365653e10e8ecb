"""RT006 flattened-record: several tags on one physical line."""

from collections.abc import Iterator

from reftag.lint.blocks import counted, line_break
from reftag.lint.finding import Finding, Fix
from reftag.lint.rule import Context, Example, Rule
from reftag.syntax import BLANKS, Field, Record
from reftag.text import Edit


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find the line that holds several fields: a record has one at most, that of its type."""
    inside = [at for at, field in enumerate(record.fields) if field.inside_line]
    if not inside:
        return
    new_line = line_break(record, context)
    yield Finding(
        record.head(record.fields[inside[0] - 1]),
        f"{counted(len(inside) + 1, 'tag')} on one line: importers take the line for a single "
        "value and lose the record",
        fix=Fix(
            "Put one tag on each line",
            tuple(_onto_own_line(record, record.fields[at], new_line) for at in inside),
            "unsafe" if _would_take_text_in(record, inside) else "safe",
        ),
    )


def _would_take_text_in(record: Record, inside: list[int]) -> bool:
    """Say whether text behind several records on one line may become a part of the last one.

    By itself that one may lack the title, which ended the record at a blank line.
    """
    types = (record.fields[at].code == record.dialect.type_code for at in inside)
    return any(types) and bool(record.outside())


def _onto_own_line(record: Record, field: Field, new_line: str) -> Edit:
    start = field.start
    while record.text[start - 1] in BLANKS:
        start -= 1
    if field.code == record.dialect.type_code:
        new_line *= 2  # the type opens the next record
    if field.value and not field.value.startswith("\n"):
        return Edit(start, field.value_start, f"{new_line}{field.code} ")
    return Edit(start, field.tag_end, f"{new_line}{field.code}")


RULE = Rule(
    code="RT006",
    name="flattened-record",
    severity="error",
    summary="Several tags on one line",
    what=(
        "A line that opens with the tag of the reference type and a known type and holds further "
        "tags: a record whose line breaks were lost, as happens when one is copied from a web page."
    ),
    why=(
        "Everybody loses everything: bibutils, citation-js and biblatex-csl-converter import one "
        "empty record, Zotero refuses the file, JabRef finds no record."
    ),
    examples=(
        Example(
            before="%0 Journal Article %A Alpha, Anna %T On Tags %J Journal One %D 2001\n",
            after="%0 Journal Article\n%A Alpha, Anna\n%T On Tags\n%J Journal One\n%D 2001\n",
        ),
    ),
    fix_safety=(
        "Safe: blanks before tags become line breaks, no tag and no value changes. Unsafe where "
        "the line holds several records and text follows that belongs to none of them: it may be "
        "read as a part of the last one then."
    ),
    check=check,
    by_shape=True,
    looks_back=True,
)
