"""Lines with several tags: no fix changes one until each tag is on its own line.

Importers may disagree on where a value ends on such a line, so a fix that is safe elsewhere, such
as collapsing spaces, may be unsafe there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import Final

from reftag.lint.engine.finding import Finding, Fix
from reftag.syntax import Field, Record, Span
from reftag.syntax.styles import scanner

_END: Final = attrgetter("end")


def without_fixes_there(record: Record, findings: list[Finding]) -> list[Finding]:
    """Return the findings of a rule, without the fixes that change a line that has several tags."""
    if record.is_proper or not record.is_flattened:
        return findings
    kept: list[Finding] = []
    fix: Fix | None = None
    touched = False
    for finding in findings:
        if finding.fix is not fix:  # else it shares the one before it, which may have many edits
            fix = finding.fix
            edits = fix.edits if fix else ()
            touched = any(is_shared(record, edit.start, edit.end - 1) for edit in edits)
        kept.append(replace(finding, fix=None) if touched else finding)
    return kept


def is_shared(record: Record, first: int, last: int) -> bool:
    """Say whether an offset from `first` to `last` is in a line that has several tags.

    The end of the line, before its break, counts as in it.
    """
    if not record.is_flattened:
        return False
    lines = _shared_lines(record)
    at = bisect_left(lines, first, key=_END)
    return at < len(lines) and lines[at].start <= last


def tags_are_certain(record: Record, fields: Iterable[Field]) -> bool:
    """Say whether each of the fields on a line that several share is a field beyond doubt.

    That is a question where tags inside a line may as well be words of a value: then a tag that a
    record has once is not there twice, and no value has more that looks like a tag.
    """
    read = scanner(record.dialect)
    single: set[str] = set()
    for field in fields:
        if field.code == record.dialect.start_code:
            single.clear()
        tag = record.tag_of(field)
        shaped = field.inside_line and read.has_tag_form(f" {field.value}")
        if shaped or field.code in single:
            return False
        if tag is not None and not tag.repeatable:
            single.add(field.code)
    return True


@lru_cache(maxsize=1)  # all rules ask about one record, then about the next
def _shared_lines(record: Record) -> list[Span]:
    """Return where the lines are that have several tags, line breaks not included, in order."""
    starts = record.line_starts
    fields = (*record.fields, *record.of_file)
    lines = {bisect_right(starts, field.start) - 1 for field in fields if field.inside_line}
    return [Span(starts[line], record.line_end(starts[line])) for line in sorted(lines)]
