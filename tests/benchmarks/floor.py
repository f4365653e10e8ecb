"""A server on pygls that does nothing with the text: no other one on pygls can answer sooner.

    python floor.py [N]     answers each change with N diagnostics, always the same

Other servers are measured as ratios to it, in one run.
"""

import sys

from lsprotocol import types as t
from pygls.lsp.server import LanguageServer

server = LanguageServer("floor", "1", text_document_sync_kind=t.TextDocumentSyncKind.Incremental)


def publish(params: t.DidOpenTextDocumentParams | t.DidChangeTextDocumentParams) -> None:
    """Send the diagnostics."""
    document = params.text_document
    found = [
        t.Diagnostic(
            range=t.Range(t.Position(17 * number, 0), t.Position(17 * number, 2)),
            message="Unknown tag: no reference type has this tag",
            severity=t.DiagnosticSeverity.Error,
            code="RT004",
            source="reftag",
        )
        for number in range(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    ]
    server.text_document_publish_diagnostics(
        t.PublishDiagnosticsParams(document.uri, found, version=document.version)
    )


# Not registered as a feature: pygls would rebuild the text at each change.
server.protocol.fm.builtin_features[t.TEXT_DOCUMENT_DID_OPEN] = publish
server.protocol.fm.builtin_features[t.TEXT_DOCUMENT_DID_CHANGE] = publish


@server.feature(t.TEXT_DOCUMENT_HOVER)
def hover(_params: t.HoverParams) -> t.Hover:
    """Answer always the same."""
    return t.Hover(contents="x")


if __name__ == "__main__":
    server.start_io()
