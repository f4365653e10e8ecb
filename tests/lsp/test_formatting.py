"""Formatting of documents and ranges over the wire."""

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException
from pytest_lsp import LanguageClient

from lsp.talk import change_document, document, made, open_document

RECORD = "%0 Book\n%A \U0001d4b3 Doe\n%T Two\n"
SPOILT = "%0  Book\n%A \U0001d4b3 Doe  \n%t Two\n\n\n"
OPTIONS = t.FormattingOptions(tab_size=8, insert_spaces=False, insert_final_newline=False)


async def _formatted(client: LanguageClient) -> list[t.TextEdit]:
    found = await client.text_document_formatting_async(
        t.DocumentFormattingParams(document(), OPTIONS)
    )
    return list(found or [])


async def _range(client: LanguageClient, first: int, last: int) -> list[t.TextEdit]:
    lines = t.Range(t.Position(first, 0), t.Position(last, 0))
    found = await client.text_document_range_formatting_async(
        t.DocumentRangeFormattingParams(document(), lines, OPTIONS)
    )
    return list(found or [])


async def test_a_document(pushed: LanguageClient) -> None:
    text = SPOILT + RECORD.rstrip()
    open_document(pushed, text)
    edits = await _formatted(pushed)
    assert made(text, edits) == f"{RECORD}\n{RECORD}"
    assert all(edit.range.start.line == edit.range.end.line for edit in edits[:3])
    change_document(pushed, 2, (0, 0, 99, 0, RECORD))
    assert await _formatted(pushed) == []


async def test_columns_count_as_agreed(pulling: LanguageClient) -> None:
    open_document(pulling, SPOILT)
    assert made(SPOILT, await _formatted(pulling), "utf-8") == RECORD


async def test_windows_line_breaks(pushed: LanguageClient) -> None:
    text = SPOILT.replace("\n", "\r\n") + "%Z x\n"
    open_document(pushed, text)
    edits = await _formatted(pushed)
    mended = RECORD.replace("\n", "\r\n") + "%Z x\r\n"
    assert made(text, edits) == mended


async def test_a_range_is_the_records_that_it_touches(pushed: LanguageClient) -> None:
    text = SPOILT * 3
    open_document(pushed, text)
    assert made(text, await _range(pushed, 6, 7)) == f"{SPOILT}{RECORD}\n{SPOILT}"
    assert made(text, await _range(pushed, 0, 5)) == f"{RECORD}\n{SPOILT * 2}"
    assert made(text, await _range(pushed, 7, 6)) == f"{SPOILT}{RECORD}\n{SPOILT}"
    assert made(text, await _range(pushed, 0, 999)) == f"{RECORD}\n{RECORD}\n{RECORD}"


async def test_a_document_that_is_not_open(pushed: LanguageClient) -> None:
    assert await _formatted(pushed) == []
    assert await _range(pushed, 0, 1) == []


async def test_a_profile_tells_in_the_log_what_it_cannot_keep(
    pushed: LanguageClient, tmp_path: Path
) -> None:
    (tmp_path / "reftag.toml").write_text("[format]\nprofile = 'zotero'\n")
    text = "%0 Book\n%@ 978-3-16-148410-0\n%+ Porto\n%T Two\n"
    uri = (tmp_path / "a.enw").as_uri()
    open_document(pushed, text, uri)
    edits = await pushed.text_document_formatting_async(
        t.DocumentFormattingParams(t.TextDocumentIdentifier(uri), OPTIONS)
    )
    mended = "%0 Book\n%T Two\n%@ 978-3-16-148410-0\n%+ Porto\n"
    assert made(text, list(edits or [])) == mended
    assert pushed.log_messages[-1].message.endswith("Zotero still loses or misreads %+ (1)")
    assert pushed.messages == []


async def test_the_line_of_a_byte_order_mark_keeps_its_break(
    pushed: LanguageClient, tmp_path: Path
) -> None:
    path = tmp_path / "a.enw"
    path.write_bytes(b"\xef\xbb\xbf\n\n" + RECORD.encode())
    text = f"\n\n{RECORD}"
    open_document(pushed, text, uri=path.as_uri())
    params = t.DocumentFormattingParams(t.TextDocumentIdentifier(path.as_uri()), OPTIONS)
    edits = await pushed.text_document_formatting_async(params)
    assert made(text, list(edits or [])) == f"\n{RECORD}"


def _many(count: int) -> str:
    return "".join(f"%0  Book\n%A Doe, Jane\n%t Volume {at}\n\n\n" for at in range(count))


async def test_a_large_document_is_formatted_while_others_are_answered(
    pushed: LanguageClient,
) -> None:
    text = _many(4_000)
    open_document(pushed, text)
    formatting = asyncio.create_task(_formatted(pushed))
    for _ in range(3):
        assert await pushed.text_document_hover_async(t.HoverParams(document(), t.Position(1, 0)))
    assert not formatting.done()
    edits = await formatting
    assert made(text, edits).startswith("%0 Book\n%A Doe, Jane\n%T Volume 0\n\n%0 Book\n")


async def test_a_document_that_changes_meanwhile_is_not_formatted(pushed: LanguageClient) -> None:
    open_document(pushed, _many(4_000))
    formatting = asyncio.create_task(_formatted(pushed))
    assert await pushed.text_document_hover_async(t.HoverParams(document(), t.Position(1, 0)))
    change_document(pushed, 2, (1, 3, 1, 3, "X"))
    with pytest.raises(JsonRpcException, match="changed"):
        await formatting
