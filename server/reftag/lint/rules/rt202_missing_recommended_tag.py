"""RT202 missing-recommended-tag: a tag that makes a citation of this type complete is missing."""

from collections.abc import Iterator
from typing import Final

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.missing_tag import missing, says_something
from reftag.syntax import Record

_INSTEAD: Final = {"pages": "article-number", "article-number": "pages", "url": "doi"}
"""Role -> that of the field that replaces it. A DOI leads to the text as a link does."""


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find missing recommended tags, except those that missing-required-tag reports."""
    kind = record.type
    if kind is None:
        return
    tags = record.tags
    asked = {code for group in kind.required if tags.isdisjoint(group) for code in group}
    codes = [code for code in kind.recommended if code not in tags and code not in asked]
    if codes and says_something(record):
        roles = {record.role_of(field) for field in record.fields if field.value}
        for code in codes:
            if _INSTEAD.get(record.dialect.role(code, kind)) not in roles:
                yield missing(record, kind, (code,), "should have")


RULE = Rule(
    code="RT202",
    name="missing-recommended-tag",
    severity="hint",
    summary="A tag that is recommended for this reference type is missing",
    what=(
        "A tag that most citation styles print for a work of this type, if the work has it: for a "
        "journal article its volume, issue, pages, ISSN, DOI and link. Each missing tag is "
        "reported on the line of the type. An article number can replace the pages, and a DOI the "
        "link."
    ),
    why=(
        "The citation can be understood without it, but the work is harder to find. Not every work "
        "has all of these, so the rule is off unless you select it, for example before a "
        "bibliography is printed."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Haddad, Rim\n%T Gaps\n%D 2015\n%I Example Press\n%C Lyon\n"
            "%@ 978-3-16-148410-0\n",
            after="%0 Book\n%A Haddad, Rim\n%T Gaps\n%D 2015\n%I Example Press\n%C Lyon\n"
            "%@ 978-3-16-148410-0\n%7 \n",
        ),
    ),
    fix_safety=(
        "Unsafe, and never applied by `reftag check --fix`: it inserts the empty tag, and you type "
        "its value."
    ),
    on=False,
    check=check,
)
