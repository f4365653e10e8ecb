"""textDocument/hover."""

from lsprotocol import types as t

from reftag.ide.hover import hover
from reftag.lsp.convert import offset, range_of
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_HOVER
EMPTY = None


def answer(session: Session, params: t.HoverParams) -> t.Hover | None:
    """Explain the tag or reference type under the pointer."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    found = hover(
        snapshot.document,
        offset(snapshot, params.position),
        session.settings.of(snapshot.uri).settings.targets,
    )
    if found is None:
        return None
    return t.Hover(
        contents=t.MarkupContent(t.MarkupKind.Markdown, found.markdown),
        range=range_of(snapshot.document, found.span, snapshot.encoding),
    )
