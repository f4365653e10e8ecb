"""A new record below the one at a place: one for each reference type, as completion offers them."""

from reftag.ide.completion import usual_first
from reftag.ide.offer import Completion
from reftag.ide.record_offers import new_records
from reftag.syntax import Document, Span


def records_below(document: Document, offset: int) -> list[Completion]:
    """Return a new record of each type, the usual types first, to be put after a record.

    That is the record at `offset`, or the last one if there is none; a blank line comes between.
    """
    located = document.record_at(offset)
    record = located.piece if located else None
    if located is not None and record is not None and record.fields:
        last = record.fields[-1]
        at = located.offset + max(last.value_end, last.tag_end)
        before = record.line_break() * 2
    else:
        text = document.text
        at = len(text)
        before = "" if not text or text.endswith(("\n", "\r")) else "\n"
    line_break = record.line_break() if record else "\n"
    types = list(usual_first(document.dialect))
    return new_records(document.dialect, types, Span(at, at), line_break, "", before)
