"""textDocument/references."""

from typing import Final

from lsprotocol import types as t

from reftag.ide.citations import citations
from reftag.ide.mentions import everywhere, name_at
from reftag.index import Fact, fact
from reftag.lsp.convert import offset, range_in, range_of
from reftag.lsp.encoded import Pieces
from reftag.lsp.per_record import dumped
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot
from reftag.syntax import Span
from reftag.text.steps import Steps

METHOD = t.TEXT_DOCUMENT_REFERENCES
EMPTY = None

_LINES: Final = 100
"""Lines of a text that are looked through in a step."""


def answer(session: Session, params: t.ReferenceParams) -> Steps[Pieces | None]:
    """Return where all records name what is at the cursor, and where open texts cite its label."""
    snapshot = session.snapshot(params.text_document.uri)
    found = snapshot and name_at(snapshot.document, offset(snapshot, params.position))
    if not found:
        return None
    _, named = found
    places = Pieces()
    index = session.workspace.index
    yield from index.gathered()
    for uri, record, spot, mentions in everywhere(index, named):
        yield
        for each in mentions:
            place = range_in(record, spot.line, each.span, session.client.encoding)
            places.append(_json(uri, place))
    if named.kind == "label":
        for text in [each for each in session.snapshots.values() if not each.known]:
            places += yield from _cited(text, named)
    return places


def _json(uri: str, place: t.Range) -> str:
    """Return a location as JSON: there may be thousands."""
    start, end = (
        {"line": each.line, "character": each.character} for each in (place.start, place.end)
    )
    return dumped({"uri": uri, "range": {"start": start, "end": end}})


def _cited(text: Snapshot, named: Fact) -> Steps[list[str]]:
    """Return where a document that has no records cites a label."""
    document = text.document
    places: list[str] = []
    for line in range(document.buffer.line_count):
        if line % _LINES == _LINES - 1:
            yield
        for label, (a, b) in citations(document.buffer.line_text(line)):
            if fact("label", label) == named:
                start = document.offset_at(line, 0)
                place = range_of(document, Span(start + a, start + b), text.encoding)
                places.append(_json(text.uri, place))
    return places
