"""Inlay hints and code lenses, as far as an editor has chosen them."""

import asyncio
from collections.abc import Awaitable, Callable

from lsprotocol import types as t
from pytest_lsp import LanguageClient

from lsp.talk import URI, document, open_document

BOOK = "%0 Book\n%A Hahn, Ute\n%T On Bells\n%I Bell Press\n%D 2024\n"
LIBRARY = f"{BOOK}\n{BOOK}\n{BOOK.replace('Bells', 'Whistles').replace('2024', '2O24')}"


def choose(client: LanguageClient, **chosen: bool) -> None:
    client.set_configuration({"reftag": chosen})
    client.workspace_did_change_configuration(t.DidChangeConfigurationParams({}))


async def eventually(look: Callable[[], Awaitable[object]], expected: object) -> None:
    """Wait until `look` returns what is expected: the server asks for its settings first."""
    for _ in range(1000):
        if await look() == expected:
            return
        await asyncio.sleep(0.02)
    assert await look() == expected


async def test_hints_are_what_the_editor_has_chosen(pushed: LanguageClient) -> None:
    async def hints() -> list[str]:
        lines = t.Range(t.Position(0, 0), t.Position(3, 0))
        params = t.InlayHintParams(document(), lines)
        found = await pushed.text_document_inlay_hint_async(params)
        return [f"{at.position.line}:{at.position.character} {at.label}" for at in found or []]

    open_document(pushed, LIBRARY)
    assert await hints() == ["0:7 Hahn 2024: On Bells"]
    choose(pushed, recordHints=False, tagHints=True)
    await eventually(hints, ["0:2 Reference Type", "1:2 Author", "2:2 Title"])
    choose(pushed, recordHints=False)
    await eventually(hints, [])


async def test_lenses_count_what_was_found_in_each_record(pushed: LanguageClient) -> None:
    async def lenses() -> dict[int, str]:
        found = await pushed.text_document_code_lens_async(t.CodeLensParams(document()))
        commands.update(
            {each.range.start.line: each.command for each in found or [] if each.command}
        )
        return {line: command.title for line, command in commands.items()}

    commands: dict[int, t.Command] = {}
    open_document(pushed, LIBRARY)
    assert await lenses() == {}
    choose(pushed, codeLens=True)
    await eventually(lenses, {0: "1 duplicate", 6: "1 duplicate", 12: "1 problem"})
    assert commands[12].command == "reftag.goTo"
    start, end = ({"line": 16, "character": column} for column in (3, 7))
    assert list(commands[12].arguments or ()) == [URI, {"start": start, "end": end}]
