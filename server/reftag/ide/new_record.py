"""A new record below the one at a place: one for each reference type, as completion offers them."""

from reftag.ide.completion import usual_first
from reftag.ide.offer import Completion
from reftag.ide.record_offers import new_records
from reftag.syntax import Document, Span


def records_below(document: Document, offset: int) -> list[Completion]:
    """Return a new record of each type, the usual types first, to be put after a record.

    That is the record at `offset`, or the last one if there is none; a blank line comes between,
    and below if another record or text follows.
    """
    located = document.record_at(offset)
    record = located.piece if located else None
    line_break = record.line_break() if record else "\n"
    after = ""
    if located is not None and record is not None and record.fields:
        end = record.line_end(record.fields[-1].written_end)
        at = located.offset + end
        before = line_break * 2
        below = next((start for start in record.line_starts if start > end), None)
        is_last = located.at + 1 == len(document) and not record.text[end:].strip()
        if not is_last and all(line.start != below for line in record.blank_lines):
            after = line_break
    else:
        text = document.text
        at = len(text)
        before = "" if not text or text.endswith(("\n", "\r")) else line_break
    types = list(usual_first(document.dialect))
    return new_records(document.dialect, types, Span(at, at), line_break, after, before)
