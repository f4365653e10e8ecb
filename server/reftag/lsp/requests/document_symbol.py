"""textDocument/documentSymbol."""

from lsprotocol import types as t

from reftag.ide.symbols import Symbol, symbols
from reftag.lsp.convert import range_of
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot

METHOD = t.TEXT_DOCUMENT_DOCUMENT_SYMBOL
EMPTY = None


def answer(session: Session, params: t.DocumentSymbolParams) -> list[t.DocumentSymbol] | None:
    """Return the outline: records, and below them their fields."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    return [_symbol(snapshot, symbol) for symbol in symbols(snapshot.document)]


def _symbol(snapshot: Snapshot, symbol: Symbol) -> t.DocumentSymbol:
    return t.DocumentSymbol(
        name=symbol.name,
        detail=symbol.detail or None,
        kind=t.SymbolKind.Class if symbol.is_record else t.SymbolKind.Field,
        range=range_of(snapshot.document, symbol.span, snapshot.encoding),
        selection_range=range_of(snapshot.document, symbol.selection, snapshot.encoding),
        children=[_symbol(snapshot, child) for child in symbol.children] or None,
    )
