"""Completion, hover, outline, folding and fixes over the wire."""

import asyncio

from lsprotocol import types as t
from pytest_lsp import LanguageClient

from lsp.talk import (
    URI,
    actions,
    change_document,
    document,
    edits_of,
    items,
    made,
    open_document,
    published,
)

ARTICLE = "%0 Journal Article\n%A Doe, Jane\n%T One\n%J Nature\n%D 2024\n"
ONE_LINE = "%0 Journal Article %A Doe, Jane %T One %N %J Nature %D 2024\n"


def _at(line: int, column: int) -> t.Position:
    return t.Position(line, column)


async def test_completion_and_its_documentation(pushed: LanguageClient) -> None:
    open_document(pushed, ARTICLE + "%")
    found = await pushed.text_document_completion_async(t.CompletionParams(document(), _at(5, 1)))
    assert isinstance(found, t.CompletionList)
    first = min(found.items, key=lambda item: item.sort_text or "")
    assert (first.label, first.detail) == ("%V", "Volume")
    assert isinstance(first.text_edit, t.TextEdit)
    assert first.text_edit.range == t.Range(_at(5, 0), _at(5, 1))
    assert first.documentation is None
    resolved = await pushed.completion_item_resolve_async(first)
    assert isinstance(resolved.documentation, t.MarkupContent)
    assert "Recommended in a Journal Article" in resolved.documentation.value


async def test_hover(pushed: LanguageClient) -> None:
    open_document(pushed, ARTICLE)
    found = await pushed.text_document_hover_async(t.HoverParams(document(), _at(3, 1)))
    assert found is not None
    assert isinstance(found.contents, t.MarkupContent)
    assert found.contents.value.startswith("**`%J` Journal**")
    assert found.range == t.Range(_at(3, 0), _at(3, 2))


async def test_outline(pushed: LanguageClient) -> None:
    open_document(pushed, ARTICLE)
    found = await pushed.text_document_document_symbol_async(t.DocumentSymbolParams(document()))
    assert found is not None
    [record] = found
    assert isinstance(record, t.DocumentSymbol)
    assert record.name == "Doe 2024: One"
    assert [child.name for child in record.children or []][1:3] == ["%A Doe, Jane", "%T One"]
    assert [child.detail for child in record.children or []][1:3] == ["Author", "Title"]


async def test_a_flat_outline(bare: LanguageClient) -> None:
    """This client did not say that it shows what is below an entry."""
    open_document(bare, f"{ARTICLE}\n{ARTICLE}")
    found = await bare.text_document_document_symbol_async(t.DocumentSymbolParams(document()))
    place = t.Location(URI, t.Range(_at(6, 0), _at(10, 7)))
    assert found is not None
    assert len(found) == 2
    assert found[1] == t.SymbolInformation(place, "Doe 2024: One", t.SymbolKind.Class)


async def test_folding(pushed: LanguageClient) -> None:
    open_document(pushed, ARTICLE + "\n" + ARTICLE)
    found = await pushed.text_document_folding_range_async(t.FoldingRangeParams(document()))
    assert [(f.start_line, f.end_line) for f in found or []] == [(0, 4), (6, 10)]


async def test_a_quick_fix_with_the_version_it_is_for(pushed: LanguageClient) -> None:
    open_document(pushed, ARTICLE + "%N\n")
    offered = await actions(pushed, 5, 1)
    quick = next(a for a in offered if a.title == "Delete the empty %N")
    assert quick.kind == t.CodeActionKind.QuickFix
    assert quick.is_preferred
    assert quick.diagnostics is not None
    assert quick.diagnostics[0].code == "RT005"
    assert quick.edit is not None
    assert quick.edit.document_changes is not None
    [change] = quick.edit.document_changes
    assert isinstance(change, t.TextDocumentEdit)
    assert change.text_document.version == 1
    assert made(ARTICLE + "%N\n", edits_of(quick)) == ARTICLE


async def test_all_of_a_kind_is_fixed_when_it_is_chosen(pushed: LanguageClient) -> None:
    text = (ARTICLE + "%N\n\n") * 3
    open_document(pushed, text)
    every = next(a for a in await actions(pushed, 5, 1) if a.title.startswith("Fix all of this"))
    assert every.title == "Fix all of this kind in the file: empty-value (RT005)"
    assert every.edit is None
    resolved = await pushed.code_action_resolve_async(every)
    assert made(text, edits_of(resolved)) == (ARTICLE + "\n") * 3


async def test_fix_all_on_save_makes_the_safe_fixes_only(pushed: LanguageClient) -> None:
    text = ONE_LINE + "\n%A Doe, Jane\n%T No type\n"
    open_document(pushed, text)
    [action] = await actions(pushed, 0, 0, ["source.fixAll"])
    assert action.kind == "source.fixAll.reftag"
    resolved = await pushed.code_action_resolve_async(action)
    assert made(text, edits_of(resolved)) == ARTICLE + "\n%A Doe, Jane\n%T No type\n"


async def test_a_large_document_is_fixed_while_others_are_answered(pushed: LanguageClient) -> None:
    text = (ARTICLE.replace("%J", "%j") + "\n") * 1_000
    open_document(pushed, text)
    fixing = asyncio.create_task(
        pushed.code_action_resolve_async(
            t.CodeAction("All", "source.fixAll.reftag", data={"uri": URI, "fix": "safe"})
        )
    )
    assert await pushed.text_document_hover_async(t.HoverParams(document(), _at(1, 0)))
    assert not fixing.done()
    assert made(text, edits_of(await fixing)) == (ARTICLE + "\n") * 1_000


async def test_kinds_are_heeded(pushed: LanguageClient) -> None:
    open_document(pushed, ARTICLE + "%N\n")
    await published(pushed, 1)
    rewrites = await actions(pushed, 5, 1, ["refactor"])
    assert {a.kind for a in rewrites} == {t.CodeActionKind.RefactorRewrite}
    assert await actions(pushed, 5, 1, ["refactor.extract"]) == []
    assert {a.kind for a in await actions(pushed, 5, 1, ["quickfix"])} == {"quickfix"}
    of_file = {a.kind for a in await actions(pushed, 5, 1, ["source"])}
    assert {"source.fixAll.reftag", "source.sortRecords.reftag"} <= of_file
    fixes = await actions(pushed, 5, 1, ["source.fixAll"])
    assert [a.kind for a in fixes] == ["source.fixAll.reftag"]
    assert await actions(pushed, 5, 1, ["source.organizeImports"]) == []


async def test_a_client_that_does_not_resolve_gets_the_edits_at_once(bare: LanguageClient) -> None:
    text = ONE_LINE + "\n" + ARTICLE + "%N\n"
    open_document(bare, text)
    [action] = await actions(bare, 0, 0, ["source.fixAll.reftag"])
    assert made(text, edits_of(action)) == ARTICLE + "\n" + ARTICLE


async def test_edits_count_as_agreed(pulling: LanguageClient) -> None:
    text = "%0 Journal Article %A \U0001d4b3é %T One %N %J Nature %D 2024\n"
    open_document(pulling, text)
    [action] = await actions(pulling, 0, 0, ["source.fixAll"])
    resolved = await pulling.code_action_resolve_async(action)
    mended = "%0 Journal Article\n%A \U0001d4b3é\n%T One\n%J Nature\n%D 2024\n"
    assert made(text, edits_of(resolved), "utf-8") == mended


async def test_a_fix_removes_its_diagnostic(pulling: LanguageClient) -> None:
    open_document(pulling, ONE_LINE)
    assert [d.code for d in await items(pulling)] == ["RT006", "RT005"]
    [action] = await actions(pulling, 0, 0, ["source.fixAll"])
    for version, edit in enumerate(
        reversed(edits_of(await pulling.code_action_resolve_async(action)))
    ):
        start, end = edit.range.start, edit.range.end
        change = (start.line, start.character, end.line, end.character, edit.new_text)
        change_document(pulling, version + 2, change)
    assert await items(pulling) == []


async def test_a_document_that_is_not_open_gets_empty_answers(pushed: LanguageClient) -> None:
    change_document(pushed, 2, (0, 0, 0, 0, "%"))
    assert await pushed.text_document_hover_async(t.HoverParams(document(), _at(0, 0))) is None
    assert (
        await pushed.text_document_completion_async(t.CompletionParams(document(), _at(0, 0)))
        is None
    )
    assert not await actions(pushed, 0, 0)


async def test_positions_outside_of_the_text_are_clamped(pushed: LanguageClient) -> None:
    open_document(pushed, ARTICLE)
    for position in (_at(999, 0), _at(0, 999), _at(999, 999)):
        await pushed.text_document_hover_async(t.HoverParams(document(), position))
        await pushed.text_document_completion_async(t.CompletionParams(document(), position))
    change_document(pushed, 2, (500, 0, 900, 12, "%N\n"))
    assert [d.code for d in await published(pushed, 2)] == ["RT005"]


async def test_nothing_goes_wrong_at_any_prefix_of_a_record(pulling: LanguageClient) -> None:
    """Type a record letter by letter and ask for everything after each of them."""
    open_document(pulling, "")
    typed = "\ufeff%0 Book %A x\r\n%T \U0001d4b3\u2028\n%\n\n%K a\nb\r%0"
    for version, at in enumerate(range(len(typed)), start=2):
        before = typed[:at].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        column = len(before[-1].encode())
        change_document(pulling, version, (len(before) - 1, column, 999, 0, typed[at]))
        place = _at(len(before) - 1, column)
        await pulling.text_document_hover_async(t.HoverParams(document(), place))
        await pulling.text_document_completion_async(t.CompletionParams(document(), place))
        await pulling.text_document_document_symbol_async(t.DocumentSymbolParams(document()))
        await pulling.text_document_folding_range_async(t.FoldingRangeParams(document()))
        await items(pulling)
        await actions(pulling, *((place.line, place.character)))
    assert pulling.messages == []
