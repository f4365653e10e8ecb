"""textDocument/foldingRange."""

from collections.abc import Sequence
from urllib.parse import unquote

from lsprotocol import types as t

from reftag.ide.folding import MOST_FOLDS, Fold, record_fold, value_folds
from reftag.lsp.encoded import Json, Pieces
from reftag.lsp.outgoing import Log
from reftag.lsp.session import Session
from reftag.text.steps import Steps

METHOD = t.TEXT_DOCUMENT_FOLDING_RANGE
EMPTY = None


def answer(session: Session, params: t.FoldingRangeParams) -> Steps[Pieces | None]:
    """Return the lines that fold: records, and long values as far as the client takes more."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    document, most = snapshot.document, session.client.most_folds or MOST_FOLDS
    of_records, of_values = (snapshot.answered[f"{METHOD} {of}"] for of in ("records", "values"))
    records = yield from of_records.answer(document, lambda each: _json(record_fold(each)), most)
    if records.records < len(document) and not of_records.limit_said:
        of_records.limit_said = True
        name = unquote(snapshot.uri)
        shown = f"{records.records:,} of {len(document):,} records"
        session.outbox.append(Log(f"Only the first {shown} in {name} fold: it is long"))
    left = most - records.items
    values = yield from of_values.answer(document, lambda each: _json(value_folds(each)), left)
    return Pieces([*records.pieces, *values.pieces])


def _json(folds: Sequence[Fold]) -> list[Json]:
    return [{"startLine": fold.start, "endLine": fold.end} for fold in folds]
