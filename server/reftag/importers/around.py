"""Finds cases at the edges of a record: the record above, its end, the file, indentation."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from reftag.importers.load import cases_of
from reftag.importers.odd_lines import CaseFound, begins_below, flaw_of
from reftag.syntax import Field, Flaw, Record, Span

_COLUMNS: Final = ("title", "abstract", "year")
"""Roles of values that an importer may look for in one tag for the whole file."""


def below(
    previous: Record, record: Record, first_line: Span, everything: tuple[int, ...]
) -> Iterator[CaseFound]:
    """Find what the record above does to a record."""
    if record.dialect.end_code:
        end = previous.end_field
        if end is None:
            yield CaseFound("no-end-above", first_line, everything)
        elif end.flaw is not None:
            case, needs = _end_flaw(previous, end)
            yield CaseFound(f"{case}-above", first_line, everything, needs=needs)
    if end_of_file(previous) < len(previous.text):
        yield CaseFound("below-end-of-file", first_line, everything)
    if sum(1 for line in previous.blank_lines if line.start >= previous.end) > 1:
        yield CaseFound("blank-lines-above", first_line, everything)
    if "other-tags-than-above" in cases_of(record.dialect.name):  # it takes long
        yield from _other_tags(previous, record)


def _other_tags(previous: Record, record: Record) -> Iterator[CaseFound]:
    """Find values that the record above has in other tags."""
    for role in _COLUMNS:
        own = record.dialect.codes(role)
        codes = {each.code for each in previous.with_role(role) if each.value}
        if len(own) < 2 or not codes or not record.tags.isdisjoint(codes):
            continue
        at = tuple(n for n, each in enumerate(record.fields) if each.value and each.code in own)
        if at:
            yield CaseFound("other-tags-than-above", record.head(record.fields[at[0]]), at)


def ends(record: Record, everything: tuple[int, ...]) -> Iterator[CaseFound]:
    """Find what is wrong with the tag that ends a record."""
    ends = [at for at, each in enumerate(record.fields) if each.code == record.dialect.end_code]
    if not ends:
        yield CaseFound("no-end", record.head(record.fields[-1]), everything)
        return
    end = record.fields[ends[0]]
    if end.flaw is not None:
        above = (ends[0] - 1,) if ends[0] else ()
        case, needs = _end_flaw(record, end)
        yield CaseFound(case, record.head(end), above, needs=needs)
    if len(ends) > 1:
        yield CaseFound("end-twice", record.head(record.fields[ends[1]]), ())
    others = set(everything[ends[0] + 1 :]).difference(ends)
    if below := tuple(sorted(others)):
        yield CaseFound("below-end", record.head(record.fields[below[0]]), below)


def _end_flaw(record: Record, end: Field) -> tuple[str, str]:
    """Return the case that a line is which should end a record, and the case that it needs."""
    if end.flaw is Flaw.CASE:
        return "end-in-lower-case", ""
    has_dash = "-" in record.text[end.tag_end : record.line_end(end.tag_end)]
    return ("end-misspaced", flaw_of(record, end)) if has_dash else ("end-malformed", "")


def end_of_file(record: Record) -> int:
    """Return where a line ends the file, the length of the text if none does."""
    codes = record.dialect.codes("file-end")
    ends = (each.start for each in record.of_file if each.code in codes)
    return next(ends, len(record.text))


def of_file(
    record: Record, previous: Record | None, first_line: Span, everything: tuple[int, ...]
) -> Iterator[CaseFound]:
    """Find where the lines that belong to the file are not as they should be."""
    names, version = record.dialect.codes("file-name"), record.dialect.codes("file-version")
    begin = record.fields[0].line_start
    heads = [each for each in record.of_file if each.code in names]
    if previous is None:
        if heads and heads[0].start < begin:
            yield CaseFound("file-header", record.head(heads[0]), everything)
        start = record.type_field.start if record.type_field else begin
        above = (each for each in record.of_file if each.start < start)
        if not any(each.code in version and each.value for each in above):
            yield CaseFound("no-file-header", first_line, everything, whole_file=True)
    if inside := [each for each in heads if each.start > begin]:
        yield CaseFound("file-header-inside", record.head(inside[0]), ())


def tags_again(record: Record) -> Iterator[CaseFound]:
    """Find tags that are there again, those of people instead of a further line."""
    codes = record.dialect.one_a_line
    places = [
        (at, each) for at, each in enumerate(record.fields) if each.code in codes and each.value
    ]
    heads = [each.code for _, each in places if not each.goes_on]
    for code in codes if len(set(heads)) < len(heads) else ():
        tags = [(at, each) for at, each in places if each.code == code]
        last = [at for at, each in tags if not each.goes_on][-1:]
        if early := tuple(at for at, _ in tags if [at] < last):
            yield CaseFound("people-tag-again", record.head(record.fields[last[0]]), early)
    seen: set[str] = set()
    for at, each in enumerate(record.fields):
        if each.code in codes or each.goes_on or not each.value or each is record.type_field:
            continue
        if each.code in seen:
            tag = record.tag_of(each)
            case = "value-again" if tag and tag.repeatable else "tag-again"
            yield CaseFound(case, record.head(each), (at,))
            return
        seen.add(each.code)


def indentation(record: Record) -> Iterator[CaseFound]:
    """Find the first line that continues a value without the indentation of the format."""
    for at, field in enumerate(record.fields):
        lines = record.value_lines(field)
        below = lines if field.goes_on else lines[not begins_below(field) :]
        for line in below:
            if not is_indented(record, line):
                at_once = line.start in record.line_starts
                case = "lost-indentation" if at_once else "other-indentation"
                yield CaseFound(case, line, (at,))
                return


def is_indented(record: Record, line: Span) -> bool:
    """Say whether a line of text has the indentation of lines that continue a value."""
    begin = record.line_starts[bisect_right(record.line_starts, line.start) - 1]
    indent = record.dialect.reading.indent
    return indent > 0 and record.text.startswith(" " * indent, begin)
