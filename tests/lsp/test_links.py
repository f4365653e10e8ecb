"""Links over the wire."""

from lsprotocol import types as t
from pytest_lsp import LanguageClient

from lsp.talk import document, open_document

BOOK = "%0 Book\n%T Æther 😀\n%R 10.5555/cards\n\n%0 Book\n%T 😀 https://example.org/a\n"


async def test_links(pushed: LanguageClient) -> None:
    open_document(pushed, BOOK)
    found = await pushed.text_document_document_link_async(t.DocumentLinkParams(document()))
    assert list(found or ()) == [
        t.DocumentLink(
            t.Range(t.Position(2, 3), t.Position(2, 16)),
            "https://doi.org/10.5555/cards",
            "Open DOI 10.5555/cards",
        ),
        t.DocumentLink(t.Range(t.Position(5, 6), t.Position(5, 27)), "https://example.org/a"),
    ]


async def test_an_unknown_document_has_none(pushed: LanguageClient) -> None:
    params = t.DocumentLinkParams(t.TextDocumentIdentifier("file:///not/open.enw"))
    assert await pushed.text_document_document_link_async(params) is None
