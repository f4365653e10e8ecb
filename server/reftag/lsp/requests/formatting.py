"""textDocument/formatting."""

from lsprotocol import types as t

from reftag.format import format_document
from reftag.lsp.convert import text_edits
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_FORMATTING
EMPTY = None


def answer(session: Session, params: t.DocumentFormattingParams) -> list[t.TextEdit] | None:
    """Return the edits that bring a document into its layout.

    The layout is what reftag.toml says, so what the editor asks for in its options is ignored.
    """
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    style = session.settings.style(snapshot.uri, snapshot.document.dialect.name)
    return text_edits(snapshot, format_document(snapshot.document, style))
