"""Finds in a record what some importer mishandles: the cases of the data files.

Each finder says where something is in the text and which fields it touches. Whether that does harm,
and what, the data of the importer say.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from reftag.importers import around
from reftag.importers.load import cases_of
from reftag.importers.odd_lines import CaseFound, flaw_of
from reftag.syntax import Field, Flaw, Record, Span

START_UNSEEN: Final = "start-unseen"
"""A fault in the line that begins a record, for importers that do not see it then."""

_START_IN_LOWER_CASE: Final = "start-in-lower-case"

MANY_LINES_ABOVE: Final = 6
"""Some importers look for a first tag in so many lines."""

LINE_BELOW_TYPE: Final = "line-below-type"
"""A line that is none of a tag, for importers that add it to the type."""

NO_TYPE: Final = frozenset(("no-type", "no-type-below-another"))

TYPE_SPOILT: Final = ("crlf", "blanks-behind-type", "blanks-before-type")
"""Cases in which an importer that has them does not know the record's type."""

_LONE_CR: Final = re.compile(r"\r(?!\r?\n)")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
SNIFFED: Final = re.compile(r"%[A-Z0-9*$] .")
"""What Zotero requires in the first two lines with text."""


@lru_cache(maxsize=4)  # one importer after the other is asked of the same record
def found(record: Record, previous: Record | None) -> tuple[CaseFound, ...]:
    """Return the cases in a record with fields that some importer of its format mishandles.

    `previous` is as in `reading`.
    """
    rows = cases_of(record.dialect.name)
    every = _found(record, previous)
    return tuple(each for each in every if each.case in rows and rows[each.case].effects)


def _found(record: Record, previous: Record | None) -> Iterator[CaseFound]:
    fields = record.fields
    everything = tuple(range(len(fields)))
    first_line = record.head(fields[0])
    if previous is None:
        yield from _in_first(record, first_line, everything)
    elif previous.end >= len(previous.text):
        yield CaseFound("no-separator", first_line, everything)
    elif _are_spaces_between(previous, record):
        yield CaseFound("blanks-for-separator", first_line, everything)
    elif previous.fields and record.type_field is not None and _begins_unseen(previous):
        yield CaseFound("below-unseen", first_line, everything)
    if previous is not None and previous.fields:
        yield from around.below(previous, record, first_line, everything)
    if record.dialect.end_code:
        yield from around.ends(record, everything)
    if record.dialect.of_file:
        yield from around.of_file(record, previous, first_line, everything)
    if record.dialect.one_a_line:
        yield from around.tags_again(record)
    doubled = "\r\r\n" in record.text
    if doubled:
        yield CaseFound("crcrlf", first_line, everything, whole_file=True)
    elif "\r" in record.text:
        if "\r\n" in record.text:
            yield CaseFound("crlf", first_line, everything, whole_file=True)
        if _LONE_CR.search(record.text):
            yield CaseFound("cr", first_line, everything, whole_file=True)
    if control := _CONTROLS.search(record.text, fields[0].start, record.end):
        yield CaseFound("control-character", Span(*control.span()), everything, whole_file=True)
    if not record.is_proper:  # otherwise nothing is between or after its tags and values
        if record.is_flattened:
            yield from _flattened(record, first_line, everything)
        if not doubled and record.blank_lines and record.blank_lines[0].start < record.end:
            yield from _blank_lines(record)
        file_end = around.end_of_file(record)
        if after := [line for line in record.outside() if fields[0].start <= line.start < file_end]:
            is_paragraph = around.is_indented(record, after[0])
            case = "paragraph-behind" if is_paragraph else "text-behind"
            yield CaseFound(case, after[0], (len(fields) - 1,))
        if record.dialect.reading.indent:
            yield from around.indentation(record)
    if record.end == len(record.text) and not record.text.endswith(("\n", "\r")):
        yield CaseFound("no-last-line-break", record.head(fields[-1]), everything[-1:])
    if "\x1a" in record.text and (at := record.text.find("\x1a", fields[-1].value_end)) >= 0:
        yield CaseFound("end-of-file-mark", Span(at, at + 1), (len(fields) - 1,))
    yield from _type(record, previous, everything)


def _are_spaces_between(previous: Record, record: Record) -> bool:
    """Say whether all lines between two records look blank but contain spaces."""
    above = previous.text[previous.end :]
    if above in ("\n", "\r\n"):
        return False  # as for nearly all records
    text = above + record.text[: record.fields[0].line_start]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:-1]
    return bool(lines) and all(line and not line.strip() for line in lines)


def _begins_unseen(record: Record) -> bool:
    """Say whether an importer that waits for the type tag misses where a record begins."""
    return record.type_field is None or record.text.startswith("\ufeff")


def _in_first(record: Record, first_line: Span, everything: tuple[int, ...]) -> Iterator[CaseFound]:
    text, begin = record.text, record.fields[0].line_start
    if text.startswith("\ufeff"):
        yield CaseFound("byte-order-mark", first_line, everything)
    if (named := _start(record)) and bisect_right(record.line_starts, named.start) > 2:
        yield CaseFound("start-below-others", record.head(named), everything, whole_file=True)
    if before := [line for line in record.outside() if line.start < begin]:
        yield CaseFound("text-before", before[0], everything, whole_file=True)
        if record.blank_lines and before[0].start < record.blank_lines[0].start < begin:
            yield CaseFound("text-apart-before", before[0], everything, whole_file=True)
        if len(before) >= MANY_LINES_ABOVE:
            yield CaseFound("many-lines-before", before[0], everything, whole_file=True)
        return
    if not record.dialect.sign:
        return
    starts = (start for start in record.line_starts if start >= begin)
    lines = ((start, text[start : record.line_end(start)].lstrip()) for start in starts)
    for start, line in islice((each for each in lines if each[1]), 2):
        if not SNIFFED.search(line):
            span = Span(start, start + len(text[start : record.line_end(start)].rstrip()))
            yield CaseFound("second-line", span, everything, whole_file=True)
            return


def _flattened(
    record: Record, first_line: Span, everything: tuple[int, ...]
) -> Iterator[CaseFound]:
    """Find tags inside a line: in the one that begins the record, or below."""
    inner = [at for at, field in enumerate(record.fields) if field.inside_line]
    if not inner:
        return  # lines of the file share one
    if inner[0] == 1 or not record.dialect.end_code:
        yield CaseFound("one-line", first_line, everything)
        return
    # The first field may be inside a line of the file, which is no field of the record.
    touched = tuple(sorted({*inner, *(at - 1 for at in inner if at)}))
    yield CaseFound("tag-inside-line", record.head(record.fields[touched[0]]), touched)


def _blank_lines(record: Record) -> Iterator[CaseFound]:
    begin, end = record.fields[0].line_start, record.end
    for line in record.blank_lines:
        if begin <= line.start < end:
            place = Span(line.start, record.line_end(line.start))
            below = tuple(at for at, field in enumerate(record.fields) if field.start > line.start)
            inside = below[0] - 1 if below else len(record.fields) - 1
            of_spaces = place.start < place.end
            if of_spaces:
                yield CaseFound("line-of-spaces", place, below)
            if line.start < record.fields[inside].value_end:
                fields = (inside, *below)
                yield CaseFound("blank-line-in-value", place, fields, of_spaces=of_spaces)
            else:
                yield CaseFound("blank-line", place, below, of_spaces=of_spaces)
            return  # the lines below further ones are already in it


def _is_line_below(record: Record, at: int) -> bool:
    """Say whether there is a line, blank or not, between the line of a field and the next field."""
    if at + 1 == len(record.fields):
        return False
    starts = record.line_starts
    line = bisect_right(starts, record.fields[at].start)
    return line < len(starts) and starts[line] < record.fields[at + 1].line_start


def _start(record: Record) -> Field | None:
    """Return the field that begins the record: its type, in most formats."""
    if record.dialect.type_code:
        return record.type_field
    code = record.dialect.start_code
    return next((each for each in record.fields if each.code == code), None)


def _type(
    record: Record, previous: Record | None, everything: tuple[int, ...]
) -> Iterator[CaseFound]:
    named = _start(record)
    below = "" if previous is None else "-below-another"
    if named is None:
        place = record.head(record.fields[0])
        yield CaseFound(f"no-type{below}", place, everything, whole_file=not below)
        return
    at = next(at for at, field in enumerate(record.fields) if field is named)
    if at:
        yield CaseFound(
            f"type-not-first{below}",
            record.head(named),
            tuple(range(at)),
            whole_file=not below,
        )
    if named.flaw is not None:
        is_lower = named.flaw is Flaw.CASE and _START_IN_LOWER_CASE in cases_of(record.dialect.name)
        case = _START_IN_LOWER_CASE if is_lower else START_UNSEEN
        yield CaseFound(case, record.head(named), everything, needs=flaw_of(record, named))
    again = [n for n, each in enumerate(record.fields) if each.code == named.code and n > at]
    if again:
        touched = everything[again[0] :] if again[0] > at + 1 else (at,)
        yield CaseFound("type-twice", record.head(record.fields[again[0]]), touched)
    if not record.type_name:
        return
    if not record.is_plain and _is_line_below(record, at) and "\r\r\n" not in record.text:
        yield CaseFound(LINE_BELOW_TYPE, record.head(named), everything)
    begin, end = named.value_start, named.value_start + len(record.type_name)
    usual = named.tag_end + len(record.opening(named.code)) - len(named.code)
    if "\r" not in record.text[named.tag_end : begin] and begin > usual:
        yield CaseFound("blanks-before-type", Span(usual, begin), everything)
    is_at_break = end == len(record.text) or record.text[end] in "\r\n"
    if not is_at_break and not record.is_flattened:
        yield CaseFound("blanks-behind-type", Span(end, record.line_end(end)), everything)
