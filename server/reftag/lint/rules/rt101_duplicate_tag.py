"""RT101 duplicate-tag: a tag that a record may have once stands in it several times."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from reftag.dialects import Dialect
from reftag.lint.blocks import fate, named
from reftag.lint.exploded import exploded
from reftag.lint.field_edits import delete
from reftag.lint.finding import Finding, Fix, Related
from reftag.lint.repetition import folded, holds_several
from reftag.lint.rule import Context, Example, Rule
from reftag.syntax import Field, Record

_POINTED_AT: Final = 20
"""So many occurrences are pointed at; more help nobody, and all of them to all would be many."""

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
    fields = [field for field in record.fields if field.code in single and field.value]
    if len({field.code for field in fields}) == len(fields) or holds_several(record):
        return
    letters = exploded(record)
    groups: dict[str, list[Field]] = {}
    for field in fields:
        if field in letters:
            continue
        groups.setdefault(field.code, []).append(field)
    for group in groups.values():
        if len(group) > 1 and not _is_usual(record, group):
            yield from _findings(record, group)


def _is_usual(record: Record, group: list[Field]) -> bool:
    """Say whether exporters write several of the tag on purpose."""
    tag = record.tag_of(group[0])
    if tag is None or not tag.repeated:
        return False
    return tag.attached or len({folded(field.value) for field in group}) > 1


def _findings(record: Record, group: list[Field]) -> Iterator[Finding]:
    first, *others = group
    tag = named(record, first)
    equal = len({folded(field.value) for field in group}) == 1
    fix = None
    if equal:
        # One fix for all: to mend any of the findings mends every one.
        edits = [edit for field in others if (edit := delete(record, field))]
        if len(edits) == len(others):
            fix = Fix(f"Keep {tag} once", tuple(edits))
        consequence = "with the same value; programs that join repeated tags import it twice"
    else:
        consequence = f"with different values; {_outcome(record, first)}"
    places = [
        Related(record.head(other), f"{tag} stands here as well") for other in group[:_POINTED_AT]
    ]
    for field in group:
        yield Finding(
            record.head(field),
            f"{tag} stands {len(group)} times in this record, {consequence}",
            related=tuple(place for place in places if place.span.start != field.start),
            fix=fix,
            unnecessary=equal and field is not first,
        )


def _outcome(record: Record, field: Field) -> str:
    tag = record.tag_of(field)
    unknown = "programs keep one of them or join them"
    return fate(record, _OUTCOMES.get(tag.role if tag else "", unknown), unknown)


@cache
def _single(dialect: Dialect) -> frozenset[str]:
    """Return the tags that a record may have once; the type begins a record, so it is none."""
    single = (tag for tag in dialect.tags if tag.assigned and not tag.repeatable)
    codes = {tag.code for tag in single if tag.kind != "end"}
    return frozenset(codes - {dialect.type_code})


RULE = Rule(
    code="RT101",
    name="duplicate-tag",
    severity="error",
    summary="A single-valued tag stands several times in one record",
    what=(
        "A tag of which a record has one, such as the title or the year, that has a value in "
        "several places of the record. Each place is marked and names the others. Tags that may "
        "repeat, such as authors and keywords, and empty ones do not count. Nor do different "
        "values of a tag that exporters write several times on purpose, as some do with the "
        "abstract, the publisher and the custom fields of RIS."
    ),
    why=(
        "Which value you keep depends on the program. Of two titles, years, volumes, pages, "
        "abstracts, publishers or places bibutils and biblatex-csl-converter import the first, "
        "JabRef the last, and Zotero joins them (`First title, Second title`, `1991 1992`). "
        "citation-js keeps both in a form that is no valid CSL-JSON, or drops both, as it does "
        "with the year. Of two journals JabRef takes the first and Zotero the last. Nothing tells "
        "you at import, so a wrong year goes into print.\n\n"
        "Two titles in one record can also mean that the line which begins the second record "
        "is missing."
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
        "Safe, and offered only if all values are equal but for blanks: the first one "
        "stays. Which of two different values is right, only a person can tell. There is also no "
        "fix as long as a blank line stands in the value above the tag that would go."
    ),
    check=check,
    by_shape=True,
)
