"""workspace/didCreateFiles: files or folders were created in the editor.

Of a folder, watchers report only the folder itself, if anything.
"""

from lsprotocol import types as t

from reftag.lsp.session import Session

METHOD = t.WORKSPACE_DID_CREATE_FILES
EMPTY = None


def answer(session: Session, _params: t.CreateFilesParams) -> None:
    """Look at all files again; those that have not changed are not read."""
    session.files_moved()
