"""Merge duplicate records: the first keeps its place and gets what only the others say.

Nothing is dropped but what is there already. Of two names that may be one person's the fuller one
stays, and keywords go into the list that is there. Where a tag that a record has once has two
values, both stay, and rule duplicate-tag reports them: which one is right only a person knows. The
reference type is that of the first record.
"""

from collections.abc import Iterable, Sequence

from reftag.ide.choices import Choice, deletions
from reftag.ide.rewrites.keywords import keywords_of
from reftag.lint import Placed
from reftag.lint.support.field_edits import content_end, last_own
from reftag.syntax import Document, Field, Record
from reftag.text import Edit, apply
from reftag.values import keywords, names


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
    fuller: dict[Field, str] = {}
    longer: dict[Field, list[str]] = {}
    for other in others:
        head = ""  # the tag of the value that is taken, with what belongs to it
        taken: set[Field] = set()
        for field in other.fields:
            tag = other.tag_of(field)
            attached = tag is not None and tag.attached
            if field.code in (other.dialect.type_code, other.dialect.end_code) or not field.value:
                continue
            if field.code == head or not attached:
                head = ""
            said = _said(other, field)
            if not head and (mate := _same_person(first, other, field, taken)) is not None:
                taken.add(mate)
                fuller[mate] = names.fuller(fuller.get(mate, mate.value), field.value)
                continue
            if said in known and not head:
                continue
            ordered = attached and other.dialect.reading.order_matters
            if ordered and not head and tag is not None and tag.kind != "person":
                return None
            if other.dialect.reading.order_matters:
                head = head or field.code
            known.add(said)
            into = _list(first, field.code)
            if into is not None:
                longer.setdefault(into, []).extend(keywords_of(other, field))
                continue
            above = first.fields.index(_above(first, field.code) or own)
            line = _line(other, field, first, goes_on=field.code in written)
            below.setdefault(above, []).append(line)
            written.add(field.code)
    edits = [Edit(*each.value_span, name) for each, name in fuller.items() if name != each.value]
    edits += filter(None, (_lengthened(first, into, each) for into, each in longer.items()))
    for at in sorted(below):
        end = content_end(first, first.fields[at])
        text = "".join(f"{first.line_break()}{line}" for line in below[at])
        edits.append(Edit(end, end, text))
    return sorted(edits, key=lambda edit: edit.start)  # a longer list, then the lines below it


def _said(record: Record, field: Field) -> tuple[str, str]:
    """Return what a field says: its purpose, and its value in the form in which it is compared.

    Case, spaces and a full stop at the end say nothing, and in an ISSN hyphens do not either.
    """
    tag = record.tag_of(field)
    value = " ".join(field.value.casefold().split()).rstrip(" .") or field.value
    if tag is not None and tag.kind == "issn-or-isbn":
        value = value.replace("-", "")
    return (tag.role if tag else field.code), value


def _same_person(first: Record, other: Record, field: Field, taken: set[Field]) -> Field | None:
    """Return the name in the first record that may be the same person's; of each only one."""
    tag = other.tag_of(field)
    if tag is None or not tag.names_person:
        return None
    same = [each for each in first.fields if each.code == field.code and each not in taken]
    exact = (each for each in same if _said(first, each) == _said(other, field))
    alike = (each for each in same if names.fuller(each.value, field.value))
    return next(exact, None) or next(alike, None)


def _list(record: Record, code: str) -> Field | None:
    """Return the list of keywords of a tag that a record has once."""
    tag = record.dialect.by_code.get(code)
    same = [each for each in record.fields if each.code == code and each.value]
    is_list = tag is not None and tag.kind == "keyword" and tag.separator and not tag.repeatable
    return same[0] if is_list and len(same) == 1 else None


def _lengthened(record: Record, into: Field, words: Iterable[str]) -> Edit | None:
    """Return the edit that adds keywords to a list, None if it has them all."""
    there = set(map(keywords.normal, keywords_of(record, into)))
    new = {keywords.normal(word): word for word in words if keywords.normal(word) not in there}
    separator = record.dialect.by_code[into.code].separator
    end = into.value_end
    return Edit(end, end, "".join(f"{separator} {word}" for word in new.values())) if new else None


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
