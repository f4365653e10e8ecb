"""reftag.status: returns how much there is in a document and how much was found."""

from reftag.lsp.capabilities import STATUS
from reftag.lsp.encoded import Json
from reftag.lsp.session import Session

NAME = STATUS


def run(session: Session, uri: object) -> Json | None:
    """Return what is known at this moment, without waiting; None if the document is not open."""
    snapshot = session.snapshot(str(uri))
    if snapshot is None:
        return None
    document, report = snapshot.document, snapshot.report
    first = next(iter(document), None)
    # Text above the records is kept like a record, the first one.
    above = first is not None and not first.fields
    return {
        "dialect": document.dialect.name,
        "records": len(document) - above,
        "findings": report.count,
        "checking": report.unchecked > 0,
    }
