"""reftag.nextFinding: returns where the next record is in which something was found."""

from lsprotocol import types as t

from reftag.lsp.capabilities import NEXT_FINDING
from reftag.lsp.convert import offset, range_in, structured
from reftag.lsp.session import Session

NAME = NEXT_FINDING


def run(session: Session, uri: object, position: object) -> t.Location | None:
    """Return the place of its first finding; None if there is none."""
    return next_finding(session, uri, position)


def next_finding(
    session: Session, uri: object, position: object, *, backwards: bool = False
) -> t.Location | None:
    """Return the first finding of the next record that has any, or of the one before."""
    place = structured(position, t.Position)
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
