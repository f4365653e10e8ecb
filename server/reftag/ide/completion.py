"""Completion: tags after the sign or by their name at a line's start, and reference types.

Tags come in the order in which a record needs them: what its type requires and it lacks, what
is recommended, the rest, and last what it already has and may have only once. Reference types
begin with those that most records have.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from reftag.dialects import Dialect, ReferenceType, Tag
from reftag.ide.cards import tag_card, type_card
from reftag.ide.offer import Completion, Rank
from reftag.ide.record_offers import new_records, rest_of_record
from reftag.ide.value_offers import value_offers
from reftag.index import FactIndex, fact
from reftag.syntax import SPACES, Document, Record, Span
from reftag.syntax.events import TagLine
from reftag.syntax.styles import scanner
from reftag.text import Located

Types = Callable[[], list[ReferenceType]]
"""Returns the reference types in the order in which they are offered."""

_ORDER: Final[tuple[Rank, ...]] = ("required", "recommended", "other", "present")


@dataclass(frozen=True, slots=True)
class _Cursor:
    """Where the cursor is: the typed part of its line and the record around it."""

    document: Document
    line_start: int
    offset: int
    before: str
    """The line from its start to the cursor, without a byte order mark."""
    after: str
    """The line from the cursor to its end."""
    located: Located[Record] | None

    @property
    def record(self) -> Record | None:
        return self.located.piece if self.located else None

    @property
    def may_name_tag(self) -> bool:
        """Whether what is typed in the line may be the beginning of a tag, or of its name."""
        letters = r"[^\W\d_]*" if self.document.dialect.sign else r"[^\W_]*"
        return re.fullmatch(letters, self.before) is not None


def complete(
    document: Document, offset: int, facts: FactIndex | None = None, name: str = ""
) -> list[Completion]:
    """Return what can be typed at `offset`, best first.

    Values are offered if `facts` of the workspace are given; `name` is what the document is called
    there.
    """
    cursor = _cursor(document, offset)
    offers = _frame(cursor, partial(_in_order, document.dialect, facts, name))
    if facts is not None:
        offers += value_offers(document, offset, facts, in_tag_place=cursor.may_name_tag)
    return offers


def _frame(cursor: _Cursor, types: Types) -> list[Completion]:
    """Return the offers for the frame of a record: its tags, its type, a new record."""
    dialect = cursor.document.dialect
    sign, type_code = dialect.sign, dialect.type_code
    if cursor.may_name_tag:
        return [*_rest(cursor), *_tags(cursor, 0, by_name=True), *_records(cursor, types)]
    if not sign:
        line = next(scanner(dialect).scan(cursor.before), None)
        named = isinstance(line, TagLine) and line.code == type_code
        return _types(cursor, types) if named else []
    if cursor.before.startswith(type_code) and cursor.before[len(type_code) :][:1] in tuple(SPACES):
        inside = re.search(rf"[{SPACES}]{re.escape(sign)}(\S?)$", cursor.before)
        if inside and (kind := _typed_type(cursor)):
            return _tags(cursor, inside.start() + 1, by_name=False, typed=kind)
        return _types(cursor, types) if sign not in cursor.before[1:] else []
    if re.fullmatch(rf"[{SPACES}]*{re.escape(sign)}\S?", cursor.before):
        return _tags(cursor, cursor.before.index(sign), by_name=False)
    return []


def _records(cursor: _Cursor, types: Types) -> list[Completion]:
    """Offer new records where one may begin."""
    record = cursor.record
    if cursor.after.strip(SPACES):
        return []
    if cursor.located is not None and record is not None and record.fields:
        first, start = record.fields[0], cursor.document.dialect.start_code
        if cursor.line_start <= cursor.located.offset + first.line_start:
            if first.code != start:
                return []  # the new record would take these fields
        elif not _starts_record(cursor, record):
            return []
    document = cursor.document
    line = document.position_at(cursor.offset).line
    line_break = record.line_break() if record else "\n"
    blank_lines_matter = document.dialect.reading.blank_lines != "mean nothing"
    text_below = document.buffer.line_text(line + 1).strip(SPACES)
    after = line_break if text_below and blank_lines_matter else ""
    span = Span(cursor.line_start, cursor.offset)
    offers = new_records(document.dialect, types(), span, line_break, after)
    typed = cursor.before.casefold()
    return [offer for offer in offers if _begins(typed, offer.filter)]


def _rest(cursor: _Cursor) -> list[Completion]:
    """Offer the tags of a record that has nothing but its type, on the line below it."""
    if cursor.located is None or cursor.before or cursor.after.strip(SPACES):
        return []
    record = cursor.located.piece
    named = record.type_field
    if named is None or named.end != cursor.line_start - cursor.located.offset:
        return []
    return rest_of_record(record, Span(cursor.offset, cursor.offset), "")


def _in_order(dialect: Dialect, facts: FactIndex | None, name: str) -> list[ReferenceType]:
    """Return the reference types: first those of this file, then those that most files have."""
    usual = usual_first(dialect)
    used = Counter[str]()
    for kind in usual if facts else ():
        if facts and (named := fact("type", kind.name)):
            used[kind.name] = facts.spellings(named, name).total()
    return sorted(usual, key=lambda kind: -used[kind.name])


def documentation(dialect: Dialect, kind: str, label: str, type_name: str) -> str:
    """Return the card of an offer, which is made only when the editor asks for it."""
    record_type = dialect.nearly_type(type_name)
    if kind == "tag" and (tag := dialect.by_code.get(label)):
        return tag_card(dialect, tag, record_type)
    if kind in ("type", "record") and (named := dialect.exact_type(type_name)):
        return type_card(dialect, named)
    return ""


def _cursor(document: Document, offset: int) -> _Cursor:
    line = document.position_at(offset).line
    text = document.buffer.line_text(line)
    start = document.offset_at(line, 0)
    column = offset - start
    before = text[:column]
    if before.startswith("\ufeff"):
        before, start = before[1:], start + 1
    return _Cursor(document, start, offset, before, text[column:], document.record_at_line(line))


def _typed_type(cursor: _Cursor) -> ReferenceType | None:
    """Return the known reference type that the cursor's line opens with."""
    dialect = cursor.document.dialect
    value = cursor.before[len(dialect.type_code) :].split(f" {dialect.sign}")[0].strip(SPACES)
    return dialect.nearly_type(value)


@cache
def _next_tag(dialect: Dialect) -> re.Pattern[str]:
    """Return what a tag looks like that follows in the same line."""
    codes = "|".join(re.escape(tag.code) for tag in dialect.tags)
    tag = rf"{re.escape(dialect.sign)}\S" if dialect.sign else rf"(?:{codes})"
    return re.compile(rf"[{SPACES}]+{tag}(?=[{SPACES}-]|$)")


def _tags(
    cursor: _Cursor, column: int, *, by_name: bool, typed: ReferenceType | None = None
) -> list[Completion]:
    """Offer tags in the place of what is typed from `column` of the line on.

    `typed` is the record's type where the record itself cannot be asked: a lone sign after the
    type is still a part of its name.
    """
    dialect = cursor.document.dialect
    start = cursor.line_start + column
    end, after = cursor.offset, cursor.after
    if not by_name and cursor.before.endswith(dialect.sign) and after[:1].strip():
        end, after = end + 1, after[1:]  # the cursor is inside a tag: replace all of it
    blank = "" if after[:1] in tuple(SPACES) else " "
    if not dialect.sign:
        end = _tag_end(cursor)
    record, kind, present = _record_at(cursor, start)
    kind = kind or typed
    words = cursor.before.casefold() if by_name else ""
    fresh = _starts_record(cursor, record)
    read = scanner(dialect)
    known = () if fresh else filter(None, map(dialect.by_code.get, present))
    once = {tag.code for tag in known if not tag.repeatable}
    offers: list[Completion] = []
    for at, tag in enumerate(dialect.tags):
        if not tag.assigned or tag.written_by or not tag.code.startswith(dialect.sign):
            continue
        starts = tag.role == "type" or tag.code == dialect.start_code
        rank = _rank(tag, kind, present, fresh=fresh, starts=starts)
        label = dialect.label(tag.code, kind)
        if not _begins(words, f"{tag.code} {label} {tag.name}"):
            continue
        order = _need(tag, kind) if rank in ("required", "recommended") else at
        offers.append(
            Completion(
                label=tag.code,
                detail=f"{label} (already in this record)" if tag.code in once else label,
                insert=tag.code + blank if dialect.sign else read.opening(tag.code),
                span=Span(start, end),
                filter=_filter(tag, label, by_name=by_name, sign=dialect.sign),
                sort=f"{_ORDER.index(rank)}{order:03}",
                kind="tag",
                rank=rank,
                type=kind.name if kind else "",
                then="complete" if tag.role == "type" else "",
            )
        )
    return sorted(offers, key=lambda offer: offer.sort)


def _begins(typed: str, names: str) -> bool:
    """Say whether one of some names begins with what is typed: editors would take any letters."""
    return not typed or any(word.startswith(typed) for word in names.casefold().split())


def _filter(tag: Tag, label: str, *, by_name: bool, sign: str) -> str:
    if not sign:
        return f"{tag.code} {label} {tag.name}"
    return f"{label} {tag.name}" if by_name else f"{tag.code} {label}"


def _tag_end(cursor: _Cursor) -> int:
    """Return where the tag at the cursor ends, its separator included."""
    line = cursor.before + cursor.after
    tag = next(scanner(cursor.document.dialect).scan(line), None)
    if not isinstance(tag, TagLine) or len(cursor.before) > tag.end:
        return cursor.offset
    return cursor.line_start + tag.opened + line.startswith(tuple(SPACES), tag.opened)


def _types(cursor: _Cursor, types: Types) -> list[Completion]:
    """Offer reference types in the place of the value of the type tag."""
    dialect = cursor.document.dialect
    value = cursor.before[len(dialect.type_code) :]
    if not dialect.sign:
        tag = next(scanner(dialect).scan(cursor.before), None)
        value = cursor.before[tag.opened :] if isinstance(tag, TagLine) else value
    if _next_tag(dialect).search(value.lstrip(SPACES)):
        return []
    rest = _next_tag(dialect).split(cursor.after)[0]
    start = cursor.offset - len(value.lstrip(SPACES))
    end = cursor.offset + len(rest.rstrip(SPACES))
    named = cursor.record is not None and len(cursor.record.fields) > 1
    offers = [
        Completion(
            label=kind.name,
            detail=kind.title,
            insert=kind.name,
            span=Span(start, end),
            filter=" ".join((kind.name, kind.title, *kind.aliases)),
            sort=f"1{at:03}",
            kind="type",
            type=kind.name,
            then="explain" if named else "complete",
        )
        for at, kind in enumerate(types())
    ]
    record = cursor.record
    if record is not None and record.type_name == value.strip(SPACES) and not rest.strip(SPACES):
        typed = value.strip(SPACES)
        offers = rest_of_record(record, Span(start, cursor.offset), typed) + offers
    return offers


@cache
def usual_first(dialect: Dialect) -> tuple[ReferenceType, ...]:
    """Return the reference types, beginning with those that most files have."""
    rank = {name: at for at, name in enumerate(dialect.common_types)}
    return tuple(sorted(dialect.types, key=lambda kind: rank.get(kind.name, len(rank))))


def _record_at(cursor: _Cursor, start: int) -> tuple[Record | None, ReferenceType | None, set[str]]:
    """Return the record that a tag typed at `start` joins, its type, its tags elsewhere."""
    if cursor.located is None:
        return None, None, set()
    record = cursor.located.piece
    within = start - cursor.located.offset
    here = {f.start for f in record.fields if f.start <= within <= f.tag_end}
    present = {f.code for f in record.fields if f.start not in here}
    return record, record.type, present


def _starts_record(cursor: _Cursor, record: Record | None) -> bool:
    """Say whether a tag typed here would open a record: nothing, or a blank line, is above."""
    if record is None or cursor.located is None:
        return True
    within = cursor.line_start - cursor.located.offset
    if record.end_field is not None and within >= record.end_field.end:
        return True
    if not record.fields or within <= record.fields[0].line_start:
        return record.type_field is None
    return any(blank.end == within and blank.start >= record.end for blank in record.blank_lines)


def _rank(
    tag: Tag, kind: ReferenceType | None, present: set[str], *, fresh: bool, starts: bool
) -> Rank:
    if fresh:
        if starts:
            return "required"
        return "present" if tag.kind == "end" or tag.of_file else "other"
    if tag.of_file:
        return "present"
    if tag.code in present and not tag.repeatable:
        return "present"
    if tag.role == "type":
        return "required"
    if kind is None:
        return "other"
    for group in kind.required:
        if tag.code in group and present.isdisjoint(group):
            return "required"
    if tag.code in kind.recommended and tag.code not in present:
        return "recommended"
    return "other"


def _need(tag: Tag, kind: ReferenceType | None) -> int:
    """Return the position of the tag among those that the type requires or recommends.

    Tags that may replace a required one come after all that are required by preference.
    """
    if kind is None or tag.role == "type":
        return 0
    for at, group in enumerate(kind.required):
        if tag.code in group:
            return 1 + at + 100 * group.index(tag.code)
    return 1 + kind.recommended.index(tag.code)
