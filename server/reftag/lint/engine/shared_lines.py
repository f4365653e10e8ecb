"""Lines with several tags: no fix changes one until each tag is on its own line.

Importers may disagree on where a value ends on such a line, so a fix that is safe elsewhere, such
as collapsing spaces, may be unsafe there.
"""

from collections.abc import Iterable
from dataclasses import replace

from reftag.lint.engine.finding import Finding
from reftag.syntax import Field, Record, Span
from reftag.syntax.styles import scanner


def without_fix_there(record: Record, finding: Finding) -> Finding:
    """Return the finding, without its fix if that changes a line that has several tags."""
    if finding.fix is None or record.is_proper or not record.is_flattened:
        return finding
    lines = shared_lines(record)
    touched = (
        start < edit.end and edit.start <= end for edit in finding.fix.edits for start, end in lines
    )
    return replace(finding, fix=None) if any(touched) else finding


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


def shared_lines(record: Record) -> set[Span]:
    """Return where the lines are that have several tags, line breaks not included."""
    text = record.text
    return {
        Span(
            max(text.rfind("\n", 0, field.start), text.rfind("\r", 0, field.start)) + 1,
            record.line_end(field.start),
        )
        for field in (*record.fields, *record.of_file)
        if field.inside_line
    }
