"""Merge duplicate records: the first keeps its place and gets what only the others say.

Nothing is dropped but what is there already. Where a tag that a record has once has two values,
both stay, and rule duplicate-tag reports them: which one is right only a person knows. The
reference type is that of the first record.
"""

from collections.abc import Iterable, Sequence

from reftag.ide.choices import Choice, deletions
from reftag.lint import Placed
from reftag.lint.support.field_edits import content_end, last_own
from reftag.syntax import Document, Field, Record
from reftag.text import Edit, apply


def merged(document: Document, placed: Placed) -> Choice | None:
    """Return the union of a record and of those that a finding names in the same file."""
    offsets = sorted({placed.offset, *(near.offset for near in placed.elsewhere if not near.file)})
    records = [found for offset in offsets if (found := document.record_at(offset))]
    if len(records) < 2 or any(_is_unclear(each.piece) for each in records):
        return None
    first, *others = records
    additions = _additions(first.piece, [each.piece for each in others])
    if additions is None:
        return None
    if len(Document.read(apply(first.piece.text, additions), document.dialect)) > 1:
        return None
    edits = [*(edit.moved(first.offset) for edit in additions), *deletions(document, others)]
    count = len(others)
    title = f"Merge with {count} duplicates" if count > 1 else "Merge with the duplicate"
    return Choice(f"{title} (keep what each of them says)", edits)


def _is_unclear(record: Record) -> bool:
    return not record.fields or record.is_flattened or bool(record.outside())


def _additions(first: Record, others: Sequence[Record]) -> list[Edit] | None:
    """Return edits of the first record that add what only the others say.

    None if that includes something that belongs to a value which the first record has already, such
    as the affiliation of an author: where lines have an order it would have to go among its own.
    """
    known = {_said(first, field) for field in first.fields}
    written = set(first.tags)
    own = last_own(first)
    below: dict[int, list[str]] = {}
    for other in others:
        head = ""  # the tag of the value that is taken, with what belongs to it
        for field in other.fields:
            tag = other.tag_of(field)
            attached = tag is not None and tag.attached
            if field.code in (other.dialect.type_code, other.dialect.end_code) or not field.value:
                continue
            if field.code == head or not attached:
                head = ""
            said = _said(other, field)
            if said in known and not head:
                continue
            ordered = attached and other.dialect.reading.order_matters
            if ordered and not head and tag is not None and tag.kind != "person":
                return None
            head = head or field.code
            known.add(said)
            above = first.fields.index(_above(first, field.code) or own)
            line = _line(other, field, first, goes_on=field.code in written)
            below.setdefault(above, []).append(line)
            written.add(field.code)
    edits: list[Edit] = []
    for at in sorted(below):
        end = content_end(first, first.fields[at])
        text = "".join(f"{first.line_break()}{line}" for line in below[at])
        edits.append(Edit(end, end, text))
    return edits


def _said(record: Record, field: Field) -> tuple[str, str]:
    """Return what a field says: its purpose, and its value in any case and with any spaces."""
    tag = record.tag_of(field)
    return (tag.role if tag else field.code), " ".join(field.value.casefold().split())


def _above(record: Record, code: str) -> Field | None:
    """Return the field after which another one of a tag is put; None if order says something."""
    if record.dialect.reading.order_matters:
        return None
    same: Iterable[Field] = (each for each in record.fields if each.code == code)
    return max(same, key=lambda each: each.start, default=None)


def _line(record: Record, field: Field, into: Record, *, goes_on: bool) -> str:
    """Return a field as a line of another record, perhaps as a further value of the tag above."""
    text = record.text[field.value_start : content_end(record, field)].rstrip()
    return f"{into.further(field.code) if goes_on else into.opening(field.code)}{text}"
