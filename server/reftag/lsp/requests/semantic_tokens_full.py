"""textDocument/semanticTokens/full."""

from lsprotocol import types as t

from reftag.lsp.colours import LARGEST
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL
EMPTY = None


def answer(session: Session, params: t.SemanticTokensParams) -> t.SemanticTokens | None:
    """Return the colours of a document; None for a large one, whose ranges are to be asked for."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None or snapshot.document.buffer.length > LARGEST:
        return None
    colours = session.colours[snapshot.uri]
    return colours.whole(snapshot.document, snapshot.encoding, snapshot.serial)
