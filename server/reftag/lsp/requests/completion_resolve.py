"""completionItem/resolve: the documentation of one offer, made when it is looked at."""

from lsprotocol import types as t

from reftag.dialects import NO_PRODUCER, dialect
from reftag.ide.completion import documentation
from reftag.lsp.session import Session

METHOD = t.COMPLETION_ITEM_RESOLVE
EMPTY = None


def answer(_session: Session, item: t.CompletionItem) -> t.CompletionItem:
    """Add the card of the tag or reference type to an offer."""
    data = item.data if isinstance(item.data, dict) else {}
    name, kind, type_name = (str(data.get(key, "")) for key in ("dialect", "kind", "type"))
    if name:
        spoken = dialect(name, str(data.get("producer", NO_PRODUCER)))
        card = documentation(spoken, kind, item.label, type_name)
        item.documentation = t.MarkupContent(t.MarkupKind.Markdown, card)
    return item
