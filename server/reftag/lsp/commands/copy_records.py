"""reftag.copyRecords: returns records of a document, to be copied.

{"text": "…", "items": [{…}]}: as they are in the file, with a blank line between them, and as items
of CSL-JSON, for programs that format references.
"""

from reftag.convert import Item, csl_item
from reftag.lsp.capabilities import COPY_RECORDS
from reftag.lsp.encoded import Json
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot
from reftag.syntax import Record
from reftag.text import Located
from reftag.text.steps import Steps

NAME = COPY_RECORDS


def run(session: Session, uri: object, lines: object) -> Steps[Json | None]:
    """Return the records on these lines, in the order of the lines; None if it is not open."""
    snapshot = session.snapshot(str(uri))
    if snapshot is None:
        return None
    records = [located.piece for located in located_at(snapshot, lines)]
    line_break = records[0].line_break() if records else ""
    items: list[Item] = []
    texts: list[str] = []
    for record in records:
        items.append({**csl_item(record), "id": str(len(items) + 1)})
        texts.append(f"{_own_text(record)}{line_break}")
        record.forget()
        yield
    return {"text": line_break.join(texts), "items": items}


def located_at(snapshot: Snapshot, lines: object) -> list[Located[Record]]:
    """Return the records on lines of a document, each once; on what is no line of it is none."""
    count = snapshot.document.buffer.line_count
    found = {}
    for line in lines if isinstance(lines, list) else ():
        if type(line) is not int or not 0 <= line < count:
            continue
        here = snapshot.document.record_at_line(line)
        if here is not None and here.piece.fields:
            found[here.at] = here
    return list(found.values())


def _own_text(record: Record) -> str:
    return record.text[record.fields[0].line_start : record.end].rstrip("\r\n")
