"""reftag.records: returns a page of the list of a document's records.

{"total": 40000, "matching": 12, "checked": true, "at": 3 | null, "heads": ["…"],
 "rows": [{"line": 6, "name": "…", "title": "…", "type": "…", "csl": "…", "problems": 2,
           "worst": "error" | null, "duplicate": false}],
 "choices": {"types": {"Book": 12}, "years": {"2024": 3}, "problems": {"RT101": 2}} | null}

`total` are all records and `matching` those in the list, of which `rows` are some. `heads` are the
names of the first records of all pages.
"""

from collections.abc import Sequence
from typing import Final

from pygls.exceptions import JsonRpcInvalidParams

from reftag.ide.record_list import ORDERS, Row, Wanted, rows
from reftag.lsp.capabilities import RECORDS
from reftag.lsp.encoded import Json
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot
from reftag.text.steps import Steps

NAME = RECORDS

_MOST: Final = 1_000
"""Rows in an answer; more are on the next page."""


def run(session: Session, uri: object, asked: object = None) -> Steps[Json | None]:
    """Return the page that is asked for, None if the document is not open.

    `asked` is an object; everything in it may be left out: `offset` and `limit`; `text`, `type`,
    `year`, `problem` and `order` (see `Wanted`); `line`, whose record's place in the list is `at`;
    `choices`, which says whether they are wanted; `heads`, how many records a page of theirs has.
    """
    snapshot = session.snapshot(str(uri))
    if snapshot is None:
        return None
    options = asked if isinstance(asked, dict) else {}
    offset, limit = _number(options, "offset", 0), _number(options, "limit", _MOST)
    wanted = _wanted(options)
    document, report, listed = snapshot.document, snapshot.report, snapshot.listed
    places = yield from listed.places(document, report, wanted, snapshot.serial)
    every = yield from listed.places(document, report, Wanted(), snapshot.serial)
    size = _number(options, "heads", 0)
    choices = None
    if options.get("choices") is True:
        choices = (yield from listed.choices(document, report))._asdict()
    page = places[offset : offset + min(limit, _MOST)]
    return {
        "total": len(every),
        "matching": len(places),
        "checked": not report.unchecked,
        "at": _at(snapshot, places, options.get("line")),
        "heads": [row.name for row in rows(document, report, places[::size])] if size else [],
        "rows": [_json(row) for row in rows(document, report, page)],
        "choices": choices,
    }


def _json(row: Row) -> Json:
    return {
        "line": row.line,
        "name": row.name,
        "title": row.title,
        "type": row.type,
        "csl": row.csl,
        "problems": row.problems,
        "worst": row.worst,
        "duplicate": row.is_duplicate,
    }


def _at(snapshot: Snapshot, places: Sequence[int], line: object) -> int | None:
    """Return where in the list the record on a line is; None if it is not in it."""
    here = snapshot.document.record_at_line(line) if isinstance(line, int) else None
    return places.index(here.at) if here is not None and here.at in places else None


def _wanted(options: Json) -> Wanted:
    texts = {name: str(options.get(name) or "") for name in ("text", "type", "year", "problem")}
    order = options.get("order") or "file"
    for known in ORDERS:
        if order == known:
            return Wanted(**texts, order=known)
    raise JsonRpcInvalidParams(f"There is no order {order}; choose from {', '.join(ORDERS)}")


def _number(options: Json, name: str, default: int) -> int:
    number = options.get(name, default)
    if not isinstance(number, int) or number < 0:
        raise JsonRpcInvalidParams(f"{name} is not a number from 0: {number!r}")
    return number
