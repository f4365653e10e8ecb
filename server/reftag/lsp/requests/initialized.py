"""initialized: from now on the client can be asked for things."""

from lsprotocol import types as t

from reftag.lsp.outgoing import AskSettings, Scan, Watch
from reftag.lsp.session import Session

METHOD = t.INITIALIZED
EMPTY = None


def answer(session: Session, _params: t.InitializedParams) -> None:
    """Ask for the editor's settings and to be told of changes; read what is there."""
    session.outbox += [Watch(), Scan()]
    if session.client.has_settings:
        session.outbox.append(AskSettings())
