"""textDocument/formatting."""

from urllib.parse import unquote

from lsprotocol import types as t

from reftag.format import format_gradually
from reftag.lsp.edits_of_file import edits_of_file
from reftag.lsp.outgoing import Log
from reftag.lsp.session import Session
from reftag.portability.report import reported
from reftag.portability.report_words import what_is_lost
from reftag.syntax.piecemeal import read_gradually
from reftag.text import apply
from reftag.text.steps import Steps

METHOD = t.TEXT_DOCUMENT_FORMATTING
EMPTY = None


def answer(session: Session, params: t.DocumentFormattingParams) -> Steps[list[t.TextEdit] | None]:
    """Return the edits that bring a document into its layout.

    The layout is what reftag.toml says, so the options that the editor sends are ignored. What
    the target program will still lose is written to the log.
    """
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    if why := snapshot.refuses_edits():
        session.outbox.append(Log(f"{unquote(snapshot.uri)} is not formatted: {why}"))
        return None
    style = session.settings.style(snapshot.uri, snapshot.document.dialect.name)
    marked = session.has_mark_on_disk(snapshot.uri)
    edits = yield from format_gradually(snapshot.document, style, marked=marked)
    if style.profile is not None:
        written = snapshot.document
        if edits:
            texts = [apply(written.text, edits)]
            written = yield from read_gradually(texts, written.dialect)
        kept = yield from reported(written, (style.profile.name,))
        for target in kept.targets:
            if losses := what_is_lost(target):
                session.outbox.append(Log(f"{unquote(snapshot.uri)}: {losses}"))
    return (yield from edits_of_file(session, snapshot, edits))
