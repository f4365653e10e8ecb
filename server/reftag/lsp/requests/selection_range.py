"""textDocument/selectionRange."""

from lsprotocol import types as t

from reftag.ide.selection import selections
from reftag.lsp.convert import offset, range_of
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot

METHOD = t.TEXT_DOCUMENT_SELECTION_RANGE
EMPTY = None


def answer(session: Session, params: t.SelectionRangeParams) -> list[t.SelectionRange] | None:
    """Return what can be selected around each position, from small to large."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    return [_selection(snapshot, position) for position in params.positions]


def _selection(snapshot: Snapshot, position: t.Position) -> t.SelectionRange:
    spans = selections(snapshot.document, offset(snapshot, position))
    *inner, outer = (range_of(snapshot.document, span, snapshot.encoding) for span in spans)
    selected = t.SelectionRange(outer)
    for place in reversed(inner):
        selected = t.SelectionRange(place, parent=selected)
    return selected
