"""What rules about missing tags share: the sentence, and the fix that puts the tag in."""

from typing import Final

from reftag.dialects import ReferenceType
from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.support.field_edits import last_own
from reftag.lint.support.wording import with_article
from reftag.syntax import Record
from reftag.text import Edit

_SUFFERS: Final = {
    "title": "it cannot be found by its title",
    "author": "citations will begin with the title",
    "editor": "citations will begin with the title",
    "year": "citations will have no date",
    "date": "citations will have no date",
    "journal": "citations will not say where it appeared",
    "secondary-title": "citations will not say where it appeared",
    "publisher": "citations will not say who published it",
    "url": "citations will not lead to it",
    "doi": "citations will not lead to it",
    "serial-number": "citations will lack its number",
}
"""The consequence for citations, by the role of the missing tag."""


def says_something(record: Record) -> bool:
    """Say whether the record has a value besides its type; else it is left to empty-record."""
    return any(field.value and field.code != record.dialect.type_code for field in record.fields)


def missing(record: Record, kind: ReferenceType, group: tuple[str, ...], verb: str) -> Finding:
    """Return the finding, on the line of the type, that none of a group of tags is there."""
    type_field = record.type_field or record.fields[0]
    names = [f"{code} ({record.dialect.label(code, kind)})" for code in group]
    wanted = record.dialect.by_code.get(group[0])
    role = wanted.role if wanted else ""
    if role == "editor" and record.first("author"):
        role = ""
    suffers = _SUFFERS.get(role, "citations will have a gap")
    end = record.line_end(last_own(record).value_end)
    fix = Fix(
        f"Add {names[0]}",
        (Edit(end, end, f"{record.line_break()}{record.opening(group[0])}"),),
        applicability="unsafe",
        unfinished=True,
    )
    return Finding(
        record.head(type_field),
        f"{with_article(kind.called)} {verb} {' or '.join(names)}; without it, {suffers}",
        fix=None if record.is_flattened else fix,
    )
