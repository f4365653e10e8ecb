"""The fields of one record: add those that its type requires."""

from reftag.ide.choices import Choice
from reftag.lint.support.field_edits import last_own
from reftag.syntax import Document
from reftag.text import Edit


def with_required_tags(document: Document, offset: int) -> Choice | None:
    """Return the record at an offset with empty lines for all that its type requires."""
    located = document.record_at(offset)
    if located is None or located.piece.type is None or located.piece.is_flattened:
        return None
    record, kind = located.piece, located.piece.type
    missing = [group[0] for group in kind.required if record.tags.isdisjoint(group)]
    if not missing:
        return None
    end = record.line_end(last_own(record).value_end) + located.offset
    lines = "".join(f"{record.line_break()}{record.opening(code)}" for code in missing)
    return Choice(f"Add the required tags: {', '.join(missing)}", [Edit(end, end, lines)])
