"""workspace/didChangeWatchedFiles: a configuration file or a library has changed on disk."""

from lsprotocol import types as t

from reftag.dialects import extension_of, extensions
from reftag.lsp.session import Session

METHOD = t.WORKSPACE_DID_CHANGE_WATCHED_FILES
EMPTY = None


def answer(session: Session, params: t.DidChangeWatchedFilesParams) -> None:
    """Check all files again; those that have not changed are not read.

    A library is recognised by its name; all other files are configuration.
    """
    known = extensions()
    if any(extension_of(change.uri) not in known for change in params.changes):
        session.settings_changed()
    session.read_folders()
