"""workspace/didChangeConfiguration: the editor's settings, or only that they changed."""

from lsprotocol import types as t

from reftag.lsp.outgoing import AskSettings
from reftag.lsp.session import Session

METHOD = t.WORKSPACE_DID_CHANGE_CONFIGURATION
EMPTY = None


def answer(session: Session, params: t.DidChangeConfigurationParams) -> None:
    """Take the settings; a client that can be asked often sends none of ours along."""
    if session.client.has_settings:
        session.outbox.append(AskSettings())
    else:
        session.set_editor(params.settings)
