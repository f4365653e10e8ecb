"""textDocument/rangeFormatting."""

from lsprotocol import types as t

from reftag.format import format_range
from reftag.lsp.convert import offset
from reftag.lsp.edits_of_file import edits_of_file
from reftag.lsp.session import Session
from reftag.text.steps import Steps

METHOD = t.TEXT_DOCUMENT_RANGE_FORMATTING
EMPTY = None


def answer(
    session: Session, params: t.DocumentRangeFormattingParams
) -> Steps[list[t.TextEdit] | None]:
    """Return the edits that bring the records that a range touches into their layout."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None or snapshot.refuses_edits():
        return None
    start, end = sorted(offset(snapshot, at) for at in (params.range.start, params.range.end))
    style = session.settings.style(snapshot.uri, snapshot.document.dialect.name)
    marked = session.has_mark_on_disk(snapshot.uri)
    edits = yield from format_range(snapshot.document, start, end, style, marked=marked)
    return (yield from edits_of_file(session, snapshot, edits))
