"""textDocument/definition: from a citation, or from a label, to the records that have the label.

A citation is in a text in another language, which need not be open here: then it is read from the
disk, as it was saved last.
"""

from lsprotocol import types as t

from reftag.files.decoding import decode
from reftag.ide.citations import cited_at, sought_by
from reftag.ide.mentions import everywhere, name_at
from reftag.index import WorkspaceIndex, fact
from reftag.lsp.convert import offset, place_of, range_in
from reftag.lsp.session import Session
from reftag.lsp.settings import path_of
from reftag.text import Encoding, from_units
from reftag.text.lines import LINE_BREAK
from reftag.text.steps import Steps

METHOD = t.TEXT_DOCUMENT_DEFINITION
EMPTY = None

_MOST = 50
"""Records that troff may mean by some words; a citation should mean one."""

_LARGEST = 5_000_000
"""Bytes that are read of a text with citations."""


def answer(session: Session, params: t.DefinitionParams) -> Steps[list[t.Location] | None]:
    """Return the records that are cited at the cursor, or have the label that is there."""
    uri, position = params.text_document.uri, params.position
    snapshot = session.snapshot(uri)
    found = snapshot and name_at(snapshot.document, offset(snapshot, position))
    if found and found[1].kind == "label":
        index = session.workspace.index
        yield from index.gathered()
        return _labelled(index, found[0].text, session.client.encoding)
    above, line = _lines(session, uri, position.line)
    label = cited_at(line, from_units(line, position.character, session.client.encoding))
    words = "" if label else sought_by(above, line)
    if not label and not words:
        return None
    index = session.workspace.index
    yield from index.gathered()
    if label:
        return _labelled(index, label, session.client.encoding)
    sought = yield from index.search(words, _MOST)
    return [place_of(each) for each in sought]


def _labelled(index: WorkspaceIndex, label: str, encoding: Encoding) -> list[t.Location]:
    """Return where records have a label: written like this, or else in any spelling."""
    named = fact("label", label)
    found = [
        (each.text == label, t.Location(uri, range_in(record, spot.line, each.span, encoding)))
        for uri, record, spot, mentions in (everywhere(index, named) if named else ())
        for each in mentions
    ]
    alike = [place for is_alike, place in found if is_alike]
    return alike or [place for _, place in found]


def _lines(session: Session, uri: str, line: int) -> tuple[str, str]:
    """Return a line of a text and the one above it, `""` for those that there are not."""
    snapshot = session.snapshot(uri)
    if snapshot is not None:
        buffer = snapshot.document.buffer
        return buffer.line_text(line - 1), buffer.line_text(line)
    path = path_of(uri)
    try:
        text = decode(session.files.read_range(path, 0, _LARGEST)).text if path else ""
    except OSError:
        text = ""
    lines = ["", *LINE_BREAK.split(text)]
    above = lines[line] if line < len(lines) else ""
    return above, lines[line + 1] if line + 1 < len(lines) else ""
