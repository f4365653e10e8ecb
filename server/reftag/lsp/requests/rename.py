"""textDocument/rename: one edit of all files in which something is named.

It is refused, with the reason, while files are still to be read, and if a file has changed on disk:
an edit would be incomplete, or at the wrong places.
"""

import time
from typing import Final, NoReturn
from urllib.parse import unquote

from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from reftag.ide.mentions import everywhere, name_at
from reftag.ide.rename import CannotRenameError, Renamed, new_name, renamed
from reftag.index import Spot
from reftag.lsp.convert import offset, range_in
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot
from reftag.syntax import Record, Span
from reftag.text.steps import Steps

METHOD = t.TEXT_DOCUMENT_RENAME
EMPTY = None

_CERTAIN: Final = "renamed"
_DOUBTFUL: Final = "other spellings"

_PATIENCE: Final = 5.0
"""Seconds that it waits until all files are read; many files take longer."""

Edits = list[t.TextEdit | t.AnnotatedTextEdit]


def answer(session: Session, params: t.RenameParams) -> Steps[t.WorkspaceEdit | None]:
    """Return the edit that gives what is named at the cursor another name.

    Raises `JsonRpcException` if it is refused.
    """
    snapshot = session.snapshot(params.text_document.uri)
    found = snapshot and name_at(snapshot.document, offset(snapshot, params.position))
    if not snapshot or not snapshot.known or not found:
        _refuse("There is no person, journal, keyword, publisher, place or label here")
    value, named = found
    patience = time.monotonic() + _PATIENCE
    while session.reads_folders and time.monotonic() < patience:
        session.background.step()
        yield
    if session.reads_folders:
        _refuse("reftag is still reading the open folders; try again when it is done")
    by_file: dict[str, Edits] = {}
    try:
        new = new_name(named.kind, params.new_name)
        index = session.workspace.index
        yield from index.gathered()
        before = {uri: each.document for uri, each in session.snapshots.items()}
        for uri, record, spot, mentions in everywhere(index, named):
            yield
            if uri not in by_file and not session.is_current(uri):
                session.read_folders()
                name = unquote(uri.rpartition("/")[2])
                _refuse(f"{name} has changed on disk; try again in a moment")
            edits = renamed(record, named, mentions, value.text, new)
            by_file.setdefault(uri, []).extend(_edits(session, record, spot, edits))
    except CannotRenameError as error:
        _refuse(str(error))
    if any(_document(session.snapshot(uri)) is not before.get(uri) for uri in by_file):
        raise JsonRpcException("The documents have changed", t.LSPErrorCodes.ContentModified)
    return _workspace_edit(session, by_file, value.text, new)


def _document(snapshot: Snapshot | None) -> object:
    return snapshot and snapshot.document


def _refuse(reason: str) -> NoReturn:
    raise JsonRpcException(reason, t.LSPErrorCodes.RequestFailed)


def _workspace_edit(
    session: Session, by_file: dict[str, Edits], old: str, new: str
) -> t.WorkspaceEdit:
    """Return the edits in the form that the client takes."""
    if not session.client.versioned_edits:
        plain = {
            uri: [edit for edit in edits if isinstance(edit, t.TextEdit)]
            for uri, edits in by_file.items()
        }
        return t.WorkspaceEdit(changes={uri: edits for uri, edits in plain.items() if edits})
    annotations = {
        _CERTAIN: t.ChangeAnnotation(f"{old} → {new}"),
        _DOUBTFUL: t.ChangeAnnotation(
            f"Other spellings of {old} → {new}",
            needs_confirmation=True,
            description="Written in another way: it may be somebody or something else",
        ),
    }
    used = {
        edit.annotation_id
        for edits in by_file.values()
        for edit in edits
        if isinstance(edit, t.AnnotatedTextEdit)
    }
    return t.WorkspaceEdit(
        document_changes=[
            t.TextDocumentEdit(_versioned(session, uri), edits)
            for uri, edits in by_file.items()
            if edits
        ],
        change_annotations={name: annotations[name] for name in sorted(used)} or None,
    )


def _versioned(session: Session, uri: str) -> t.OptionalVersionedTextDocumentIdentifier:
    snapshot = session.snapshot(uri)
    version = snapshot.version if snapshot else None  # a file on disk has none
    return t.OptionalVersionedTextDocumentIdentifier(uri, version)


def _edits(session: Session, record: Record, spot: Spot, edits: Renamed) -> Edits:
    """Return the edits of a record, in order.

    Other spellings are left out if the client cannot have the user confirm their change.
    """
    annotated = session.client.versioned_edits and session.client.annotates_edits
    certain, doubtful = edits
    named = [(edit, _CERTAIN) for edit in certain]
    named += [(edit, _DOUBTFUL) for edit in doubtful if annotated]
    made: Edits = []
    for (start, end, text), name in sorted(named):
        where = range_in(record, spot.line, Span(start, end), session.client.encoding)
        made.append(
            t.AnnotatedTextEdit(name, where, text) if annotated else t.TextEdit(where, text)
        )
    return made
