"""workspace/executeCommand."""

from lsprotocol import types as t

from reftag.lint import rule
from reftag.lint.pages import page_uri
from reftag.lsp.capabilities import SHOW_RULE
from reftag.lsp.outgoing import Show
from reftag.lsp.session import Session

METHOD = t.WORKSPACE_EXECUTE_COMMAND
EMPTY = None


def answer(session: Session, params: t.ExecuteCommandParams) -> None:
    """Run one of our commands. Raises `ValueError` for one that is not ours."""
    if params.command not in COMMANDS:
        raise ValueError(f"no command is called {params.command}")
    COMMANDS[params.command](session, *map(str, params.arguments or ()))


def _show_rule(session: Session, code: str) -> None:
    session.outbox.append(Show(page_uri(rule(code))))


COMMANDS = {SHOW_RULE: _show_rule}
"""What each command does; the server advertises just these."""
