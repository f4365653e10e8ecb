"""Completion of values and of new records over the wire."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_lsp
from lsprotocol import types as t
from pytest_lsp import LanguageClient, client_capabilities

from lsp.conftest import CONFIG
from lsp.talk import change_document, document, made, open_document

LIBRARY = (
    "%0 Journal Article\n%A Müller, Ada\n%T One\n%J Shelf Marks\n%@ 0378-5955\n%D 2019\n\n"
    "%0 Journal Article\n%T Two\n%A mul\n%J sh\n%D 2020\n"
)


@pytest_lsp.fixture(config=CONFIG)  # type: ignore[untyped-decorator]  # has no types
async def following(client: LanguageClient) -> AsyncIterator[None]:
    """A client that has VS Code's commands (our VS Code extension)."""
    capabilities = client_capabilities("visual-studio-code@1.65.2")
    capabilities.experimental = {"reftag": {"editorCommands": True}}
    await client.initialize_session(t.InitializeParams(capabilities=capabilities, root_uri=None))
    yield
    await client.shutdown_session()


async def offered(client: LanguageClient, line: int, column: int) -> t.CompletionList:
    params = t.CompletionParams(document(), t.Position(line, column))
    found = await client.text_document_completion_async(params)
    assert isinstance(found, t.CompletionList)
    return found


async def values(client: LanguageClient, line: int, column: int) -> t.CompletionList:
    """Ask until the values are gathered."""
    for _ in range(200):
        found = await offered(client, line, column)
        if found.items:
            return found
        await asyncio.sleep(0.05)
    pytest.fail("no value was ever offered")


def _edit(item: t.CompletionItem) -> t.TextEdit:
    assert isinstance(item.text_edit, t.TextEdit)
    return item.text_edit


async def test_a_person(pushed: LanguageClient) -> None:
    open_document(pushed, LIBRARY)
    found = await values(pushed, 9, 6)
    assert found.is_incomplete
    [item] = found.items
    assert (item.label, item.filter_text) == ("Müller, Ada", "mul")
    assert "%A Müller, Ada\n%J sh" in made(LIBRARY, [_edit(item)])
    assert await pushed.completion_item_resolve_async(item) == item


async def test_a_journal_with_its_number(pushed: LanguageClient) -> None:
    open_document(pushed, LIBRARY)
    [item] = (await values(pushed, 10, 5)).items
    done = made(LIBRARY, [_edit(item), *(item.additional_text_edits or [])])
    assert done.endswith("%J Shelf Marks\n%@ 0378-5955\n%D 2020\n")


async def test_at_most_200(pushed: LanguageClient) -> None:
    people = "".join(f"%A Hahn{chr(97 + n // 26)}{chr(97 + n % 26)}, Ute\n" for n in range(300))
    open_document(pushed, f"%0 Book\n{people}\n%0 Book\n%A ")
    found = await values(pushed, 303, 3)
    assert len(found.items) == 200
    assert found.is_incomplete


async def test_a_new_record(pushed: LanguageClient) -> None:
    open_document(pushed, "thes")
    [item] = (await offered(pushed, 0, 4)).items
    assert item.label == "new Thesis"
    assert item.insert_text_format == t.InsertTextFormat.Snippet
    assert _edit(item).new_text.startswith("%0 Thesis\n%A $2\n")
    assert item.command is None
    resolved = await pushed.completion_item_resolve_async(item)
    assert isinstance(resolved.documentation, t.MarkupContent)
    assert resolved.documentation.value.startswith("**Thesis**")


async def test_a_new_record_for_a_client_without_snippets(bare: LanguageClient) -> None:
    open_document(bare, "thes")
    [item] = (await offered(bare, 0, 4)).items
    assert item.insert_text_format is None
    assert _edit(item).new_text.startswith("%0 Thesis\n%A \n")


async def test_what_follows_opens_by_itself(following: LanguageClient) -> None:
    open_document(following, "%")
    tag = next(each for each in (await offered(following, 0, 1)).items if each.label == "%0")
    assert tag.command is not None
    assert tag.command.command == "editor.action.triggerSuggest"
    change_document(following, 2, (0, 1, 0, 1, "0 "))
    [first, *_] = (await offered(following, 0, 3)).items
    assert (first.label, first.command and first.command.command) == (
        "Journal Article",
        "editor.action.triggerSuggest",
    )
    change_document(following, 3, (0, 3, 0, 3, "\n%T One"))
    [first, *_] = (await offered(following, 0, 3)).items
    assert first.command is not None
    assert first.command.command == "editor.action.triggerParameterHints"
