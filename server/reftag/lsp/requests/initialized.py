"""initialized: from now on the client can be asked for things."""

from lsprotocol import types as t

from reftag.lsp.outgoing import AskSettings, Scan, Watch
from reftag.lsp.session import Session

METHOD = t.INITIALIZED
EMPTY = None


def answer(session: Session, _params: t.InitializedParams) -> None:
    """Ask for the editor's settings and for notice of changes; read the files that exist."""
    session.outbox += [Watch(), Scan()]
    if session.client.has_settings:
        session.outbox.append(AskSettings())
