"""Edits of a whole document, made in steps: it may change while they are made."""

from collections.abc import Iterable

from lsprotocol import types as t
from pygls.exceptions import JsonRpcContentModified

from reftag.lsp.convert import text_edits
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot
from reftag.text import Edit
from reftag.text.steps import Steps


def edits_of_file(
    session: Session, snapshot: Snapshot, edits: Iterable[Edit]
) -> Steps[list[t.TextEdit]]:
    """Return ordered edits of a document as the protocol's.

    Raises `JsonRpcContentModified` if they are for a text that is not the newest any more.
    """
    done: list[t.TextEdit] = []
    for edit in edits:
        done += text_edits(snapshot, [edit])
        yield
    now = session.snapshot(snapshot.uri)
    if now is None or now.document is not snapshot.document:
        raise JsonRpcContentModified("The document has changed since")
    return done
