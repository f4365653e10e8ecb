"""The fields of a record as they will be written: the tag meant, one space, the value's lines."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from reftag.dialects import Dialect
from reftag.lint.support.prose import is_like_a_word, is_prose
from reftag.syntax import SPACES, Field, Flaw, Record
from reftag.text.lines import BYTE_ORDER_MARK, LINE_BREAK

_SHOWS_NOTHING: Final = f"{SPACES}\x1a"
"""A line of these is blank, as in `syntax.tag_lines`."""


class KeptText(NamedTuple):
    """A stretch of the old text that stays, and what is put before it."""

    put: str
    start: int
    end: int


class PlannedField(NamedTuple):
    """A field as it will be written."""

    field: Field
    pieces: tuple[KeptText, ...]
    """The line of the tag."""
    lines: tuple[tuple[int, int], ...]
    """The spans of the further lines of the value."""
    content: tuple[str, ...]
    """The tag meant and the lines of the value: what formatting never changes."""
    as_is: bool
    """Whether the tag is left as it is written, because it may not be a tag at all."""


def planned_fields(record: Record) -> Iterator[PlannedField]:
    """Yield the fields of a record, in order."""
    above: PlannedField | None = None
    for field in record.fields:
        as_is = above is not None and (
            _may_be_text(record, field, above) or _may_be_word(record, field)
        )
        planned = _planned(record, field, as_is=as_is)
        yield planned
        if not as_is:  # otherwise the same text may continue below
            above = planned


def in_order(group: list[PlannedField], dialect: Dialect) -> list[PlannedField]:
    """Return the fields of one record with the type first, the others as the dialect has them.

    A record without a type keeps its order, as where it begins may hang on its first tag; so
    does one with a line that may be no tag, or with a byte order mark inside.
    """
    if dialect.reading.order_matters:
        return group
    types = [planned for planned in group if planned.field.code == dialect.type_code]
    marked = any(_mark(planned) for planned in group[1:])
    if not types or marked or any(planned.as_is for planned in group):
        return group
    places = {tag.code: at for at, tag in enumerate(dialect.tags)}
    places[dialect.type_code] = -1
    others = len(dialect.tags)
    places[dialect.end_code] = others + 1
    mark = _mark(group[0])
    group = [_put(group[0], ""), *group[1:]] if mark else group
    first, *rest = sorted(group, key=lambda each: places.get(each.field.code, others))
    return [_put(first, mark), *rest] if mark else [first, *rest]


def is_blank(text: str, start: int, end: int, others: str = "") -> bool:
    """Say whether there are only spaces (and `others`) between two offsets of one line."""
    return not text[start:end].strip(_SHOWS_NOTHING + others)


def _planned(record: Record, field: Field, *, as_is: bool) -> PlannedField:
    text = record.text
    marked = not field.inside_line and text.startswith(BYTE_ORDER_MARK, field.line_start)
    mark = BYTE_ORDER_MARK if marked else ""
    first, *others = lines = _value_lines(text, field, record.dialect.reading.indent)
    content = (field.code, *(text[start:end] for start, end in lines))
    pieces = [KeptText(mark, field.start, field.tag_end)]
    if as_is:
        if first[0] < first[1]:
            glued = field.flaw is Flaw.NO_SPACE
            between = text[field.tag_end : first[0]].strip(SPACES)
            pieces.append(KeptText(between if glued else f"{between} ", *first))
        return PlannedField(field, tuple(pieces), tuple(others), content, as_is)
    opening = record.further(field.code) if field.goes_on else record.opening(field.code)
    if opening.startswith(field.spelled) and not field.goes_on:
        opening = opening[len(field.spelled) :]
    else:
        pieces = [KeptText(mark, field.start, field.start)]
    if first[0] < first[1]:
        pieces.append(KeptText(opening, *first))
    else:
        pieces.append(_nothing(record, field, opening, first[0]))
    return PlannedField(field, tuple(pieces), tuple(others), content, as_is)


def _nothing(record: Record, field: Field, opening: str, at: int) -> KeptText:
    """Return what follows a tag that has no value on its line.

    A space there is kept: without it several programs read the tag as text of the value above. A
    proper tag without a space is left as it is.
    """
    text = record.text
    end = len(text) - len(text[at:].lstrip(SPACES))
    bare = text[field.tag_end : record.line_end(field.tag_end)] == opening.rstrip(SPACES)
    if bare and field is not record.end_field and not field.goes_on:
        opening = opening.rstrip(SPACES)
    return KeptText(opening, end, end)


def _value_lines(text: str, field: Field, indent: int) -> list[tuple[int, int]]:
    """Return the spans of the lines of a value: the tag's own, then those with text.

    Spaces before a line are kept: without them it might be read as a tag. A blank line is kept
    above a line without the `indent` that the format requires: there it ends the record for some
    programs, but without it they would drop all of the record.
    """

    def is_kept(line: tuple[int, int], below: tuple[int, int]) -> bool:
        start, end = below
        lacks_indent = bool(text[start : min(start + indent, end)].strip(SPACES))
        return lacks_indent or not is_blank(text, *line)

    start = field.value_start
    if "\n" not in field.value:
        return [(start, field.value_end)]
    lines: list[tuple[int, int]] = []
    for match in LINE_BREAK.finditer(text, start, field.value_end):
        lines.append(_without_spaces(text, start, match.start()))
        start = match.end()
    lines.append((start, field.value_end))
    first, *others = lines
    below = [*others[1:], (field.value_end, field.value_end)]
    return [first, *(one for one, next_ in zip(others, below, strict=True) if is_kept(one, next_))]


def _without_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in SPACES:
        end -= 1
    return start, end


def _may_be_text(record: Record, field: Field, above: PlannedField) -> bool:
    """Say whether a line that is almost a tag may continue the text above it: `%Change in …`."""
    if is_like_a_word(field) and field.spelled[-1:].islower():
        return True  # a request of troff: `%br`
    if field.flaw is None or not is_prose(record.tag_of(above.field), "\n".join(above.content[1:])):
        return False
    return field.flaw is Flaw.CASE or is_like_a_word(field)


def _may_be_word(record: Record, field: Field) -> bool:
    """Say whether an end tag without its dash may be a word of a list: the record continues."""
    if field.code != record.dialect.end_code or field.flaw is None or field is record.fields[-1]:
        return False
    return is_blank(record.text, field.tag_end, record.line_end(field.tag_end))


def _mark(planned: PlannedField) -> str:
    return BYTE_ORDER_MARK if planned.pieces[0].put.startswith(BYTE_ORDER_MARK) else ""


def _put(planned: PlannedField, mark: str) -> PlannedField:
    """Return the field with `mark` before its tag instead of the one it has."""
    first, *others = planned.pieces
    put = mark + first.put.removeprefix(BYTE_ORDER_MARK)
    return planned._replace(pieces=(first._replace(put=put), *others))
