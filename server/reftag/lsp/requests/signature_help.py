"""textDocument/signatureHelp: which tags the record at the cursor needs."""

from lsprotocol import types as t

from reftag.ide.needs import needs
from reftag.lsp.convert import offset
from reftag.lsp.session import Session

METHOD = t.TEXT_DOCUMENT_SIGNATURE_HELP
EMPTY = None


def answer(session: Session, params: t.SignatureHelpParams) -> t.SignatureHelp | None:
    """List the tags, ticked where they are there; by itself only while there is none."""
    snapshot = session.snapshot(params.text_document.uri)
    if snapshot is None:
        return None
    found = needs(snapshot.document, offset(snapshot, params.position))
    context = params.context
    typed = context and context.trigger_kind == t.SignatureHelpTriggerKind.TriggerCharacter
    if found is None or (context and typed and not context.is_retrigger and found.begun):
        return None
    signature = t.SignatureInformation(
        found.label,
        t.MarkupContent(t.MarkupKind.Markdown, found.markdown),
        [t.ParameterInformation(tag) for tag in found.tags],
    )
    return t.SignatureHelp([signature], active_signature=0, active_parameter=found.next)
