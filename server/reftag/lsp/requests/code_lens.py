"""textDocument/codeLens."""

from itertools import chain

from lsprotocol import types as t

from reftag.ide.lenses import lenses
from reftag.lsp.capabilities import GO_TO
from reftag.lsp.convert import range_in
from reftag.lsp.diagnostics import MOST, worst_shown
from reftag.lsp.session import Session
from reftag.syntax import Span

METHOD = t.TEXT_DOCUMENT_CODE_LENS
EMPTY = None


def answer(session: Session, params: t.CodeLensParams) -> list[t.CodeLens] | None:
    """Return how much was found in each record, as far as that is wanted."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None or not session.settings.preferences.code_lens:
        return None
    found: list[t.CodeLens] = []
    groups = worst_shown(snapshot.report, few_hints=snapshot.report.count > MOST)
    for lens in lenses(chain.from_iterable(groups)):
        place = range_in(lens.record, lens.line, lens.first, snapshot.encoding)
        first = lens.record.fields[0].start if lens.record.fields else 0
        above = range_in(lens.record, lens.line, Span(first, first), snapshot.encoding)
        command = t.Command(lens.text, GO_TO, arguments=[snapshot.uri, place])
        found.append(t.CodeLens(above, command))
    return found
