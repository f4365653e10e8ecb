"""workspace/executeCommand."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from urllib.parse import unquote

from lsprotocol import types as t

from reftag.config.model import AUTO, TARGETS
from reftag.dialects import dialect, names
from reftag.ide.portability import portability
from reftag.ide.portability_markdown import markdown
from reftag.lint import rule
from reftag.lint.pages import page_uri
from reftag.lsp.capabilities import PORTABILITY, RECOGNIZE, SET_DIALECT, SHOW_RULE
from reftag.lsp.dialect_choice import Opened
from reftag.lsp.outgoing import Show, Tell
from reftag.lsp.session import Session
from reftag.lsp.settings import path_of
from reftag.syntax import Document
from reftag.syntax.recognition import recognize
from reftag.text.files import decode

METHOD = t.WORKSPACE_EXECUTE_COMMAND
EMPTY = None


def answer(session: Session, params: t.ExecuteCommandParams) -> str | None:
    """Run one of our commands and return what it answers.

    Raises `ValueError` for one that is not ours.
    """
    if params.command not in COMMANDS:
        raise ValueError(f"no command is called {params.command}")
    return COMMANDS[params.command](session, *(params.arguments or ()))


def _show_rule(session: Session, code: object) -> None:
    session.outbox.append(Show(page_uri(rule(str(code)))))


def _set_dialect(session: Session, uri: object, name: object) -> None:
    if name not in (AUTO, *names()):
        known = ", ".join(names())
        session.outbox.append(Tell(f"reftag knows no format called {name}, but {known}"))
        return
    session.set_dialect(str(uri), None if name == AUTO else str(name))


def _recognize(_session: Session, text: object) -> str | None:
    found = recognize(str(text))
    return found.dialect if found.sure else None


def _portability(session: Session, uri: object, targets: object = None) -> str:
    """Return the report on a document, in Markdown, as it stands in the editor.

    Raises `ValueError` for targets that do not exist and `OSError` for a file that cannot be read.
    """
    named = _targets(targets) or session.settings.of(str(uri)).settings.targets
    document = _document(session, str(uri))
    return markdown(portability(document, named), _name(str(uri)))


def _targets(named: object) -> tuple[str, ...]:
    names = tuple(map(str, named)) if isinstance(named, Sequence) else ()
    unknown = [name for name in names if name not in TARGETS]
    if unknown:
        raise ValueError(f"no program is called {unknown[0]}; there are {', '.join(TARGETS)}")
    return names


def _document(session: Session, uri: str) -> Document:
    snapshot = session.snapshot(uri)
    if snapshot is not None:
        return snapshot.document
    path = path_of(uri)
    if path is None:
        raise ValueError(f"{uri} is not open")
    text = decode(path.read_bytes()).text
    choice = Opened.of(uri, "", text).choose(None, session.settings.dialect(uri))
    return Document.read(text, dialect(choice.dialect, session.settings.producer(uri)))


def _name(uri: str) -> str:
    """Return what people call a document: the last part of its URI."""
    return unquote(uri.rpartition("/")[2].rpartition(":")[2])


COMMANDS: Final[Mapping[str, Callable[..., str | None]]] = {
    PORTABILITY: _portability,
    SHOW_RULE: _show_rule,
    SET_DIALECT: _set_dialect,
    RECOGNIZE: _recognize,
}
"""What each command does; the server advertises just these."""
