"""textDocument/documentHighlight."""

from lsprotocol import types as t

from reftag.ide.same_values import same_values
from reftag.lsp.convert import offset, range_of
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT
EMPTY = None


def answer(session: Session, params: t.DocumentHighlightParams) -> list[t.DocumentHighlight] | None:
    """Return where the record has the value at the cursor."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    document, encoding = snapshot.document, snapshot.encoding
    found = same_values(document, offset(snapshot, params.position))
    return [
        t.DocumentHighlight(range_of(document, each.span, encoding), t.DocumentHighlightKind.Text)
        for each in found
    ]
