"""Finds in a record what some importer mishandles: the cases of the data files.

Each finder says where something is in the text and which fields it touches. Whether that does harm,
and what, the data of the importer say.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reftag.syntax import SPACES, Field, Flaw, Record, Span

_FLAWS: Final = {
    Flaw.CASE: "tag-in-lower-case",
    Flaw.NO_SPACE: "no-blank-behind-tag",
    Flaw.TAB: "tab-behind-tag",
    Flaw.INDENTED: "indented-tag",
    Flaw.WRONG_SIGN: "wrong-sign",
}
"""The case of a tag line that importers do not recognise as one."""

NO_TYPE: Final = frozenset(("no-type", "no-type-below-another"))

TYPE_SPOILT: Final = ("crlf", "blanks-behind-type", "blanks-before-type")
"""Cases in which an importer that has them does not know the record's type."""

_LONE_CR: Final = re.compile(r"\r(?!\r?\n)")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
SNIFFED: Final = re.compile(r"%[A-Z0-9*$] .")
"""What Zotero requires in the first two lines with text."""


class CaseFound(NamedTuple):
    """A case in a record."""

    case: str
    span: Span
    fields: tuple[int, ...]
    """Places of the fields that it touches."""
    whole_file: bool = False
    of_spaces: bool = False
    """Whether it has spaces: some importers take such a line for text, not for a blank line."""


@lru_cache(maxsize=4)  # one importer after the other is asked of the same record
def found(record: Record, previous: Record | None) -> tuple[CaseFound, ...]:
    """Return the cases in a record with fields; `previous` as in `reading`."""
    return tuple(_found(record, previous))


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
            yield CaseFound("one-line", first_line, everything)
        if not doubled and record.blank_lines and record.blank_lines[0].start < record.end:
            yield from _blank_lines(record)
        if after := [line for line in record.outside() if line.start >= fields[0].start]:
            yield CaseFound("text-behind", after[0], (len(fields) - 1,))
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
    if before := [line for line in record.outside() if line.start < begin]:
        yield CaseFound("text-before", before[0], everything, whole_file=True)
        return
    starts = [start for start in record.line_starts if start >= begin]
    lines = [(start, text[start : record.line_end(start)].lstrip()) for start in starts]
    for start, line in [each for each in lines if each[1]][:2]:
        if not SNIFFED.search(line):
            span = Span(start, start + len(text[start : record.line_end(start)].rstrip()))
            yield CaseFound("second-line", span, everything, whole_file=True)
            return


def _blank_lines(record: Record) -> Iterator[CaseFound]:
    begin, end = record.fields[0].line_start, record.end
    for line in record.blank_lines:
        if begin <= line.start < end:
            place = Span(line.start, record.line_end(line.start))
            below = tuple(at for at, field in enumerate(record.fields) if field.start > line.start)
            inside = below[0] - 1 if below else len(record.fields) - 1
            of_spaces = place.start < place.end
            if line.start < record.fields[inside].value_end:
                fields = (inside, *below)
                yield CaseFound("blank-line-in-value", place, fields, of_spaces=of_spaces)
            else:
                yield CaseFound("blank-line", place, below, of_spaces=of_spaces)
            return  # the lines below further ones are already in it


def _type(
    record: Record, previous: Record | None, everything: tuple[int, ...]
) -> Iterator[CaseFound]:
    named = record.type_field
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
    if not record.type_name:
        return
    begin, end = named.value_start, named.value_start + len(record.type_name)
    line_end = record.line_end(end)
    if "\r" not in record.text[named.tag_end : begin] and begin - named.tag_end > 1:
        yield CaseFound("blanks-before-type", Span(named.tag_end + 1, begin), everything)
    if not record.is_flattened and end < line_end:
        yield CaseFound("blanks-behind-type", Span(end, line_end), everything)


def bare(record: Record, field: Field) -> bool:
    """Say whether a tag line ends right after its tag, without even a space."""
    return not field.inside_line and not record.text.startswith(tuple(SPACES), field.tag_end)


def flaw_of(record: Record, field: Field) -> str:
    """Return the case that a tag line is, `""` for a proper one."""
    if field.flaw is None:
        return ""
    if field.flaw is Flaw.NO_SPACE and record.text.startswith("\xa0", field.tag_end):
        return "no-break-space-behind-tag"
    return _FLAWS[field.flaw]


MANY_LINES: Final = 2
"""Some importers lose the second line below a tag and all that follow: more do no more harm."""


def lines_below(record: Record) -> int:
    """Return how many lines of values are below their tags, at most `MANY_LINES`."""
    if record.is_plain:
        return 0
    return min(sum(further_lines(record, each) for each in record.fields if each.value), MANY_LINES)


def further_lines(record: Record, field: Field) -> int:
    """Return how many lines of the value are below the line of its tag."""
    return 0 if record.is_plain else field.value.count("\n")


def begins_below(field: Field) -> bool:
    """Say whether the line of the tag is otherwise empty and the value begins on the next line."""
    return field.value.startswith("\n")


def is_separated(value: str) -> bool:
    """Say whether the lines of a value end in the sign that separates keywords."""
    return all(line.rstrip().endswith((";", ",")) for line in value.split("\n")[:-1])
