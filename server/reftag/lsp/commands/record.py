"""reftag.record: returns the record at a position: as an item of CSL-JSON, and its findings.

In this form:

{"name": "…", "type": "…", "item": {…},
 "range": Range, "findings": [{"severity": "…", "code": "…", "rule": "…", "message": "…",
                               "range": Range, "page": URI}]}

`item` is in the form of CSL-JSON.
"""

from lsprotocol import types as t

from reftag.convert import csl_item
from reftag.index import record_name
from reftag.index.record_facts import type_title
from reftag.lint import Placed
from reftag.lint.rule_pages import page_uri
from reftag.lsp.capabilities import RECORD
from reftag.lsp.convert import range_in, structured
from reftag.lsp.encoded import Json
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot
from reftag.syntax import Record, Span
from reftag.text import Encoding, Located

NAME = RECORD


def run(session: Session, uri: object, position: object) -> Json | None:
    """Return the record, None between records."""
    found = record_at(session, uri, position)
    if found is None:
        return None
    snapshot, here = found
    record = here.piece
    span = Span(record.fields[0].line_start, record.end)
    return {
        "name": record_name(record),
        "type": type_title(record),
        "item": csl_item(record),
        "range": range_in(record, here.line, span, snapshot.encoding),
        "findings": [
            _finding(placed, snapshot.encoding) for placed in snapshot.report.placed(here.at)
        ],
    }


def record_at(
    session: Session, uri: object, position: object
) -> tuple[Snapshot, Located[Record]] | None:
    """Return the record at a position, checked, and the document; None between records."""
    line = structured(position, t.Position).line
    snapshot = session.documents.checked_at(str(uri), line)
    here = snapshot and snapshot.document.record_at_line(line)
    return (snapshot, here) if snapshot and here and here.piece.fields else None


def _finding(placed: Placed, encoding: Encoding) -> Json:
    rule, severity, finding = placed.diagnostic
    return {
        "severity": severity,
        "code": rule.code,
        "rule": rule.name,
        "message": finding.message,
        "range": range_in(placed.record, placed.line, finding.span, encoding),
        "page": page_uri(rule),
    }
