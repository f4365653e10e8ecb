"""RT201 missing-required-tag: the record's type asks for a tag that is not there."""

from collections.abc import Iterator
from typing import Final

from reftag.dialects import ReferenceType
from reftag.lint.finding import Finding, Fix
from reftag.lint.rule import Context, Example, Rule
from reftag.lint.wording import with_article
from reftag.syntax import Record
from reftag.text import Edit

_SUFFERS: Final = {
    "title": "nobody will find it by its name",
    "author": "citations will begin with the title",
    "editor": "citations will begin with the title",
    "year": "citations will have no date",
    "date": "citations will have no date",
    "journal": "citations will not say where it appeared",
    "secondary-title": "citations will not say where it appeared",
    "publisher": "citations will not say who published it",
    "url": "citations will not lead to it",
    "serial-number": "citations will lack its number",
}
"""What becomes of the record, by the role of the tag that is wanted."""


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find groups of required tags of which the record has none.

    An empty tag counts as there, since empty-value reports it. A record with nothing but a type
    is left to empty-record.
    """
    kind = record.type
    if kind is None:
        return
    tags = record.tags
    missing = [group for group in kind.required if tags.isdisjoint(group)]
    if missing and any(f.value and f.code != record.dialect.type_code for f in record.fields):
        for group in missing:
            yield _finding(record, kind, group)


def _finding(record: Record, kind: ReferenceType, group: tuple[str, ...]) -> Finding:
    type_field = record.type_field or record.fields[0]
    names = [f"{code} ({record.dialect.label(code, kind)})" for code in group]
    wanted = record.dialect.by_code.get(group[0])
    suffers = _SUFFERS.get(wanted.role if wanted else "", "citations will have a gap")
    end = record.line_end(record.fields[-1].value_end)
    fix = Fix(
        f"Add {names[0]}",
        (Edit(end, end, f"{record.line_break()}{group[0]} "),),
        applicability="unsafe",
        unfinished=True,
    )
    return Finding(
        record.head(type_field),
        f"{with_article(kind.name)} needs {' or '.join(names)}: without it {suffers}",
        fix=None if record.is_flattened else fix,
    )


RULE = Rule(
    code="RT201",
    name="missing-required-tag",
    severity="warning",
    summary="A tag that this reference type needs is missing",
    what=(
        "A tag without which a work of this type cannot be cited: for a journal article its "
        "author, title, journal and year, for a book also the publisher. Where one of several "
        "tags will do (`%J` or `%B`), one is enough. Each missing tag is reported on the line of "
        "the type."
    ),
    why=(
        "Programs import such a record without a word, and the gap shows in the finished "
        "bibliography: *n.d.* for the year, an article that appeared nowhere. "
        "biblatex-csl-converter reports `missing_required_field`; bibutils, Zotero, citation-js "
        "and JabRef say nothing. A tag can also seem to be missing because the line that holds it "
        "is malformed: mend that first."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Haddad, Rim\n%T Gaps\n%D 2015\n",
            after="%0 Journal Article\n%A Haddad, Rim\n%T Gaps\n%D 2015\n%J \n",
        ),
    ),
    fix_safety=(
        "Unsafe, and never made by `reftag check --fix`: it puts in the empty tag, and you go on "
        "typing its value. In a record that stands on one line there is no fix until its tags "
        "stand one a line."
    ),
    check=check,
)
