"""textDocument/rangeFormatting."""

from lsprotocol import types as t

from reftag.format import format_range
from reftag.lsp.convert import offset, text_edits
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_RANGE_FORMATTING
EMPTY = None


def answer(session: Session, params: t.DocumentRangeFormattingParams) -> list[t.TextEdit] | None:
    """Return the edits that bring the records that a range touches into their layout."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None or snapshot.refuses_edits():
        return None
    start, end = sorted(offset(snapshot, at) for at in (params.range.start, params.range.end))
    style = session.settings.style(snapshot.uri, snapshot.document.dialect.name)
    marked = session.has_mark_on_disk(snapshot.uri)
    return text_edits(snapshot, format_range(snapshot.document, start, end, style, marked=marked))
