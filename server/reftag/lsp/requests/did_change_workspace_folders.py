"""workspace/didChangeWorkspaceFolders: folders were opened or closed."""

from lsprotocol import types as t

from reftag.lsp.session import Session
from reftag.lsp.settings import path_of

METHOD = t.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS
EMPTY = None


def answer(session: Session, params: t.DidChangeWorkspaceFoldersParams) -> None:
    """Take up the folders that came and forget those that went."""
    opened, closed = (
        [path for folder in folders if (path := path_of(folder.uri))]
        for folders in (params.event.added, params.event.removed)
    )
    session.folders_changed(opened, closed)
