"""textDocument/completion."""

from collections.abc import Mapping

from lsprotocol import types as t

from reftag.ide.completion import complete
from reftag.ide.offer import Completion
from reftag.lsp.client import Client
from reftag.lsp.convert import offset, range_of
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot
from reftag.syntax import Span

METHOD = t.TEXT_DOCUMENT_COMPLETION
EMPTY = None

_KINDS = {
    "tag": t.CompletionItemKind.Field,
    "type": t.CompletionItemKind.Class,
    "value": t.CompletionItemKind.Value,
    "record": t.CompletionItemKind.Snippet,
}

_COMMANDS = {
    "complete": t.Command("Complete", "editor.action.triggerSuggest"),
    "explain": t.Command("Show what the record needs", "editor.action.triggerParameterHints"),
}
"""Commands of the editor, sent to clients that say they have them."""


def answer(session: Session, params: t.CompletionParams) -> t.CompletionList | None:
    """Offer what can be typed; the documentation of tags and types comes with resolve."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    at = offset(snapshot, params.position)
    facts = session.workspace.index.facts
    offers = complete(snapshot.document, at, facts, snapshot.uri)
    # Which values fit is decided here, accents ignored, so it is to be asked again; there may also
    # be more of them soon.
    again = any(offer.kind == "value" for offer in offers) or not facts.complete
    # Nearly all offers are for the same place.
    spans = {offer.span for offer in offers}
    spans |= {Span(edit.start, edit.end) for offer in offers for edit in offer.also}
    places = {span: range_of(snapshot.document, span, snapshot.encoding) for span in spans}
    items = [_item(snapshot, offer, places, session.client) for offer in offers]
    return t.CompletionList(is_incomplete=again, items=items)


def _item(
    snapshot: Snapshot, offer: Completion, places: Mapping[Span, t.Range], client: Client
) -> t.CompletionItem:
    also = [t.TextEdit(places[Span(start, end)], text) for start, end, text in offer.also]
    is_snippet = bool(offer.snippet and client.snippets)
    return t.CompletionItem(
        label=offer.label,
        label_details=t.CompletionItemLabelDetails(description=offer.detail)
        if offer.detail
        else None,
        detail=offer.detail or None,
        kind=_KINDS[offer.kind],
        sort_text=offer.sort,
        filter_text=offer.filter,
        text_edit=t.TextEdit(places[offer.span], offer.snippet if is_snippet else offer.insert),
        insert_text_format=t.InsertTextFormat.Snippet if is_snippet else None,
        insert_text_mode=t.InsertTextMode.AsIs if is_snippet else None,
        additional_text_edits=also or None,
        command=_COMMANDS[offer.then] if offer.then and client.follows_up else None,
        preselect=True if offer.sort.endswith("000") and offer.rank == "required" else None,
        data={
            "dialect": snapshot.document.dialect.name,
            "producer": snapshot.document.dialect.producer,
            "kind": offer.kind,
            "type": offer.type,
        }
        if offer.kind != "value"
        else None,
    )
