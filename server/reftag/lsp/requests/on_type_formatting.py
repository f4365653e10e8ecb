"""textDocument/onTypeFormatting: what follows from Enter."""

from lsprotocol import types as t

from reftag.ide.new_line import after_enter
from reftag.lsp.convert import offset, text_edits
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_ON_TYPE_FORMATTING
EMPTY = None


def answer(session: Session, params: t.DocumentOnTypeFormattingParams) -> list[t.TextEdit] | None:
    """Offer the tag above once more, or take away one that was left empty."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None or not snapshot.known or not session.settings.preferences.offer_next_tag:
        return None
    return text_edits(snapshot, after_enter(snapshot.document, offset(snapshot, params.position)))
