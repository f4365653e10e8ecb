"""reftag.newRecord: returns new records for the place below the one at a position."""

from lsprotocol import types as t

from reftag.ide.new_record import records_below
from reftag.lsp.capabilities import NEW_RECORD
from reftag.lsp.convert import offset, range_of, structured
from reftag.lsp.encoded import Json
from reftag.lsp.session import Session

NAME = NEW_RECORD


def run(session: Session, uri: object, position: object) -> list[Json]:
    """Return one for each reference type, the usual types first; all are for the same place."""
    place = structured(position, t.Position)
    snapshot = session.snapshot(str(uri))
    if snapshot is None:
        return []
    offers = records_below(snapshot.document, offset(snapshot, place))
    if not offers:
        return []
    start = range_of(snapshot.document, offers[0].span, snapshot.encoding).start
    at = {"line": start.line, "character": start.character}
    return [
        {
            "label": each.label,
            "type": each.type,
            "text": each.insert,
            "snippet": each.snippet,
            "position": at,
        }
        for each in offers
    ]
