"""RT101 duplicate-tag: a record has a single-valued tag more than once."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from reftag.dialects import Dialect
from reftag.lint.engine.finding import Applicability, Finding, Fix, Related
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.exploded import exploded
from reftag.lint.support.field_edits import delete
from reftag.lint.support.prose import fate, named
from reftag.lint.support.repetition import folded, holds_several, is_usual, may_hold_several
from reftag.syntax import Field, Record

_POINTED_AT: Final = 20
"""At most this many occurrences are listed: more do not help, and listing all for each is
quadratic."""

_FIRST_LAST_JOINED: Final = "bibutils keeps the first, JabRef the last, Zotero joins them"
_OUTCOMES: Final = {
    "title": _FIRST_LAST_JOINED,
    "year": _FIRST_LAST_JOINED,
    "volume": _FIRST_LAST_JOINED,
    "number": _FIRST_LAST_JOINED,
    "pages": _FIRST_LAST_JOINED,
    "abstract": _FIRST_LAST_JOINED,
    "publisher": _FIRST_LAST_JOINED,
    "place": _FIRST_LAST_JOINED,
    "journal": "bibutils and JabRef keep the first, Zotero the last",
    "doi": "JabRef keeps the last, citation-js writes all where one belongs",
}
"""What was measured, by role."""


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find every occurrence of a single-valued tag that has a value more than once."""
    single = _single(record.dialect)
    begins = (record.dialect.start_code, record.dialect.type_code)  # also without a value
    fields = [
        field
        for field in record.fields
        if field.code in single and (field.value or field.code in begins)
    ]
    if len({field.code for field in fields}) == len(fields) or holds_several(record):
        return
    letters = exploded(record)
    groups: dict[str, list[Field]] = {}
    for field in fields:
        if field in letters:
            continue
        groups.setdefault(field.code, []).append(field)
    for group in groups.values():
        if len(group) > 1 and not is_usual(record, group):
            yield from _findings(record, group)


def _findings(record: Record, group: list[Field]) -> Iterator[Finding]:
    # What is not a proper tag is what programs read as text: another one stays.
    first = next((field for field in group if field.flaw is None), group[0])
    others = [field for field in group if field is not first]
    tag = named(record, first)
    equal = len({folded(field.value) for field in group}) == 1
    fix = None
    begins = first.code in (record.dialect.start_code, record.dialect.type_code)
    if begins:
        said = "so it may be two records; many importers create an empty record from the first"
        at = record.fields.index(group[0])
        if equal and first is group[0] and record.fields[at : at + len(group)] == tuple(group):
            fix = _keep_one(record, tag, others, "unsafe")
    elif equal:
        if not may_hold_several(record):
            fix = _keep_one(record, tag, others, "safe")
        said = "with the same value; programs that join repeated tags import it twice"
    else:
        said = f"with different values; {_outcome(record, first)}"
    times = "twice" if len(group) == 2 else f"{len(group)} times"
    places = [Related(record.head(other), f"Another {tag}") for other in group[:_POINTED_AT]]
    for field in group:
        yield Finding(
            record.head(field),
            f"This record has {tag} {times}, {said}",
            related=tuple(place for place in places if place.span.start != field.start),
            fix=fix,
            unnecessary=equal and field is not first,
        )


def _keep_one(
    record: Record, tag: str, others: list[Field], applicability: Applicability
) -> Fix | None:
    """Return the fix that deletes all but one; one fix for all findings about them."""
    edits = tuple(edit for field in others if (edit := delete(record, field)))
    if len(edits) < len(others) or any(field is record.fields[0] for field in others):
        return None
    return Fix(f"Keep only one {tag}", edits, applicability)


def _outcome(record: Record, field: Field) -> str:
    tag = record.tag_of(field)
    unknown = "programs keep one of them or join them"
    return fate(record, _OUTCOMES.get(tag.role if tag else "", unknown), unknown)


@cache
def _single(dialect: Dialect) -> frozenset[str]:
    """Return the tags that a record may have once."""
    single = (tag for tag in dialect.tags if tag.assigned and not tag.repeatable)
    return frozenset(tag.code for tag in single if tag.kind != "end")


RULE = Rule(
    code="RT101",
    name="duplicate-tag",
    severity="error",
    summary="A record has a single-valued tag more than once",
    what=(
        "A tag that a record may have only once, such as the title or the year, but that occurs "
        "several times with a value. Each occurrence is reported and refers to the others. Tags "
        "that may be repeated, such as authors and keywords, and empty tags are not reported. Nor "
        "are different values of a tag that exporters write several times on purpose, as some do "
        "with the abstract, the publisher and the custom fields of RIS."
    ),
    why=(
        "Which value is imported depends on the program. Of two titles, years, volumes, pages, "
        "abstracts, publishers or places, bibutils and biblatex-csl-converter import the first, "
        "JabRef the last, and Zotero joins them (`First title, Second title`, `1991 1992`). "
        "citation-js keeps both in a form that is not valid CSL-JSON, or drops both, as it does "
        "with the year. Of two journals JabRef takes the first and Zotero the last. Importers do "
        "not report this, so a wrong year may be printed.\n\n"
        "Two titles in one record can also mean that the line that begins the second record is "
        "missing. A second type right below the first is either a mistake in the type or what "
        "remains of another record; many importers create an empty record from the first."
    ),
    examples=(
        Example(
            before=(
                "%0 Book\n%A Moreau, Luc\n%T Twice Told\n%T Told Twice\n%I Example Press\n%D 2017\n"
            ),
        ),
        Example(
            before="%0 Book\n%A Moreau, Luc\n%T Twice Told\n%I Example Press\n%D 2017\n%D 2017\n",
            after="%0 Book\n%A Moreau, Luc\n%T Twice Told\n%I Example Press\n%D 2017\n",
        ),
    ),
    fix_safety=(
        "Safe, and offered only if all values are equal except for spaces: the first well-formed "
        "tag is kept. Only a person can decide which of two different values, or types, is right. "
        "There is also no fix while there is a blank line in the value above the tag to be "
        "deleted, or another record may begin inside one of the values."
    ),
    check=check,
)
