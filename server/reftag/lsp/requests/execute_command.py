"""workspace/executeCommand."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from inspect import signature
from typing import Final
from urllib.parse import unquote

from lsprotocol import types as t
from lsprotocol.converters import get_converter
from pygls.exceptions import JsonRpcException, JsonRpcInternalError, JsonRpcInvalidParams

from reftag.config.dialect_choice import AtOpening
from reftag.config.model import AUTO, TARGET_SETS, TARGETS, resolved
from reftag.dialects import dialect, names
from reftag.files.decoding import decode
from reftag.lint import UnknownRuleError, rule
from reftag.lint.rule_pages import page_uri
from reftag.lint.targets.offered_fixes import offered_fix
from reftag.lsp.capabilities import (
    GO_TO,
    NEXT_FINDING,
    PORTABILITY,
    PREVIOUS_FINDING,
    RECOGNIZE,
    SET_DIALECT,
    SHOW_RULE,
)
from reftag.lsp.convert import offset, range_in
from reftag.lsp.outgoing import ShowDocument
from reftag.lsp.session import Session
from reftag.lsp.settings import path_of
from reftag.portability.markdown import markdown
from reftag.portability.report import portability
from reftag.syntax import Document
from reftag.syntax.recognition import recognize

METHOD = t.WORKSPACE_EXECUTE_COMMAND
EMPTY = None

_converter = get_converter()


def answer(session: Session, params: t.ExecuteCommandParams) -> str | t.Location | None:
    """Run one of our commands and return what it answers.

    Raises `JsonRpcException`, which is sent as the answer, if it cannot be run.
    """
    command = COMMANDS.get(params.command)
    if command is None:
        raise JsonRpcInvalidParams(f"There is no command {params.command}")
    arguments = params.arguments or ()
    try:
        signature(command).bind(session, *arguments)
    except TypeError as error:
        raise JsonRpcInvalidParams(f"{params.command}: {error}") from error
    try:
        return command(session, *arguments)
    except JsonRpcException:
        raise
    except OSError as error:
        raise JsonRpcException(str(error), _REQUEST_FAILED) from error
    except Exception as error:  # a bug; pygls logs it
        raise JsonRpcInternalError(f"{params.command} failed: {error!r}") from error


_REQUEST_FAILED: Final = int(t.LSPErrorCodes.RequestFailed)


def _show_rule(session: Session, code: object) -> None:
    try:
        named = rule(str(code))
    except UnknownRuleError as error:
        raise JsonRpcInvalidParams(str(error)) from error
    session.outbox.append(ShowDocument(page_uri(named)))


def _go_to(session: Session, uri: object, place: object) -> None:
    try:
        found = _converter.structure(place, t.Range)
    except Exception as error:  # cattrs raises whatever its hooks do
        raise JsonRpcInvalidParams("The place is not a range") from error
    start, end = found.start, found.end
    session.outbox.append(
        ShowDocument(str(uri), ((start.line, start.character), (end.line, end.character)))
    )


def _next_finding(
    session: Session, uri: object, position: object, *, backwards: bool = False
) -> t.Location | None:
    try:
        place = _converter.structure(position, t.Position)
    except Exception as error:  # cattrs raises whatever its hooks do
        raise JsonRpcInvalidParams("The place is not a position") from error
    snapshot = session.snapshot(str(uri))
    here = snapshot and snapshot.document.record_at(offset(snapshot, place))
    if not snapshot or not here:
        return None
    found = snapshot.report.next_found(here.at, backwards=backwards)
    if found is None:
        return None
    placed = min(snapshot.report.placed(found), key=lambda each: each.diagnostic.finding.span)
    span = placed.diagnostic.finding.span
    return t.Location(snapshot.uri, range_in(placed.record, placed.line, span, snapshot.encoding))


def _set_dialect(session: Session, uri: object, name: object) -> None:
    if name not in (AUTO, *names()):
        raise JsonRpcInvalidParams(f"There is no format {name}; choose from {', '.join(names())}")
    session.set_dialect(str(uri), None if name == AUTO else str(name))


def _recognize(_session: Session, text: object) -> str | None:
    found = recognize(str(text))
    return found.dialect if found.sure else None


def _portability(session: Session, uri: object, targets: object = None) -> str:
    """Return the report on a document, in Markdown, as it is in the editor.

    Raises `JsonRpcException` for unknown targets and `OSError` for a file that cannot be read.
    """
    settings = session.settings.of(str(uri)).settings
    named = _targets(targets, dict(settings.sets)) or settings.targets
    document = _document(session, str(uri))
    return markdown(portability(document, named, offered_fix), _name(str(uri)))


def _targets(named: object, sets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    names = resolved(map(str, named), sets) if isinstance(named, Sequence) else ()
    unknown = [name for name in names if name not in TARGETS]
    if unknown:
        known = ", ".join((*TARGETS, *TARGET_SETS, *sets))
        raise JsonRpcInvalidParams(f"There is no target {unknown[0]}; choose from {known}")
    return names


def _document(session: Session, uri: str) -> Document:
    snapshot = session.snapshot(uri)
    if snapshot is not None:
        return snapshot.document
    path = path_of(uri)
    if path is None:
        raise JsonRpcInvalidParams(f"{uri} is not open")
    text = decode(session.files.read(path)).text
    chosen = AtOpening.of(uri, text).choose(session.settings.dialect(uri))
    return Document.read(text, dialect(chosen.dialect, session.settings.producer(uri)))


def _name(uri: str) -> str:
    """Return what people call a document: the last part of its URI."""
    return unquote(uri.rpartition("/")[2].rpartition(":")[2])


COMMANDS: Final[Mapping[str, Callable[..., str | t.Location | None]]] = {
    PORTABILITY: _portability,
    SHOW_RULE: _show_rule,
    GO_TO: _go_to,
    SET_DIALECT: _set_dialect,
    RECOGNIZE: _recognize,
    NEXT_FINDING: _next_finding,
    PREVIOUS_FINDING: partial(_next_finding, backwards=True),
}
"""What each command does; the server advertises just these."""
