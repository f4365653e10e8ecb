"""The commands that the validator page needs: files by their bytes, counts by rule."""

from pathlib import Path
from typing import Any

import pytest
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pytest_lsp import LanguageClient

from lsp.talk import URI, executed, open_document
from reftag.lsp.capabilities import COUNT_FINDINGS, READ_FILE

ARTICLE = "%0 Journal Article\n%A Jönsson, Åsa\n%T Förteckning\n%J Nature\n%D 2024\n"


async def _read(client: LanguageClient, file: Path, content: bytes) -> dict[str, Any]:
    file.write_bytes(content)
    answer = await executed(client, READ_FILE, file.as_uri())
    return dict(answer)


async def test_a_file_is_decoded_and_checked_as_a_whole(
    pushed: LanguageClient, tmp_path: Path
) -> None:
    found = await _read(pushed, tmp_path / "a.txt", ARTICLE.encode("cp1252"))
    assert (found["text"], found["encoding"], found["dialect"]) == (
        ARTICLE,
        "Windows-1252",
        "endnote",
    )
    [finding] = found["findings"]
    assert finding["code"] == "RT509"
    assert finding["range"]["start"] == {"line": 1, "character": 4}


async def test_line_breaks_are_left_as_they_are(pushed: LanguageClient, tmp_path: Path) -> None:
    mixed = ARTICLE.replace("\n", "\r\n", 2)
    found = await _read(pushed, tmp_path / "a.enw", mixed.encode())
    assert (found["text"], found["encoding"]) == (mixed, "UTF-8")
    assert [each["code"] for each in found["findings"]] == ["RT012"]


async def test_of_a_file_in_no_format_nothing_is_said(
    pushed: LanguageClient, tmp_path: Path
) -> None:
    found = await _read(pushed, tmp_path / "a.txt", b"Dear all,\r\nsee you\n")
    assert (found["dialect"], found["findings"]) == (None, [])


async def test_a_file_that_is_not_there(pushed: LanguageClient, tmp_path: Path) -> None:
    with pytest.raises(JsonRpcException, match=r"gone\.enw"):
        await executed(pushed, READ_FILE, (tmp_path / "gone.enw").as_uri())
    with pytest.raises(JsonRpcInvalidParams, match="is not a file"):
        await executed(pushed, READ_FILE, "untitled:Untitled-1")


async def test_findings_are_counted_beyond_those_that_are_sent(pushed: LanguageClient) -> None:
    records = [f"%0 Journal Article\n%T Shelf {at}\n%V \n\n" for at in range(2_500)]
    open_document(pushed, "".join(records))
    counts = await executed(pushed, COUNT_FINDINGS, URI)
    by_rule = {each["code"]: (each["severity"], each["count"]) for each in counts}
    assert by_rule["RT005"] == ("warning", 2_500)


async def test_of_a_file_that_is_not_open_nothing_is_counted(pushed: LanguageClient) -> None:
    assert await executed(pushed, COUNT_FINDINGS, "file:///not/open.enw") == []
