"""textDocument/hover."""

from functools import partial

from lsprotocol import types as t

from reftag.ide.hover import hover
from reftag.ide.value_card import Used
from reftag.index import Fact
from reftag.index.facts import FactIndex
from reftag.lsp.convert import offset, range_of
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_HOVER
EMPTY = None


def answer(session: Session, params: t.HoverParams) -> t.Hover | None:
    """Explain the tag, the reference type or the value under the pointer."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    found = hover(
        snapshot.document,
        offset(snapshot, params.position),
        session.settings.of(snapshot.uri).settings.targets,
        partial(_used, session.workspace.index.facts, snapshot.uri),
    )
    if found is None:
        return None
    return t.Hover(
        contents=t.MarkupContent(t.MarkupKind.Markdown, found.markdown),
        range=range_of(snapshot.document, found.span, snapshot.encoding),
    )


def _used(facts: FactIndex, uri: str, named: Fact) -> Used:
    return Used(facts.spellings(named, uri), facts.spellings(named), facts.complete)
