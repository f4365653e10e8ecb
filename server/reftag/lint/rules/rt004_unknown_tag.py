"""RT004 unknown-tag: a tag that the dialect does not have."""

from collections.abc import Iterator
from typing import Final

from reftag.dialects import Tag
from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.field_edits import retag
from reftag.lint.support.nearest_tag import nearest
from reftag.lint.support.prose import named
from reftag.syntax import Field, Record
from reftag.text import Edit

_FULL: Final = 50
"""Characters of a line that continues on the next one; exporters break lines at 70 to 80."""


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find tags that the dialect does not have."""
    if record.is_proper:
        return iter(())
    known = record.dialect.by_code
    unknown = [
        at
        for at, field in enumerate(record.fields)
        if (tag := known.get(field.code)) is None or not tag.assigned
    ]
    if unknown and _comes_from_elsewhere(record):
        unknown = [at for at in unknown if _goes_on_a_full_line(record, at)]
    values = {(field.code, field.value) for field in record.fields} if unknown else set()
    return (_finding(record, at, values) for at in unknown)


def _comes_from_elsewhere(record: Record) -> bool:
    """Say whether the record is from another database than the format's: that may have the tag."""
    home = record.dialect.home_numbers
    number = record.value("accession-number") if home else ""
    return ":" in number and not number.startswith(home)


def _goes_on_a_full_line(record: Record, at: int) -> bool:
    """Say whether the field looks like text, below a line that was broken for its length."""
    if not at:
        return False
    above = record.fields[at - 1]
    last = above.value.rsplit("\n", 1)[-1]
    return len(last) >= _FULL and _reads_on(record, above, record.fields[at])


def _finding(record: Record, at: int, values: set[tuple[str, str]]) -> Finding:
    field = record.fields[at]
    written = field.spelled if field.spelled.isprintable() else f"U+{ord(field.spelled[-1]):04X}"
    if at and _reads_on(record, record.fields[at - 1], field):
        above = record.fields[at - 1]
        return Finding(
            field.tag_span,
            f"This line seems to continue {named(record, above)}, but importers read "
            f"{written} as a tag and drop the line",
            fix=Fix(
                f"Join the line to {above.shown}",
                (Edit(above.value_end, field.start, " "),),
                "unsafe",
            ),
        )
    tags = nearest(record, field)
    names = " or ".join(
        f"{tag.code} ({record.dialect.label(tag.code, record.type)})" for tag in tags
    )
    return Finding(
        field.tag_span,
        f"{written} is not a tag of this format{f' ({names} may be meant)' if tags else ''}; "
        "importers drop this line or append it to the value above",
        fix=_replace(record, at, tags, values),
    )


def _reads_on(record: Record, above: Field, field: Field) -> bool:
    """Say whether the field looks like a line of the text above it."""
    tag = record.tag_of(above)
    words = field.value[:80].split(None, 2)
    return (
        tag is not None
        and tag.kind == "text"
        and bool(above.value)
        and len(words) > 2
        and field.value[0].islower()
    )


def _replace(record: Record, at: int, tags: list[Tag], values: set[tuple[str, str]]) -> Fix | None:
    """Write the nearest tag, unless that would repeat a value or break the record in two."""
    field = record.fields[at]
    if not tags or not field.value:
        return None
    code = tags[0].code
    if code == record.dialect.type_code and (at or not record.dialect.exact_type(field.value)):
        return None
    if (code, field.value) in values:
        return None
    if code in record.tags and record.fields[at - 1].end < field.line_start:
        return None  # after a blank line, a tag that the record already has starts the next record
    return Fix(f"Write {code}", (retag(record, field, code),), "unsafe")


RULE = Rule(
    code="RT004",
    name="unknown-tag",
    severity="error",
    summary="No such tag in this format",
    what=(
        "A line that begins with something that looks like a tag but is not one of the format, or "
        "one without a meaning, such as `%5` in EndNote. The nearest tags are named: those that "
        "look alike (`%É` and `%E`, Cyrillic `%Т` and `%T`), or those whose values look like this "
        "one (a DOI, a link, a year, an ISSN or ISBN, pages). Records that Web of Science has from "
        "another database (`UT INSPEC:9027814`) may have tags that only that database knows: those "
        "are not reported."
    ),
    why=(
        "Importers do not put the value where it belongs. All of them drop what follows `%5`; "
        "bibutils and biblatex-csl-converter append a `%|` line to the value above. A line of an "
        "abstract that happens to begin with a percent sign is enough: *%5 of the patients …* is "
        "lost in every importer."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%T On Tags\n%É Alpha, Anna\n%D 2001\n",
            after="%0 Journal Article\n%T On Tags\n%E Alpha, Anna\n%D 2001\n",
        ),
        Example(
            before="%0 Journal Article\n%T On Tags\n%X It hurt\n%5 of all the patients.\n",
            after="%0 Journal Article\n%T On Tags\n%X It hurt %5 of all the patients.\n",
        ),
    ),
    fix_safety="Unsafe: which tag was meant, or whether the line is text, is a guess.",
    check=check,
)
