"""textDocument/semanticTokens/range."""

from lsprotocol import types as t

from reftag.lsp.colours import between
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE
EMPTY = None


def answer(session: Session, params: t.SemanticTokensRangeParams) -> t.SemanticTokens | None:
    """Return the colours of the records on some lines."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    lines = params.range.start.line, params.range.end.line
    return between(snapshot.document, snapshot.encoding, *lines)
