"""workspace/diagnostic: the libraries below the open folders that are not open, file by file."""

import json
from collections.abc import Generator, Iterable

from lsprotocol import types as t

from reftag.lsp.encoded import Encoded, Json
from reftag.lsp.outgoing import PartOfAnswer
from reftag.lsp.session import Session
from reftag.lsp.settings import path_of
from reftag.lsp.unopened import check, result_id
from reftag.text.steps import Steps

METHOD = t.WORKSPACE_DIAGNOSTIC
EMPTY: Json = {"items": []}


def answer(session: Session, params: t.WorkspaceDiagnosticParams) -> Steps[Json]:
    """Return what is wrong in the files: nothing unless the editor's settings ask for it.

    Open documents are left out: clients ask for them one by one. The answer is a
    `WorkspaceDiagnosticReport` as it goes over the wire. With a token for partial results, these
    have its reports instead, as soon as a file was checked.
    """
    part, progress = params.partial_result_token, params.work_done_token
    reports = Encoded()
    pieces: list[bytes] = []
    begin = {"kind": "begin", "title": "Checking the open folders", "cancellable": True}
    _tell(session, progress, begin)
    try:
        for report in _reports(session, params.previous_result_ids):
            yield
            if report is None:
                continue
            reports.append(report)
            if part is None:
                pieces.append(json.dumps(report).encode("ascii"))
            elif report["kind"] == "full":
                _tell(session, part, {"items": reports})
                reports = Encoded()
    finally:  # it may be cancelled
        _tell(session, progress, {"kind": "end"})
    if part is not None:
        _tell(session, part, {"items": reports})
        return EMPTY
    reports.pieces = tuple(pieces)
    return {"items": reports}


def _tell(session: Session, token: int | str | None, value: Json) -> None:
    if token is not None:
        session.outbox.append(PartOfAnswer(token, value))


def _reports(
    session: Session, known: Iterable[t.PreviousResultId]
) -> Generator[Json | None, None, None]:
    """Yield a report for each file, and None where it takes a moment until the next one.

    `known` is what the client was sent: what is not found any more is reported as empty.
    """
    left = {path_of(each.uri): each for each in known}
    wanted = session.settings.preferences.check_workspace
    for file in session.folders.found() if wanted else ():
        yield None
        if file is None:
            continue
        before = left.pop(file.path, None)
        if session.workspace.is_open(file.place):
            continue
        uri = before.uri if before else file.path.as_uri()
        identity = result_id(file, session.settings, session.closed[file.path])
        if before and before.value == identity:
            yield {"kind": "unchanged", "uri": uri, "version": None, "resultId": identity}
            continue
        try:
            found = yield from check(file, session.settings, session.folders, session.client)
        except OSError:  # it went, or may not be read
            yield _full(uri, [])
        else:
            yield {**_full(uri, found), "resultId": identity}
    for each in left.values():
        if session.snapshot(each.uri) is None:
            yield _full(each.uri, [])


def _full(uri: str, found: list[Json]) -> Json:
    return {"kind": "full", "uri": uri, "version": None, "items": found}
