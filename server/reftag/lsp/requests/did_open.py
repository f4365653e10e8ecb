"""textDocument/didOpen."""

from lsprotocol import types as t

from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_DID_OPEN
EMPTY = None


def answer(session: Session, params: t.DidOpenTextDocumentParams) -> None:
    """Take up a document."""
    opened = params.text_document
    session.open(opened.uri, opened.language_id, opened.version, opened.text)
