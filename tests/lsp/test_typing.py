"""What happens while somebody types: Enter, and what the record still needs."""

import asyncio

from lsprotocol import types as t
from pytest_lsp import LanguageClient

from lsp.talk import change_document, document, made, open_document, published, shown

RECORD = "%0 Book\n%A Hahn, Ute\n%T One\n"


async def _entered(client: LanguageClient, line: int, column: int) -> list[t.TextEdit] | None:
    options = t.FormattingOptions(tab_size=4, insert_spaces=True)
    params = t.DocumentOnTypeFormattingParams(document(), t.Position(line, column), "\n", options)
    found = await client.text_document_on_type_formatting_async(params)
    return None if found is None else list(found)


async def _hinted(
    client: LanguageClient, line: int, context: t.SignatureHelpContext | None = None
) -> t.SignatureHelp | None:
    params = t.SignatureHelpParams(document(), t.Position(line, 0), context)
    return await client.text_document_signature_help_async(params)


async def test_enter_offers_the_tag_again(pushed: LanguageClient) -> None:
    open_document(pushed, RECORD)
    change_document(pushed, 2, (1, 12, 1, 12, "\n"))
    edits = await _entered(pushed, 2, 0)
    text = RECORD.replace("Ute\n", "Ute\n\n")
    assert made(text, edits or []) == RECORD.replace("Ute\n", "Ute\n%A \n")


async def test_unless_the_user_does_not_want_it(bare: LanguageClient) -> None:
    open_document(bare, RECORD.replace("Ute\n", "Ute\n\n"))
    assert await _entered(bare, 2, 0)
    settings = t.DidChangeConfigurationParams({"reftag": {"offerNextTag": False}})
    bare.workspace_did_change_configuration(settings)
    assert await _entered(bare, 2, 0) is None


async def test_of_a_document_that_is_not_open(pushed: LanguageClient) -> None:
    assert await _entered(pushed, 2, 0) is None
    assert await _hinted(pushed, 2) is None


async def test_what_the_record_needs(pushed: LanguageClient) -> None:
    open_document(pushed, RECORD)
    found = await _hinted(pushed, 1)
    assert found is not None
    [signature] = found.signatures
    assert signature.label.startswith("Book: ✓ %A Author")
    assert found.active_parameter == 2
    assert await _hinted(pushed, 99) is not None  # the last line


async def test_by_itself_only_in_a_record_that_has_just_begun(pushed: LanguageClient) -> None:
    open_document(pushed, f"{RECORD}\n%0 Book\n")
    typed = t.SignatureHelpContext(
        t.SignatureHelpTriggerKind.TriggerCharacter, is_retrigger=False, trigger_character="\n"
    )
    assert await _hinted(pushed, 2, typed) is None
    assert await _hinted(pushed, 5, typed) is not None


async def _reports(client: LanguageClient, version: int) -> list[str]:
    async with asyncio.timeout(20):
        return shown(await published(client, version))


async def test_a_tag_that_is_being_typed_is_no_error_yet(pushed: LanguageClient) -> None:
    open_document(pushed, RECORD)
    before = await _reports(pushed, 1)
    change_document(pushed, 2, (1, 12, 1, 12, "\n%A"))
    assert await _reports(pushed, 2) == before
    after = await _reports(pushed, 2)  # a second later
    assert [each for each in after if each not in before] == ["2:0-2 RT005"]


async def test_it_is_one_when_the_next_edit_is_elsewhere(pushed: LanguageClient) -> None:
    open_document(pushed, RECORD)
    before = await _reports(pushed, 1)
    change_document(pushed, 2, (1, 12, 1, 12, "\n%A"))
    assert await _reports(pushed, 2) == before
    change_document(pushed, 3, (3, 6, 3, 6, "let"))
    while "2:0-2 RT005" not in await _reports(pushed, 3):
        pass  # it is checked after the edit was answered


async def test_a_value_that_is_being_typed_is_reported_at_once(pushed: LanguageClient) -> None:
    open_document(pushed, RECORD)
    await _reports(pushed, 1)
    change_document(pushed, 2, (1, 12, 1, 12, "\n%D 20"))
    assert "2:3-5 RT301" in await _reports(pushed, 2)
