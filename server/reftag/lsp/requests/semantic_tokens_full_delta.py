"""textDocument/semanticTokens/full/delta."""

from lsprotocol import types as t

from reftag.lsp.colours import LARGEST, difference, tokens
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
    before = session.colours_sent(snapshot.uri, params.previous_result_id)
    numbers = tokens(snapshot.document, snapshot.encoding)
    result_id = session.remember_colours(snapshot, numbers)
    if before is None:
        return t.SemanticTokens(numbers, result_id=result_id)
    return t.SemanticTokensDelta(difference(before, numbers), result_id=result_id)
