"""reftag.preview: returns the record at a position in Markdown, for any editor."""

from reftag.ide.preview import preview
from reftag.lsp.capabilities import PREVIEW
from reftag.lsp.commands.record import record_at
from reftag.lsp.session import Session

NAME = PREVIEW


def run(session: Session, uri: object, position: object) -> str | None:
    """Return the reference and what was found in the record; None between records."""
    found = record_at(session, uri, position)
    if found is None:
        return None
    snapshot, here = found
    return preview(here.piece, list(snapshot.report.placed(here.at)))
