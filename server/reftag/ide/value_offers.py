"""Completion of values: what records of the workspace have in the place of what is typed."""

from functools import cache
from typing import Final

from reftag.dialects import Tag, roles
from reftag.ide.offer import Completion
from reftag.ide.value_at import ValueAt, value_at
from reftag.index import (
    ABBREVIATION_OF,
    ISSN_OF,
    Fact,
    FactIndex,
    Ranked,
    Ranking,
    fact,
    parts,
)
from reftag.syntax import Document, Span
from reftag.text import Edit
from reftag.text.lines import LINE_BREAK
from reftag.values import doi, languages, names
from reftag.values.fault import Fault
from reftag.values.plain_letters import unaccented

MOST: Final = 200
"""So many values are offered at once; the list is made again while the user types."""

_COMPLETED: Final = frozenset(
    {"person", "keyword", "journal", "abbreviation", "publisher", "place", "database", "language"}
)


def value_offers(
    document: Document, offset: int, facts: FactIndex, *, in_tag_place: bool
) -> list[Completion]:
    """Return the values that fit what is typed up to `offset`, most used first.

    In the place of a tag, at the beginning of a line, only keywords may be meant as well.
    """
    at = value_at(document, offset)
    tag = at.located.piece.tag_of(at.field) if at else None
    if at is None or tag is None or LINE_BREAK.search(at.text):
        return []
    if tag.kind == "doi":
        return _bare_doi(at)
    if at.kind not in _COMPLETED or (in_tag_place and at.kind != "keyword"):
        return []
    typed = at.text[: offset - at.span.start]
    record, within = at.located.piece, Span(*(end - at.located.offset for end in at.span))
    there = {
        record.text[slice(*part.span)]
        for field in record.fields
        for part in parts(record, field)
        if part.kind == at.kind and part.span != within
    }
    offers: dict[str, Completion] = {}
    known = _of_format(tag).best(typed, MOST)
    used = [] if tag.values else facts.ranking(at.kind).best(typed, MOST)
    for found in (*used, *known):
        written = _as_written(found.written, tag)
        if written in offers or (written in there and at.kind != "journal"):
            continue
        if written == at.text and found.uses == 1:
            continue  # it is what is being typed
        offers[written] = Completion(
            label=written,
            detail=_uses(found),
            insert=written,
            span=at.span,
            filter=typed or written,
            sort=f"4{len(offers):03}",
            kind="value",
            also=_of_journal(at, found.written, facts) if at.kind == "journal" else (),
        )
        if len(offers) == MOST:
            break
    return list(offers.values())


def _uses(found: Ranked) -> str:
    return "" if not found.uses else "1 record" if found.uses == 1 else f"{found.uses:,} records"


def _as_written(value: str, tag: Tag) -> str:
    """Return a value as the format writes it: records of other formats may have it otherwise."""
    if tag.capitals:
        return value.upper()
    if tag.kind != "person" or (tag.names == "Last, First" and ", " in value):
        return value
    name = names.parse(value)
    return value if isinstance(name, Fault) or not name.given else name.written(tag.names)


@cache
def _of_format(tag: Tag) -> Ranking:
    """Return the values that the format itself has for a tag."""
    values = tag.values or (languages.english_names() if tag.kind == "language" else ())
    return Ranking(values, (0,) * len(values), "".join(f"\n{unaccented(each)}" for each in values))


def _bare_doi(at: ValueAt) -> list[Completion]:
    """Offer a DOI without the link or the label that is before it."""
    found = doi.parse(at.text)
    if isinstance(found, Fault) or not found.before:
        return []
    return [
        Completion(
            label=found.bare,
            detail="the DOI alone",
            insert=found.bare,
            span=at.span,
            filter=at.text,
            sort="4",
            kind="value",
        )
    ]


def _of_journal(at: ValueAt, journal: str, facts: FactIndex) -> tuple[Edit, ...]:
    """Return the lines for the abbreviation and the ISSN of a journal that the record lacks."""
    record, field = at.located.piece, at.field
    named = fact("journal", journal)
    if named is None or field.inside_line or record.is_flattened:
        return ()
    _, short = roles.journals(record.dialect, record.type.name if record.type else "")
    numbers = [tag.code for tag in record.dialect.tags if tag.kind == "issn-or-isbn"]
    lines = ""
    for kind, codes in ((ABBREVIATION_OF, short), (ISSN_OF, numbers)):
        known = facts.spellings(Fact(kind, named.value))
        code = next((code for code in codes if _is_current(record.dialect.by_code[code])), "")
        has = any(each.value for each in record.fields if each.code in codes)
        if known and code and not has:
            value = known.most_common(1)[0][0]
            lines += f"{record.opening(code)}{value}{record.line_break()}"
    if not lines:
        return ()
    ends_line = field.end > field.value_end and record.text[field.end - 1] in "\r\n"
    place = at.located.offset + (field.end if ends_line else field.line_start)
    return (Edit(place, place, lines),)


def _is_current(tag: Tag) -> bool:
    return tag.assigned and not tag.successor and not tag.written_by
