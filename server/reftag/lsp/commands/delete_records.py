"""reftag.deleteRecords: returns the edits that delete records of a document."""

from operator import attrgetter

from lsprotocol import types as t
from pygls.exceptions import JsonRpcInvalidParams

from reftag.ide.choices import deletions
from reftag.lsp.capabilities import DELETE_RECORDS
from reftag.lsp.commands.copy_records import located_at
from reftag.lsp.convert import text_edits
from reftag.lsp.session import Session

NAME = DELETE_RECORDS


def run(session: Session, uri: object, lines: object) -> list[t.TextEdit]:
    """Return the edits that delete the records on these lines."""
    snapshot = session.snapshot(str(uri))
    if snapshot is None:
        raise JsonRpcInvalidParams(f"{uri} is not open")
    if why := snapshot.refuses_edits():
        raise JsonRpcInvalidParams(f"Nothing was deleted from this file: {why}")
    records = sorted(located_at(snapshot, lines), key=attrgetter("at"))
    return text_edits(snapshot, deletions(snapshot.document, records))
