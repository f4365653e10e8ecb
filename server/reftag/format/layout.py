"""The canonical layout: one tag a line, one space after it, blank lines only between records.

The layout of a record is a list of *pieces*: stretches of the old text that stay, and what is
put before each. New text and minimal edits both follow from it. What would be read differently
afterwards (there are such lines, e.g. `%q` and a tab) keeps the layout it has.

Text that belongs to no record is not moved or changed.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from reftag.format.planned_fields import (
    KeptText,
    PlannedField,
    in_order,
    is_blank,
    planned_fields,
)
from reftag.format.profile import for_importer, line_break_of, refuses_mark
from reftag.format.style import Style
from reftag.lint.engine.shared_lines import tags_are_certain
from reftag.lint.support.repetition import starts_over
from reftag.syntax import Document, Record
from reftag.syntax.styles import scanner
from reftag.text import BYTE_ORDER_MARK, Edit, apply, narrowed
from reftag.text.lines import LINE_BREAK, without_break
from reftag.text.steps import Steps, finished

DEFAULT: Final = Style()

_TWO_MARKS: Final = 2 * BYTE_ORDER_MARK
"""Before what looks like a tag and is none: without one of them it might be read as one."""


class _Breaks(NamedTuple):
    """What is put between lines."""

    line: str
    gap: str
    """Between records, or a record and text that belongs to none."""
    ending: str
    """After the last line."""
    mark: str = ""
    """Between a byte order mark that is not in the text and the first tag, if a break is there."""


def format_document(
    document: Document, style: Style = DEFAULT, *, marked: bool = False
) -> list[Edit]:
    """Return the ordered edits that bring a file into its layout; none if it has it.

    With `marked` the file begins with a byte order mark that is not in the text. On its line a tag
    is hidden from some programs, so a line break between them stays.
    """
    return finished(format_gradually(document, style, marked=marked))


def format_gradually(
    document: Document, style: Style = DEFAULT, *, marked: bool = False
) -> Steps[list[Edit]]:
    """Return what `format_document` does, in steps."""
    return (yield from _format(document, style, 0, len(document), marked=marked))


def format_range(
    document: Document, start: int, end: int, style: Style = DEFAULT, *, marked: bool = False
) -> Steps[list[Edit]]:
    """Return, in steps, the edits for the records that offsets `start` to `end` touch.

    A selection of whole lines ends where the next record begins, and does not touch that. `marked`
    as for a whole document.
    """
    first, last = document.record_at(start), document.record_at(end)
    if first is None or last is None:
        return []
    stop = last.at if first.offset < last.offset == end else last.at + 1
    return (yield from _format(document, style, first.at, stop, marked=marked))


def format_record(
    record: Record, style: Style = DEFAULT, *, new_line: str = "\n", ahead: str = ""
) -> str:
    """Return the text of a record in its layout.

    `ahead` is the next record, or its first line; `""` at the end of the file.
    """
    return apply(record.text, _record_edits(record, style, new_line, _first_line(ahead)))


def line_break(document: Document, style: Style = DEFAULT) -> str:
    """Return the line break that the style asks for. Walks all records."""
    if style.line_ending == "auto" and style.profile and (best := line_break_of(style.profile)):
        return best
    if style.line_ending != "auto":
        return "\r\n" if style.line_ending == "crlf" else "\n"
    windows = sum(record.text.count("\r\n") for record in document)
    plain = sum(record.text.count("\n") for record in document) - windows
    return "\r\n" if windows > plain else "\n"


def _format(
    document: Document, style: Style, at: int, stop: int, *, marked: bool
) -> Steps[list[Edit]]:
    new_line = line_break(document, style)
    ahead = _first_line(document.buffer.piece(stop).piece.text) if stop < len(document) else ""
    edits: list[Edit] = []
    # From the end, because how a record may be written depends on the line after it.
    for here in reversed(list(takewhile(lambda each: each.at < stop, document.located(at)))):
        first = marked and not here.at
        own = _record_edits(here.piece, style, new_line, ahead, marked=first)
        ahead = _first_line(apply(here.piece.text, own) if own else here.piece.text)
        edits += (edit.moved(here.offset) for edit in reversed(own))
        yield
    return edits[::-1]


def _first_line(text: str) -> str:
    match = LINE_BREAK.search(text)
    return text[: match.end()] if match else text


def _record_edits(
    record: Record, style: Style, new_line: str, ahead: str, *, marked: bool = False
) -> list[Edit]:
    groups = _groups(record)
    if style.sort_tags:
        groups = [in_order(group, record.dialect) for group in groups]
    gap = new_line * (style.blank_lines + 1)
    ending = gap if ahead and not _is_open(record) else new_line
    breaks = _Breaks(new_line, gap, ending, new_line if marked else "")
    unmarked = style.profile is not None and refuses_mark(style.profile)
    layouts = [groups]
    if style.profile is not None:
        layouts.insert(0, [for_importer(record, group, style.profile) for group in groups])
    if _may_be_two(record):
        start, end = record.fields[0].line_start, len(record.text[: record.end].rstrip("\r\n"))
        lines = [KeptText(new_line, *line) for line in _lines(record.text, start, end)]
        return _edits(record.text, _pieces(record, lines, breaks))
    for each in layouts if _is_certain(record) else []:
        edits = _edits(record.text, _pieces(record, _body(each, breaks), breaks, unmarked=unmarked))
        if not edits or _reads_the_same(record, each, apply(record.text, edits), ahead):
            return edits
    body = [KeptText(new_line, *line) for line in _body_lines(record)]
    return _edits(record.text, _pieces(record, body, breaks))


def _may_be_two(record: Record) -> bool:
    """Say whether a blank line may divide two records: below it a tag comes again.

    Some programs split them there, and would lose the second one without it.
    """
    if not record.fields:
        return False
    begin, end = record.fields[0].line_start, record.end
    if record.end_field is not None:
        end = record.end_field.start
    inside = (line.start for line in record.blank_lines if begin <= line.start < end)
    return any(starts_over(record, at) for at in inside)


def _is_open(record: Record) -> bool:
    """Say whether the record has no end tag and no blank line after it, where only tags count.

    Programs that read on to the next end tag may stop at a blank line in what to them is one
    record.
    """
    spoken = record.dialect
    if spoken.reading.blank_lines != "mean nothing" or not spoken.end_code:
        return False
    lines = record.blank_lines
    return record.end_field is None and not (lines and lines[-1].end == len(record.text))


def _is_certain(record: Record) -> bool:
    """Say whether all lines can be laid out.

    They cannot where a line of the file is among those of the record, or where a tag inside a line
    may be a word of the value.
    """
    begin, end = (record.fields[0].line_start, record.end) if record.fields else (0, 0)
    if any(begin < field.start < end for field in record.of_file):
        return False
    if not record.is_flattened or not scanner(record.dialect).tags_are_words:
        return True
    return tags_are_certain(record, record.fields)


def _groups(record: Record) -> list[list[PlannedField]]:
    """Return the planned fields of a record; a flattened line may hold those of several."""
    groups: list[list[PlannedField]] = []
    for planned in planned_fields(record):
        opens = planned.field.inside_line and planned.field.code == record.dialect.start_code
        if opens or not groups:
            groups.append([])
        groups[-1].append(planned)
    return groups


def _body(groups: list[list[PlannedField]], breaks: _Breaks) -> list[KeptText]:
    """Return the pieces of the planned fields, each with the line breaks before it."""
    pieces: list[KeptText] = []
    for group in groups:
        before = breaks.gap
        for planned in group:
            first, *others = planned.pieces
            pieces += (first._replace(put=before + first.put), *others)
            pieces += (KeptText(breaks.line, *line) for line in planned.lines)
            before = breaks.line
    return pieces


def _pieces(
    record: Record, body: list[KeptText], breaks: _Breaks, *, unmarked: bool = False
) -> list[KeptText]:
    """Put the text before, the body and the text after it together.

    A byte order mark at the very start is kept, except with `unmarked`.
    """
    text, fields = record.text, record.fields
    head_end = fields[0].line_start if fields else len(text)
    marked = head_end > 0 and text.startswith(BYTE_ORDER_MARK)
    blocks = [_stray(text, int(marked), head_end, breaks.line, BYTE_ORDER_MARK), body]
    if text.startswith(_TWO_MARKS) and blocks[0] and blocks[0][0].start == 1:
        unmarked = False  # the line would begin with a single one then
    pieces = [KeptText("", 0, 1)] if marked and not unmarked else []
    if fields:
        blocks.append(_stray(text, record.end, len(text), breaks.line))
    # A tag on the line of the mark is hidden from some programs: a break after the mark stays.
    before = breaks.line if marked and not unmarked else breaks.mark
    if text[int(marked) :].lstrip(" \t")[:1] not in ("\r", "\n"):
        before = ""
    # Some programs take a text above the first record as one more once a blank line is below it.
    close = all(line.end != head_end for line in record.blank_lines)
    headed = bool(fields) and (close or any(field.start < head_end for field in record.of_file))
    top = True
    for block in filter(None, blocks):
        put, start, end = block[0]
        put = put.lstrip("\r\n")
        if marked and top:
            # The mark at the start of the file is mark enough: two of them spoil a tag.
            put = put.removeprefix(BYTE_ORDER_MARK)
            start += block is body and text.startswith(BYTE_ORDER_MARK, start, end)
        elif unmarked and top and block is not body and not text.startswith(_TWO_MARKS, start, end):
            # Below blank lines, which go: it would be at the start of the file the next time.
            start += text.startswith(BYTE_ORDER_MARK, start, end)
        pieces += (KeptText(before + put, start, end), *block[1:])
        before = breaks.line if headed and block is blocks[0] else breaks.gap
        top = False
    # Without visible text there is no line to end.
    return [*pieces, KeptText("" if top else breaks.ending, len(text), len(text))]


def _stray(text: str, start: int, end: int, new_line: str, blank: str = "") -> list[KeptText]:
    """Return the lines between two offsets as they are, without blank lines at both ends.

    A line with only spaces and what is in `blank` is one.
    """
    lines = _lines(text, start, end)
    shown = [at for at, line in enumerate(lines) if not is_blank(text, *line, blank)]
    if not shown:
        return []
    return [KeptText(new_line, *line) for line in lines[shown[0] : shown[-1] + 1]]


def _body_lines(record: Record) -> list[tuple[int, int]]:
    """Return the lines from the first tag to the end of the last value, as they are."""
    fields = record.fields
    end = len(without_break(record.text[: fields[-1].end]))
    return _lines(record.text, fields[0].line_start, end)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the lines between two offsets, their breaks not included."""
    lines: list[tuple[int, int]] = []
    for match in LINE_BREAK.finditer(text, start, end):
        lines.append((start, match.start()))
        start = match.end()
    return [*lines, (start, end)]


def _edits(text: str, pieces: list[KeptText]) -> list[Edit]:
    """Return the smallest edits that lead from `text` to its pieces."""
    edits: list[Edit] = []
    done = 0
    for put, start, end in pieces:
        if start < done:  # the order has changed
            new = "".join(piece.put + text[piece.start : piece.end] for piece in pieces)
            return [narrowed(text, Edit(0, len(text), new))] if new != text else []
        if text[done:start] != put:
            edits.append(narrowed(text, Edit(done, start, put)))
        done = end
    return edits


def _reads_the_same(
    record: Record, groups: Sequence[Sequence[PlannedField]], new: str, ahead: str
) -> bool:
    """Say whether the new text of a record is read as the fields that were laid out."""
    if not groups:
        return True
    document = Document.read(new + ahead, record.dialect)
    read = [[planned.content for planned in planned_fields(each)] for each in document]
    if ahead:
        read.pop()
        if document.buffer.piece(len(document) - 1).offset != len(new):
            return False
    return read == [[planned.content for planned in group] for group in groups]
