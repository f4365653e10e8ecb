"""workspace/didDeleteFiles: files or folders were deleted in the editor.

Of a folder, watchers report only the folder itself, if anything.
"""

from lsprotocol import types as t

from reftag.lsp.session import Session

METHOD = t.WORKSPACE_DID_DELETE_FILES
EMPTY = None


def answer(session: Session, _params: t.DeleteFilesParams) -> None:
    """Look at all files again; those that have not changed are not read."""
    session.files_moved()
