"""textDocument/prepareRename."""

from lsprotocol import types as t

from reftag.ide.mentions import name_at
from reftag.lsp.convert import offset, range_of
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_PREPARE_RENAME
EMPTY = None


def answer(session: Session, params: t.PrepareRenameParams) -> t.PrepareRenamePlaceholder | None:
    """Return the name at the cursor; None for what is not a name."""
    snapshot = session.snapshot(params.text_document.uri)
    found = snapshot and name_at(snapshot.document, offset(snapshot, params.position))
    if not snapshot or not snapshot.known or not found:
        return None
    value, _ = found
    place = range_of(snapshot.document, value.span, snapshot.encoding)
    shown = " ".join(value.text.split())  # a value on two lines, in a box of one
    return t.PrepareRenamePlaceholder(place, shown)
