"""RT104 misplaced-value: a year, DOI, link, ISSN or list of keywords in the wrong tag."""

from collections.abc import Iterator
from typing import Final

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.misplaced import (
    KEYWORDS,
    REPEATED_TITLE,
    is_suspect,
    move,
    target_of,
    what_it_is,
)
from reftag.lint.support.prose import fate, named
from reftag.lint.support.spans import first_line
from reftag.lint.support.wording import quoted
from reftag.lint.targets.harmless import unless_harmful
from reftag.syntax import Field, Record

_ROLES: Final = (
    "title",
    "secondary-title",
    "tertiary-title",
    "journal",
    "alternate-title",
    "short-title",
    "translated-title",
    "work-type",
    "edition",
    "publisher",
    "place",
    "pages",
    "note",
)


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find values whose form says that they belong elsewhere."""
    fields = by_role(record)
    for role in _ROLES:
        for field in fields.get(role, ()):
            if is_suspect(field.value, role) and (misplaced := what_it_is(record, field, role)):
                yield Finding(
                    first_line(record, field),
                    _message(record, field, *misplaced),
                    fix=unless_harmful(record, context, move(record, field, misplaced.role)),
                )


def _message(record: Record, field: Field, thing: str, role: str) -> str:
    tag = named(record, field)
    if role == REPEATED_TITLE:
        return f"{tag} repeats the whole title; styles that shorten titles print it in full"
    tag_wanted = target_of(record, role)
    target = f"; it belongs in {tag_wanted}" if tag_wanted else ""
    if role == KEYWORDS:
        return f"{tag} contains keywords, but keyword searches do not look there{target}"
    cited = f"{quoted(field.value)} in {tag} is {thing} and is cited as {record.label(field)}"
    return f"{cited}{fate(record, '', ' by some programs')}{target}"


RULE = Rule(
    code="RT104",
    name="misplaced-value",
    severity="warning",
    summary="A value where another kind of value belongs",
    what=(
        "A value that can be recognised by its form and is in a tag for something else: a DOI, a "
        "link, an ISSN or ISBN with a correct check digit where a title, publisher, place or note "
        "belongs; a year or date there, unless it may be a title (*1984*); a list of keywords as "
        "the type of work (`%9`); the whole long title as the short title (`%!`), except in RIS, "
        "where EndNote and Zotero write it that way."
    ),
    why=(
        "Importers look only at the tag, not at the value: the year in `%B` becomes the title of "
        "the conference, the DOI in `%O` the alternate title. They are cited there and missing "
        "where they belong. Some exporters mix up tags in every record; Open Journal Systems wrote "
        "the year in `%B`, the keywords in `%9` and the full title in `%!`."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%B 2019\n",
            after="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n",
        ),
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%9 shelving; call numbers; moving\n",
            after="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%K shelving\n%K call numbers\n%K moving\n",
        ),
    ),
    fix_safety=(
        "Unsafe: it moves the value to the tag that its form suggests, or deletes it where the "
        "same value is already there. There is no fix if the right tag has another value, or if "
        "the reference type would lose a value that it needs, or where one of the `targets` reads "
        "the value where it is and drops it in the right tag (bibutils, a DOI in `%O`)."
    ),
    check=check,
    looks_back=True,  # as targets do, which the fix must not harm
)
