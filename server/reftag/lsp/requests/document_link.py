"""textDocument/documentLink."""

from lsprotocol import types as t

from reftag.ide.links import links_in
from reftag.lsp.convert import range_in
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_DOCUMENT_LINK
EMPTY = None


def answer(session: Session, params: t.DocumentLinkParams) -> list[t.DocumentLink] | None:
    """Return what in the document leads to a web page."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    return [
        t.DocumentLink(
            range_in(located.piece, located.line, link.span, snapshot.encoding),
            target=link.url,
            tooltip=link.tooltip or None,
        )
        for link, located in links_in(snapshot.document)
    ]
