"""Where records name the same person, journal, keyword, publisher or label."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from reftag.ide.value_at import ValueAt, value_at
from reftag.index import Fact, Spot, WorkspaceIndex, fact, kind_of, parts
from reftag.syntax import Document, Field, Record, Span

NAMES: Final = frozenset(
    {"person", "journal", "abbreviation", "keyword", "publisher", "place", "label"}
)
"""The kinds of facts that are names of something, and can be looked for and renamed."""


class Mention(NamedTuple):
    """A place in a record that names something."""

    field: Field
    span: Span
    """Offsets in the record."""
    text: str


def name_at(document: Document, offset: int) -> tuple[ValueAt, Fact] | None:
    """Return the name at `offset`, and what it names; None if there is none."""
    found = value_at(document, offset)
    if found is None or found.kind not in NAMES:
        return None
    named = fact(found.kind, found.text)
    return (found, named) if named else None


def mentions(record: Record, named: Fact) -> list[Mention]:
    """Return where a record names something, in any spelling."""
    found: list[Mention] = []
    for field in record.fields:
        if kind_of(record, field) == named.kind:
            for part in parts(record, field):
                text = record.text[slice(*part.span)]
                if fact(named.kind, text) == named:
                    found.append(Mention(field, part.span, text))
    return found


def everywhere(
    index: WorkspaceIndex, named: Fact
) -> Iterator[tuple[str, Record, Spot, list[Mention]]]:
    """Yield the records that name something: the file, the record, where it is, and the places."""
    for name, entry, spot in index.having(named):
        found = mentions(entry.record, named)
        if spot and found:
            yield name, entry.record, spot, found
