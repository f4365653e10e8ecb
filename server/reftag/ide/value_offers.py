"""Completion of values: what records of the workspace have in the place of what is typed."""

from functools import cache
from typing import Final, NamedTuple

from reftag.dialects import Tag, roles
from reftag.ide.offer import Completion
from reftag.ide.value_at import ValueAt, looks_like_a_tag, value_at
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
from reftag.lint.support.field_edits import content_end, line_begin
from reftag.syntax import Document, Field, Record, Span
from reftag.text import Edit, count_breaks
from reftag.text.lines import LINE_BREAK
from reftag.values import doi, languages, names
from reftag.values.fault import Fault
from reftag.values.plain_letters import unaccented

MOST: Final = 200
"""So many values are offered at once; the list is made again while the user types."""

_LONGEST: Final = 200
"""Code points of a value that is offered: a longer one is a mistake, such as many references."""

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
    kind = at.kind or ("person" if tag.names_person else "")
    if (kind not in _COMPLETED and not tag.values) or (in_tag_place and kind != "keyword"):
        return []
    typed = at.text[: offset - at.span.start]
    record, within = at.located.piece, Span(*(end - at.located.offset for end in at.span))
    there = {
        record.text[slice(*part.span)]
        for field in record.fields
        for part in parts(record, field)
        if part.kind == kind and part.span != within
    }
    there |= {each.value for each in record.fields if each.code == tag.code and each != at.field}
    lacking = _lacking(at)
    offers: dict[str, Completion] = {}
    known = _of_format(tag).best(typed, MOST)
    used = [] if tag.values else facts.ranking(kind).best(typed, MOST)
    for found in (*used, *known):
        written = _as_written(found.written, tag)
        if written in offers or (written in there and kind != "journal"):
            continue
        if written == at.text and found.uses == 1:
            continue  # it is what is being typed
        if len(written) > _LONGEST or looks_like_a_tag(document.dialect, written):
            continue  # a value somewhere, by mistake: written here it might not be one
        offers[written] = Completion(
            label=written,
            detail=_uses(found),
            insert=written,
            span=at.span,
            filter=typed or written,
            sort=f"4{len(offers):03}",
            kind="value",
            also=lacking.of(found.written, facts),
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
    if not tag.names_person or (tag.names == "Last, First" and ", " in value):
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


class _Lacking(NamedTuple):
    """What a record does not say of its journal."""

    record: Record
    place: int
    """Where it is to be written, in the document."""
    codes: tuple[tuple[str, str], ...]
    """The kinds of facts, each with the tag for it."""

    def of(self, journal: str, facts: FactIndex) -> tuple[Edit, ...]:
        """Return the lines that are known for a journal."""
        named = fact("journal", journal) if self.codes else None
        lines = ""
        for kind, code in self.codes if named else ():
            if named and (known := facts.spellings(Fact(kind, named.value))):
                tag = self.record.dialect.by_code[code]
                value = _as_written(known.most_common(1)[0][0], tag)
                lines += f"{self.record.opening(code)}{value}{self.record.line_break()}"
        return (Edit(self.place, self.place, lines),) if lines else ()


def _lacking(at: ValueAt) -> _Lacking:
    """Return what a record lacks of the abbreviation and the ISSN of the journal at the cursor."""
    record, field = at.located.piece, at.field
    first = field.goes_on or field == record.fields[0]
    if at.kind != "journal" or record.is_flattened or first:
        return _Lacking(record, 0, ())
    dialect = record.dialect
    _, short = roles.journals(dialect, record.type.name if record.type else "")
    numbers = [tag.code for tag in dialect.tags if tag.kind == "issn-or-isbn"]
    codes: list[tuple[str, str]] = []
    for kind, tags in ((ABBREVIATION_OF, short), (ISSN_OF, numbers)):
        code = next((code for code in tags if _is_current(dialect.by_code[code])), "")
        if code and not any(each.value for each in record.fields if each.code in tags):
            codes.append((kind, code))
    return _Lacking(record, at.located.offset + _beside(record, field), tuple(codes))


def _beside(record: Record, field: Field) -> int:
    """Return where a line goes beside a field: below it if another one follows at once, else above.

    A record that is being typed goes on, and ends, where the cursor is.
    """
    following = next((each for each in record.fields if each.start > field.start), None)
    if following is not None and not following.inside_line:
        between = record.text[content_end(record, field) : following.line_start]
        if count_breaks(between) == 1:
            return following.line_start
    return line_begin(record, field)


def _is_current(tag: Tag) -> bool:
    return tag.assigned and not tag.successor and not tag.written_by
