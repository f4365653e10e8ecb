"""RT201 missing-required-tag: the record lacks a tag that its type needs."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.missing_tag import missing, says_something
from reftag.syntax import Record


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find groups of required tags of which the record has none.

    An empty tag counts as there, since empty-value reports it. A record with nothing but a type
    is left to empty-record.
    """
    kind = record.type
    if kind is None:
        return
    tags = record.tags
    groups = [group for group in kind.required if tags.isdisjoint(group)]
    if groups and says_something(record):
        for group in groups:
            yield missing(record, kind, group, "needs")


RULE = Rule(
    code="RT201",
    name="missing-required-tag",
    severity="warning",
    summary="A tag that this reference type needs is missing",
    what=(
        "A tag without which a work of this type cannot be cited: for a journal article its "
        "author, title, journal and year, for a book also the publisher. Where several tags are "
        "possible (`%J` or `%B`), one of them is enough. Each missing tag is reported on the line "
        "of the type."
    ),
    why=(
        "Programs import such a record without a message, and the gap shows in the finished "
        "bibliography: *n.d.* instead of a year, an article without a journal. "
        "biblatex-csl-converter reports `missing_required_field`; bibutils, Zotero, citation-js "
        "and JabRef say nothing. A tag can also seem to be missing because its line is malformed: "
        "fix that first."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Haddad, Rim\n%T Gaps\n%D 2015\n",
            after="%0 Journal Article\n%A Haddad, Rim\n%T Gaps\n%D 2015\n%J \n",
        ),
    ),
    fix_safety=(
        "Unsafe, and never applied by `reftag check --fix`: it inserts the empty tag, and you type "
        "its value. A record on one line has no fix until each tag is on its own line."
    ),
    check=check,
)
