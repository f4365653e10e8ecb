"""initialized: from now on the client can be asked for things."""

from lsprotocol import types as t

from reftag.lsp.outgoing import AskSettings, WatchFiles
from reftag.lsp.session import Session

METHOD = t.INITIALIZED
EMPTY = None


def answer(session: Session, _params: t.InitializedParams) -> None:
    """Ask for the editor's settings and for notice of changes; read the files that exist."""
    session.outbox.append(WatchFiles())
    session.read_folders()
    if session.client.has_settings:
        session.outbox.append(AskSettings())
