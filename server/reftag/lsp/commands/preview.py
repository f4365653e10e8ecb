"""reftag.preview: returns the record at a position in Markdown, for any editor."""

from lsprotocol import types as t

from reftag.ide.preview import preview
from reftag.lsp.capabilities import PREVIEW
from reftag.lsp.convert import structured
from reftag.lsp.session import Session

NAME = PREVIEW


def run(session: Session, uri: object, position: object) -> str | None:
    """Return the reference and what was found in the record; None between records."""
    line = structured(position, t.Position).line
    snapshot = session.documents.checked_at(str(uri), line)
    here = snapshot and snapshot.document.record_at_line(line)
    if not snapshot or not here or not here.piece.fields:
        return None
    return preview(here.piece, list(snapshot.report.placed(here.at)))
