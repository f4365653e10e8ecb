"""Completion: tags after the sign or by their name at a line's start, and reference types.

Tags come in the order in which a record needs them: what its type requires and it lacks, what
is recommended, the rest, and last what it already has and may have only once. Reference types
begin with those that most records have.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from reftag.dialects import Dialect, ReferenceType, Tag
from reftag.ide.cards import tag_card, type_card
from reftag.lint.support.nearest_type import USUAL
from reftag.syntax import SPACES, Document, Record, Span
from reftag.syntax.events import TagLine
from reftag.syntax.styles import scanner
from reftag.text import Located

Rank = Literal["required", "recommended", "other", "present"]

_USUAL: Final = (*USUAL[:-1], "Conference Proceedings", "Thesis", "Report")

_ORDER: Final[tuple[Rank, ...]] = ("required", "recommended", "other", "present")


@dataclass(frozen=True, slots=True)
class Completion:
    """One offer: put `insert` in the place of `span` (offsets in the document)."""

    label: str
    detail: str
    insert: str
    span: Span
    filter: str
    """What the typed text is compared with."""
    sort: str
    kind: Literal["tag", "type"]
    rank: Rank
    type: str
    """The name of the record's type, `""` if it has none: for the documentation."""


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


def complete(document: Document, offset: int) -> list[Completion]:
    """Return what can be typed at `offset`, best first; `[]` inside ordinary values."""
    cursor = _cursor(document, offset)
    if not document.dialect.sign:
        return _complete_without_sign(cursor)
    sign = document.dialect.sign
    type_code = document.dialect.type_code
    if cursor.before.startswith(type_code) and cursor.before[len(type_code) :][:1] in tuple(SPACES):
        inside = re.search(rf"[{SPACES}]{re.escape(sign)}(\S?)$", cursor.before)
        if inside and (kind := _typed_type(cursor)):
            return _tags(cursor, inside.start() + 1, by_name=False, typed=kind)
        return _types(cursor) if sign not in cursor.before[1:] else []
    if re.fullmatch(rf"[{SPACES}]*{re.escape(sign)}\S?", cursor.before):
        return _tags(cursor, cursor.before.index(sign), by_name=False)
    if re.fullmatch(r"[^\W\d_]*", cursor.before):
        return _tags(cursor, 0, by_name=True)
    return []


def _complete_without_sign(cursor: _Cursor) -> list[Completion]:
    """Return the offers where tags are letters: tags at a line's start, types after theirs."""
    if re.fullmatch(r"[^\W_]*", cursor.before):
        return _tags(cursor, 0, by_name=True)
    line = next(scanner(cursor.document.dialect).scan(cursor.before), None)
    named = isinstance(line, TagLine) and line.code == cursor.document.dialect.type_code
    return _types(cursor) if named else []


def documentation(dialect: Dialect, kind: str, label: str, type_name: str) -> str:
    """Return the card of an offer, which is made only when the editor asks for it."""
    record_type = dialect.nearly_type(type_name)
    if kind == "tag" and (tag := dialect.by_code.get(label)):
        return tag_card(dialect, tag, record_type)
    if kind == "type" and (named := dialect.exact_type(label)):
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


def _types(cursor: _Cursor) -> list[Completion]:
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
    return [
        Completion(
            label=kind.name,
            detail=kind.title,
            insert=kind.name,
            span=Span(start, end),
            filter=" ".join((kind.name, kind.title, *kind.aliases)),
            sort=f"{at:03}",
            kind="type",
            rank="other",
            type=kind.name,
        )
        for at, kind in enumerate(_usual_first(dialect))
    ]


@cache
def _usual_first(dialect: Dialect) -> tuple[ReferenceType, ...]:
    """Return the reference types, beginning with those that most records have."""
    usual = {kind.name: kind for name in _USUAL if (kind := dialect.nearly_type(name))}
    return (*usual.values(), *(kind for kind in dialect.types if kind.name not in usual))


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
