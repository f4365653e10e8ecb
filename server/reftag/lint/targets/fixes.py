"""Other ways to write what an importer loses, such that every target reads them.

A fix is offered only if, read again, less goes wrong in all targets together and nothing new does.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import Final

from reftag.importers import Effect, Outcome, cases_of
from reftag.lint.engine.finding import Fix
from reftag.lint.engine.rule import Context
from reftag.lint.support.field_edits import content_end, line_begin
from reftag.lint.support.splitting import in_tags_of_their_own
from reftag.lint.targets.importing import harms, readings, suffering, trouble
from reftag.syntax import Document, Field, Record, Span
from reftag.text import Edit, apply, without_break
from reftag.values import doi as dois

Write = Callable[[Record, Field, Context], Iterable[Fix]]
"""Writes the fixes that may help a field."""


def for_field(
    record: Record, context: Context, outcome: Outcome, field: Field, cases: Iterable[str]
) -> Fix | None:
    """Return the fix for what `cases` do to a field, None if no form works for all targets.

    `outcome` is what becomes of the field now.
    """
    rows = cases_of(record.dialect.name)
    for case in sorted(cases):
        for name in rows[case].fixes:
            write = FIELD_FIXES.get(name)
            for fix in write(record, field, context) if write else ():
                if _suits(record, context, outcome, fix):
                    return fix
    return None


def for_harm(
    record: Record, context: Context, outcome: Outcome, case: str, span: Span
) -> Fix | None:
    """Return the fix for a case in the structure, None if no form suits all targets."""
    for name in cases_of(record.dialect.name)[case].fixes:
        write = HARM_FIXES.get(name)
        fix = write(record, span) if write else None
        if fix is not None and _suits(record, context, outcome, fix):
            return fix
    return None


def does_no_harm(record: Record, context: Context, fix: Fix) -> bool:
    """Say whether no more goes wrong in all targets together after the fix of another rule."""
    read = list(Document.read(apply(record.text, fix.edits), record.dialect))
    return len(read) == 1 and trouble(read[0], context) <= trouble(record, context)


def _suits(record: Record, context: Context, outcome: Outcome, fix: Fix) -> bool:
    """Say whether there is less to find after the fix, and no target is worse off."""
    read = list(Document.read(apply(record.text, fix.edits), record.dialect))
    if len(read) != 1 or _values(read[0]) < _values(record):
        return False  # of a value that is not there any more, nothing is lost
    if trouble(read[0], context) >= trouble(record, context):
        return False
    return _count(read[0], context, outcome) < _count(record, context, outcome)


def _values(record: Record) -> int:
    return sum(1 for field in record.fields if field.value)


def _count(record: Record, context: Context, outcome: Outcome) -> int:
    found = (suffering(record, context, outcome), harms(record, context, outcome))
    return sum(1 for _ in chain.from_iterable(found))


def _several(record: Record, field: Field) -> bool:
    return sum(1 for each in record.fields if each.code == field.code) > 1


def _is_plain(record: Record, field: Field) -> bool:
    """Say whether a field is one whole line."""
    return not record.is_flattened and "\n" not in field.value and field.flaw is None


def _gap(record: Record, code: str) -> str:
    """Return what the format has between a tag and its value."""
    return record.opening(code).removeprefix(code)


def _space_in_name(record: Record, field: Field, _: Context) -> Iterator[Fix]:
    at = record.text.find(",", field.value_start, field.value_end) + 1
    if at:
        yield Fix("Add a space after the comma", (Edit(at, at, " "),))


def _a_tag_for_each_line(record: Record, field: Field, _: Context) -> Iterator[Fix]:
    if record.is_flattened:
        return
    words = [record.text[slice(*span)] for span in record.value_lines(field)]
    if any(";" in word for word in words):
        return  # one list, whose lines may end inside a keyword
    edit = in_tags_of_their_own(record, field, field.value_end, words)
    if edit is None:
        return
    gap = _gap(record, field.code)
    if record.text[field.tag_end : field.value_start] != gap:
        edit = edit._replace(start=field.tag_end, text=f"{gap}{edit.text}")
    yield Fix(f"Write each line in its own {field.code}", (edit,))


def _beside_tag(record: Record, field: Field, _: Context) -> Iterator[Fix]:
    if record.is_flattened:
        return
    first = record.value_lines(field)[0]
    edit = Edit(field.tag_end, first.start, _gap(record, field.code))
    yield Fix("Write the value on the line of its tag", (edit,))


def _one_line(record: Record, field: Field, _: Context) -> Iterator[Fix]:
    spans = record.value_lines(field)
    joined = tuple(Edit(above.end, below.start, " ") for above, below in pairwise(spans))
    if joined:
        yield Fix("Write the value on one line", joined, "unsafe")


def _link_to_doi(record: Record, field: Field, _: Context) -> Iterator[Fix]:
    """Add the DOI as a link, which every importer reads, if there is no other link."""
    codes = record.dialect.codes("url")
    if not codes or next(record.with_role("url"), None) or not _is_plain(record, field):
        return
    bare = dois.whole(field.value)
    if not dois.is_clean(bare):
        return
    at = content_end(record, field)
    line = f"{record.line_break()}{record.opening(codes[0])}https://doi.org/{bare}"
    # In a tag for something else it only looks like the DOI of this work.
    in_its_place = (tag := record.tag_of(field)) is not None and tag.role == "doi"
    yield Fix("Add the DOI as a link", (Edit(at, at, line),), "safe" if in_its_place else "unsafe")


def _above_year(record: Record, field: Field, context: Context) -> Iterator[Fix]:
    """Move a date above the year that makes it be dropped, if no target drops it anyway."""
    year = record.first("year")
    if year is None or year.start >= field.start or not _is_plain(record, field):
        return
    lost = {
        fate.treatment.effect
        for each in readings(record, context)
        for fate in each.losses
        if fate.field == field and fate.outcome == "lost"
    }
    if lost == {Effect.DATE_DROPPED_BELOW_YEAR}:
        yield _moved(record, field, year, f"Move {field.code} above {year.code}")


def _bare_year(record: Record, field: Field, _: Context) -> Iterator[Fix]:
    """Keep the year of a date where only a year belongs, and the date in the tag for dates."""
    codes = record.dialect.codes("date")
    if not codes or not _is_plain(record, field) or not field.value[:4].isdecimal():
        return
    edits = [Edit(field.value_start, field.value_end, field.value[:4])]
    if not re.fullmatch(r"\d{4}[-/]*", field.value):
        if record.first("date") is not None or _several(record, field):
            return
        at = content_end(record, field)
        line = f"{record.line_break()}{record.opening(codes[0])}{field.value}"
        edits = [Edit(field.value_start, at, f"{field.value[:4]}{line}")]
    yield Fix(f"Write only the year in {field.code}", tuple(edits))


def _another_tag(record: Record, field: Field, context: Context) -> Iterator[Fix]:
    """Write the value in a tag that means the same in this type and that every target keeps."""
    tag = record.tag_of(field)
    others = record.dialect.codes(tag.role) if tag is not None else ()
    if len(others) < 2 or record.is_flattened or field.flaw is not None or field.goes_on:
        return
    if _several(record, field) and tag is not None and tag.kind not in ("person", "keyword"):
        return  # each fix suits by itself, and all of them are made
    role = record.role_of(field)
    for code in others:
        if code in record.tags or record.dialect.role(code, record.type) != role:
            continue
        slots = (each.importer.slot(code, record.type_name) for each in readings(record, context))
        if all(slot is not None and slot.outcome == "kept" for slot in slots):
            edit = Edit(field.start, field.value_start, record.opening(code))
            yield Fix(f"Write {code} for {field.code}", (edit,))


def _moved(record: Record, field: Field, above: Field, message: str) -> Fix:
    """Return the fix that moves the line of `field` up, to the line before `above`."""
    begin, end = line_begin(record, field), content_end(record, field)
    gap = len(without_break(record.text[:begin]))
    at = line_begin(record, above)
    line = record.text[begin:end] + record.text[gap:begin]
    return Fix(message, (Edit(at, at, line), Edit(gap, end, "")))


def _deleted(message: str) -> Callable[[Record, Span], Fix]:
    return lambda _record, span: Fix(message, (Edit(*span, ""),))


def _blank_line_above(record: Record, _span: Span) -> Fix | None:
    at = line_begin(record, record.fields[0])
    return Fix("Insert a blank line", (Edit(at, at, record.line_break()),))


def _last_line_break(record: Record, _span: Span) -> Fix:
    at = len(record.text)
    return Fix("Add a line break at the end", (Edit(at, at, record.line_break()),))


def _another_second_line(record: Record, span: Span) -> Fix | None:
    """Move a plain line up to where the program expects one that looks like a tag."""
    fields = record.fields
    refused = next((field for field in fields if field.line_start <= span.start < field.end), None)
    if refused is None or refused is fields[0]:
        return None
    if record.blank_lines and record.blank_lines[0].start < span.start:
        return None  # blank-line-in-record comes first
    for field in _capital_tags(record):
        if field.start > span.start:
            return _moved(record, field, refused, f"Move {field.code} above {refused.spelled}")
    return None


def _capital_tags(record: Record) -> Iterator[Field]:
    for field in record.fields:
        letter = field.spelled.removeprefix(record.dialect.sign)
        usual = letter.isascii() and (letter.isupper() or letter.isdigit())
        if usual and field.value and _is_plain(record, field):
            yield field


FIELD_FIXES: Final[Mapping[str, Write]] = {
    "above-year": _above_year,
    "another-tag": _another_tag,
    "bare-year": _bare_year,
    "beside-tag": _beside_tag,
    "link-to-doi": _link_to_doi,
    "one-line": _one_line,
    "space-in-name": _space_in_name,
    "tag-for-each-line": _a_tag_for_each_line,
}
"""By the names that the cases have for their fixes (`importers.Case.fixes`)."""

HARM_FIXES: Final[Mapping[str, Callable[[Record, Span], Fix | None]]] = {
    "another-second-line": _another_second_line,
    "blank-line-above": _blank_line_above,
    "last-line-break": _last_line_break,
    "no-end-of-file-mark": _deleted("Delete the end-of-file mark"),
    "no-spaces-after-type": _deleted("Delete the spaces after the type"),
    "one-space-before-type": _deleted("Write one space before the type"),
}
