"""textDocument/semanticTokens/full/delta."""

from lsprotocol import types as t

from reftag.lsp.colours import LARGEST
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA
EMPTY = None


def answer(
    session: Session, params: t.SemanticTokensDeltaParams
) -> t.SemanticTokens | t.SemanticTokensDelta | None:
    """Return how the colours of a document have changed, or all of them if that is not known."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None or snapshot.document.buffer.length > LARGEST:
        return None
    colours, since = session.colours[snapshot.uri], params.previous_result_id
    return colours.changed(snapshot.document, snapshot.encoding, snapshot.serial, since)
