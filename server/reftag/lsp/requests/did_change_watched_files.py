"""workspace/didChangeWatchedFiles: a configuration file has changed on disk."""

from lsprotocol import types as t

from reftag.lsp.session import Session

METHOD = t.WORKSPACE_DID_CHANGE_WATCHED_FILES
EMPTY = None


def answer(session: Session, _params: t.DidChangeWatchedFilesParams) -> None:
    """Read all of them anew: they are few, and which one changed says little."""
    session.settings_changed()
