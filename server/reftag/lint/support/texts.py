"""What rules about the text of values share: which values are text, and what edits may do to it."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reftag.lint.engine.finding import Applicability, Fix
from reftag.syntax import Document, Field, Record, Span
from reftag.text import Edit, apply

_NO_TEXT: Final = frozenset({"type", "url", "path"})
"""Kinds of values that programs read letter by letter; an `&` in an address is not an entity."""


def texts(record: Record) -> Iterator[Field]:
    """Yield the fields with a value that people read."""
    tags = record.dialect.by_code
    for field in record.fields:
        if field.value and (tag := tags.get(field.code)) and tag.kind not in _NO_TEXT:
            yield field


def keeps_its_shape(record: Record, edits: Sequence[Edit]) -> bool:
    """Say whether the record still has the same fields, all with a value, after ordered `edits`.

    A character that goes can leave a blank line, or bring a tag to the beginning of a line.
    """
    read = Document.read(apply(record.text, edits), record.dialect)
    if len(read) != 1:
        return False
    after = next(iter(read))
    return len(after.blank_lines) == len(record.blank_lines) and [
        (field.spelled, field.inside_line, bool(field.value)) for field in after.fields
    ] == [(field.spelled, field.inside_line, bool(field.value)) for field in record.fields]


class LineChange(NamedTuple):
    """A line of a value, and what to change in it."""

    span: Span
    edits: list[Edit]
    """They count in the line."""


def rewriting(
    record: Record,
    changes: Sequence[LineChange],
    message: str,
    applicability: Applicability = "safe",
) -> Fix | None:
    """Return the fix that makes all changes, None if it would change more than these lines."""
    edits = [
        Edit(span.start + start, span.start + end, text)
        for span, inside in changes
        for start, end, text in inside
    ]
    risky = any(_is_risky(record, span, edit) for span, inside in changes for edit in inside)
    if risky and not keeps_its_shape(record, edits):
        return None
    return Fix(message, tuple(edits), applicability)


def _is_risky(record: Record, span: Span, edit: Edit) -> bool:
    """Say whether a change in a line may end a value, or make a tag or take one away.

    It may not if the line begins as before and every sign in it has the neighbours it had.
    """
    text, sign = record.text, record.dialect.sign
    start, end = span.start + edit.start, span.start + edit.end
    # Without a character after it, `%T` may become a tag: the sign is up to two characters before.
    if sign in edit.text or sign in text[max(0, start - 2) : start] or sign == text[end : end + 1]:
        return True
    if not edit.text and (start, end) == span:
        return True
    after_tag = text[span.start - 1] == " " and text[span.start - 2 - len(sign)] == sign
    return edit.start <= len(sign) + 1 and not after_tag
