"""textDocument/documentSymbol.

A client that shows no entries below others gets a flat list, of records only.
"""

from urllib.parse import unquote

from lsprotocol import types as t

from reftag.ide.symbols import MOST_SYMBOLS, Symbol, symbol
from reftag.lsp.convert import json_range
from reftag.lsp.encoded import Json, Pieces
from reftag.lsp.outgoing import Log
from reftag.lsp.per_record import dumped
from reftag.lsp.session import Session
from reftag.syntax import Record
from reftag.text import Encoding
from reftag.text.steps import Steps

METHOD = t.TEXT_DOCUMENT_DOCUMENT_SYMBOL
EMPTY = None


def answer(session: Session, params: t.DocumentSymbolParams) -> Steps[Pieces | None]:
    """Return the outline: records, and below them their fields unless the document is long."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    document, nests = snapshot.document, session.client.nests_symbols
    with_fields = nests and document.buffer.line_count <= MOST_SYMBOLS

    def make(record: Record) -> list[Json]:
        entry = symbol(record, with_fields=with_fields)
        if entry is None:
            return []
        json = _json(entry, record, snapshot.encoding)
        return [json if nests else _flat(json, snapshot.uri)]

    answered = snapshot.answered[f"{METHOD} {with_fields}"]
    found = yield from answered.answer(document, make, MOST_SYMBOLS)
    left = len(document) - found.records
    if left:
        rest = _rest(left, found.line)
        found.pieces.append(dumped(rest if nests else _flat(rest, snapshot.uri)))
    if (left or (nests and not with_fields)) and not answered.limit_said:
        answered.limit_said = True
        shown = f"the first {found.records:,} of {len(document):,} records" if left else "records"
        fields = "" if with_fields else " without their fields"
        name = unquote(snapshot.uri)
        session.outbox.append(Log(f"The outline of {name} shows {shown}{fields}: it is long"))
    return found.pieces


def _json(symbol: Symbol, record: Record, encoding: Encoding) -> Json:
    json: Json = {
        "name": symbol.name,
        "kind": (t.SymbolKind.Class if symbol.is_record else t.SymbolKind.Field).value,
        "range": json_range(record, symbol.span, encoding),
        "selectionRange": json_range(record, symbol.selection, encoding),
    }
    if symbol.detail:
        json["detail"] = symbol.detail
    if symbol.children:
        json["children"] = [_json(child, record, encoding) for child in symbol.children]
    return json


def _flat(json: Json, uri: str) -> Json:
    """Return an entry in the form that clients know which have no tree of them."""
    place = {"uri": uri, "range": json["range"]}
    return {"name": json["name"], "kind": json["kind"], "location": place}


def _rest(left: int, line: int) -> Json:
    start = {"line": line, "character": 0}
    place = {"start": start, "end": start}
    return {
        "name": f"… and {left:,} more records",
        "kind": t.SymbolKind.Class.value,
        "range": place,
        "selectionRange": place,
    }
