"""textDocument/linkedEditingRange."""

from typing import Final

from lsprotocol import types as t

from reftag.ide.same_values import same_values
from reftag.lsp.convert import offset, range_of
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_LINKED_EDITING_RANGE
EMPTY = None

_ANYTHING: Final = r"[^\r\n]*"
"""What may be typed without ending the link: values contain spaces and commas."""


def answer(session: Session, params: t.LinkedEditingRangeParams) -> t.LinkedEditingRanges | None:
    """Return where the record has the value at the cursor, written alike, to be edited together."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    document, encoding = snapshot.document, snapshot.encoding
    found = same_values(document, offset(snapshot, params.position))
    ranges = [range_of(document, each.span, encoding) for each in found if each.written_alike]
    return t.LinkedEditingRanges(ranges, _ANYTHING) if len(ranges) > 1 else None
