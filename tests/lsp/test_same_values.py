"""Selection ranges, highlights and linked editing over the wire."""

from lsprotocol import types as t
from pytest_lsp import LanguageClient

from lsp.talk import document, open_document

BOOK = "%0 Edited Book\n%T 😀\n%A 😀 Hahn\n%E 😀 Hahn\n"
UNKNOWN = t.TextDocumentIdentifier("file:///not/open.enw")
FIRST = t.Range(t.Position(2, 3), t.Position(2, 10))
SECOND = t.Range(t.Position(3, 3), t.Position(3, 10))
AT = t.Position(2, 7)
OUTSIDE = t.Position(900, 900)


async def test_highlights(pushed: LanguageClient) -> None:
    ask = pushed.text_document_document_highlight_async
    open_document(pushed, BOOK)
    found = await ask(t.DocumentHighlightParams(document(), AT))
    assert [each.range for each in found or ()] == [FIRST, SECOND]
    assert list(await ask(t.DocumentHighlightParams(document(), OUTSIDE)) or ()) == []
    assert await ask(t.DocumentHighlightParams(UNKNOWN, AT)) is None


async def test_values_that_are_edited_together(pushed: LanguageClient) -> None:
    ask = pushed.text_document_linked_editing_range_async
    open_document(pushed, BOOK)
    found = await ask(t.LinkedEditingRangeParams(document(), AT))
    assert found is not None
    assert list(found.ranges) == [FIRST, SECOND]
    assert found.word_pattern == r"[^\r\n]*"
    assert await ask(t.LinkedEditingRangeParams(document(), t.Position(1, 4))) is None
    assert await ask(t.LinkedEditingRangeParams(document(), OUTSIDE)) is None
    assert await ask(t.LinkedEditingRangeParams(UNKNOWN, AT)) is None


async def test_selections(pushed: LanguageClient) -> None:
    ask = pushed.text_document_selection_range_async
    open_document(pushed, BOOK)
    [found, end] = await ask(t.SelectionRangeParams(document(), [AT, OUTSIDE])) or ()
    ranges = [found.range]
    while found.parent:
        found = found.parent
        ranges.append(found.range)
    assert ranges[1:3] == [t.Range(t.Position(2, 6), t.Position(2, 10)), FIRST]
    assert ranges[-1] == t.Range(t.Position(0, 0), t.Position(4, 0))
    assert end.range == t.Range(t.Position(4, 0), t.Position(4, 0))
    assert await ask(t.SelectionRangeParams(UNKNOWN, [AT])) is None
