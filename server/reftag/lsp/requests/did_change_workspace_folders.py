"""workspace/didChangeWorkspaceFolders: folders were opened or closed."""

from lsprotocol import types as t

from reftag.lsp.session import Session
from reftag.lsp.settings import path_of

METHOD = t.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS
EMPTY = None


def answer(session: Session, params: t.DidChangeWorkspaceFoldersParams) -> None:
    """Take up the folders that came and forget those that went."""
    gone = [path_of(folder.uri) for folder in params.event.removed]
    come = [path for folder in params.event.added if (path := path_of(folder.uri))]
    left = [root for root in session.settings.roots if root not in gone]
    session.settings.roots = [*left, *(path for path in come if path not in left)]
    session.settings_changed()
    session.read_folders()
