"""textDocument/inlayHint."""

from lsprotocol import types as t

from reftag.ide.inlay_hints import inlay_hints
from reftag.lsp.convert import offset
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_INLAY_HINT
EMPTY = None


def answer(session: Session, params: t.InlayHintParams) -> list[t.InlayHint] | None:
    """Return what tags are for and the short citations of records, as far as they are wanted."""
    snapshot, wanted = session.snapshot(params.text_document.uri), session.settings.preferences
    if snapshot is None or not (wanted.tag_hints or wanted.record_hints):
        return None
    document, encoding = snapshot.document, snapshot.encoding
    start, end = offset(snapshot, params.range.start), offset(snapshot, params.range.end)
    hints = inlay_hints(document, start, end, tags=wanted.tag_hints, records=wanted.record_hints)
    return [
        t.InlayHint(
            t.Position(*document.position_at(hint.offset, encoding)),
            hint.text,
            None if hint.is_citation else t.InlayHintKind.Type,
            padding_left=True,
        )
        for hint in hints
    ]
