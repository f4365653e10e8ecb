"""textDocument/completion."""

from lsprotocol import types as t

from reftag.ide.completion import Completion, complete
from reftag.lsp.convert import offset, range_of
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot

METHOD = t.TEXT_DOCUMENT_COMPLETION
EMPTY = None

_KINDS = {"tag": t.CompletionItemKind.Field, "type": t.CompletionItemKind.Class}


def answer(session: Session, params: t.CompletionParams) -> t.CompletionList | None:
    """Offer tags or reference types; their documentation comes with resolve."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    offers = complete(snapshot.document, offset(snapshot, params.position))
    return t.CompletionList(is_incomplete=False, items=[_item(snapshot, o) for o in offers])


def _item(snapshot: Snapshot, offer: Completion) -> t.CompletionItem:
    place = range_of(snapshot.document, offer.span, snapshot.encoding)
    return t.CompletionItem(
        label=offer.label,
        label_details=t.CompletionItemLabelDetails(description=offer.detail)
        if offer.detail
        else None,
        detail=offer.detail or None,
        kind=_KINDS[offer.kind],
        sort_text=offer.sort,
        filter_text=offer.filter,
        text_edit=t.TextEdit(place, offer.insert),
        preselect=True if offer.sort.endswith("000") and offer.rank == "required" else None,
        data={
            "dialect": snapshot.document.dialect.name,
            "producer": snapshot.document.dialect.producer,
            "kind": offer.kind,
            "type": offer.type,
        },
    )
