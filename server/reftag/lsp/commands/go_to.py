"""reftag.goTo: shows a place."""

from lsprotocol import types as t

from reftag.lsp.capabilities import GO_TO
from reftag.lsp.convert import structured
from reftag.lsp.outgoing import ShowDocument
from reftag.lsp.session import Session

NAME = GO_TO


def run(session: Session, uri: object, place: object) -> None:
    """Show a range of a document."""
    start, end = (found := structured(place, t.Range)).start, found.end
    session.outbox.append(
        ShowDocument(str(uri), ((start.line, start.character), (end.line, end.character)))
    )
