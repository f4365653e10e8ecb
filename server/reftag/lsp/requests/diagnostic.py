"""textDocument/diagnostic: for clients that ask for diagnostics themselves."""

from lsprotocol import types as t

from reftag.lsp.encoded import Json
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot
from reftag.text.steps import Steps

METHOD = t.TEXT_DOCUMENT_DIAGNOSTIC
EMPTY: Json = {"kind": "full", "items": []}


def answer(session: Session, params: t.DocumentDiagnosticParams) -> Steps[Json]:
    """Return the diagnostics that are known now, or only that they are those of the last answer.

    A client that cannot be made to ask again waits until all of a document is checked. The answer
    is a `DocumentDiagnosticReport` as it goes over the wire (see `diagnostics`).
    """
    uri = params.text_document.uri
    if not session.client.refreshes_diagnostics:
        yield from session.documents.checked(uri)
    snapshot = session.snapshot(uri)
    result_id = _result_id(snapshot) if snapshot else None  # a configuration file has none
    if result_id and params.previous_result_id == result_id:
        return {"kind": "unchanged", "resultId": result_id}
    found = session.diagnostics(uri)
    if found is None:
        return EMPTY
    full: Json = {"kind": "full", "items": found[1]}
    return {**full, "resultId": result_id} if result_id else full


def _result_id(snapshot: Snapshot) -> str:
    """Name what the findings follow from: the snapshot, and which rules have been given up."""
    return f"{snapshot.serial}/{len(snapshot.linter.switched_off)}"
