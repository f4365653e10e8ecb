"""textDocument/documentLink."""

from lsprotocol import types as t

from reftag.ide.links import MOST_LINKS, links_of
from reftag.lsp.convert import json_range
from reftag.lsp.encoded import Json, Pieces
from reftag.lsp.session import Session
from reftag.syntax import Record
from reftag.text import Encoding
from reftag.text.steps import Steps

METHOD = t.TEXT_DOCUMENT_DOCUMENT_LINK
EMPTY = None


def answer(session: Session, params: t.DocumentLinkParams) -> Steps[Pieces | None]:
    """Return what in the document leads to a web page."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    encoding = snapshot.encoding
    found = yield from snapshot.answered[METHOD].answer(
        snapshot.document, lambda record: _json(record, encoding), MOST_LINKS
    )
    return found.pieces


def _json(record: Record, encoding: Encoding) -> list[Json]:
    return [
        {
            "range": json_range(record, link.span, encoding),
            "target": link.url,
            **({"tooltip": link.tooltip} if link.tooltip else {}),
        }
        for link in links_of(record)
    ]
