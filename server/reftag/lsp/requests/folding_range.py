"""textDocument/foldingRange."""

from lsprotocol import types as t

from reftag.ide.folding import folds
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_FOLDING_RANGE
EMPTY = None


def answer(session: Session, params: t.FoldingRangeParams) -> list[t.FoldingRange] | None:
    """Return the lines that fold: records and long values."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    return [t.FoldingRange(fold.start, fold.end) for fold in folds(snapshot.document)]
