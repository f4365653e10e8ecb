"""textDocument/didClose."""

from lsprotocol import types as t

from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_DID_CLOSE
EMPTY = None


def answer(session: Session, params: t.DidCloseTextDocumentParams) -> None:
    """Forget a document."""
    session.close(params.text_document.uri)
