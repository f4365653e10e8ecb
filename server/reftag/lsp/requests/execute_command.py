"""workspace/executeCommand."""

from collections.abc import Callable

from lsprotocol import types as t

from reftag.config.model import AUTO
from reftag.dialects import names
from reftag.lint import rule
from reftag.lint.pages import page_uri
from reftag.lsp.capabilities import RECOGNIZE, SET_DIALECT, SHOW_RULE
from reftag.lsp.outgoing import Show, Tell
from reftag.lsp.session import Session
from reftag.syntax.recognition import recognize

METHOD = t.WORKSPACE_EXECUTE_COMMAND
EMPTY = None


def answer(session: Session, params: t.ExecuteCommandParams) -> str | None:
    """Run one of our commands and return what it answers.

    Raises `ValueError` for one that is not ours.
    """
    if params.command not in COMMANDS:
        raise ValueError(f"no command is called {params.command}")
    return COMMANDS[params.command](session, *map(str, params.arguments or ()))


def _show_rule(session: Session, code: str) -> None:
    session.outbox.append(Show(page_uri(rule(code))))


def _set_dialect(session: Session, uri: str, name: str) -> None:
    if name not in (AUTO, *names()):
        known = ", ".join(names())
        session.outbox.append(Tell(f"reftag knows no format called {name}, but {known}"))
        return
    session.set_dialect(uri, None if name == AUTO else name)


def _recognize(_session: Session, text: str) -> str | None:
    found = recognize(text)
    return found.dialect if found.sure else None


COMMANDS: dict[str, Callable[..., str | None]] = {
    SHOW_RULE: _show_rule,
    SET_DIALECT: _set_dialect,
    RECOGNIZE: _recognize,
}
"""What each command does; the server advertises just these."""
