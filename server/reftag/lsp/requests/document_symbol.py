"""textDocument/documentSymbol."""

from lsprotocol import types as t

from reftag.ide.symbols import Symbol, symbols
from reftag.lsp.convert import range_in
from reftag.lsp.session import Session
from reftag.syntax import Record
from reftag.text import Encoding, Located

METHOD = t.TEXT_DOCUMENT_DOCUMENT_SYMBOL
EMPTY = None


def answer(session: Session, params: t.DocumentSymbolParams) -> list[t.DocumentSymbol] | None:
    """Return the outline: records, and below them their fields."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    encoding = snapshot.encoding
    return [_symbol(symbol, located, encoding) for symbol, located in symbols(snapshot.document)]


def _symbol(symbol: Symbol, located: Located[Record], encoding: Encoding) -> t.DocumentSymbol:
    record, line = located.piece, located.line
    return t.DocumentSymbol(
        name=symbol.name,
        detail=symbol.detail or None,
        kind=t.SymbolKind.Class if symbol.is_record else t.SymbolKind.Field,
        range=range_in(record, line, symbol.span, encoding),
        selection_range=range_in(record, line, symbol.selection, encoding),
        children=[_symbol(child, located, encoding) for child in symbol.children] or None,
    )
