"""textDocument/didChange."""

from lsprotocol import types as t

from reftag.lsp.session import Session
from reftag.lsp.snapshot import TextChange

METHOD = t.TEXT_DOCUMENT_DID_CHANGE
EMPTY = None


def answer(session: Session, params: t.DidChangeTextDocumentParams) -> None:
    """Make the client's changes."""
    changed = params.text_document
    session.change(changed.uri, changed.version, [_change(c) for c in params.content_changes])


def _change(event: t.TextDocumentContentChangeEvent) -> TextChange:
    if isinstance(event, t.TextDocumentContentChangePartial):
        start, end = event.range.start, event.range.end
        return TextChange(event.text, ((start.line, start.character), (end.line, end.character)))
    return TextChange(event.text)
