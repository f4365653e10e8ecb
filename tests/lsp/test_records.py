"""The list of records, one record, copying and deleting: what the views of an editor ask for."""

import pytest
from pygls.exceptions import JsonRpcInvalidParams
from pytest_lsp import LanguageClient

from lsp.talk import URI, change_document, executed, in_json, made, open_document, published
from reftag.lsp.capabilities import COPY_RECORDS, DELETE_RECORDS, PREVIEW, RECORD, RECORDS

TEXT = """\
%0 Journal Article
%A Doe, Jane
%A Roe, Richard
%T On probing
%J Probes
%V 3
%N 2
%P 7-12
%D 2024
%R 10.5555/x

%0 Book
%A Adams, Ann
%T Zebras
%I Example Press
%C Lyon
%D 2019
%R 10.5555/twice

%0 Thesis
%A Moe, Max
%T Apes
%I Example University
%D 2021
%N

%0 Book
%A Adams, Ann
%T Zebras
%I Example Press
%C Lyon
%D 2019
%R 10.5555/twice
"""
ARTICLE, BOOK, THESIS, COPY = 0, 11, 19, 26


async def _opened(client: LanguageClient, text: str = TEXT) -> None:
    open_document(client, text)
    await published(client, 1)


async def _lines(client: LanguageClient, **asked: object) -> list[int]:
    return [row["line"] for row in (await executed(client, RECORDS, URI, asked))["rows"]]


async def test_a_page_of_the_list(pushed: LanguageClient) -> None:
    await _opened(pushed)
    page = await executed(pushed, RECORDS, URI, {"offset": 1, "limit": 2, "line": THESIS + 3})
    assert (page["total"], page["matching"], page["at"]) == (4, 4, 2)
    assert page["choices"] is None
    assert page["heads"] == []
    assert page["rows"] == [
        {
            "line": BOOK,
            "name": "Adams 2019",
            "title": "Zebras",
            "type": "Book",
            "csl": "book",
            "problems": 1,
            "worst": "warning",
            "duplicate": True,
        },
        {
            "line": THESIS,
            "name": "Moe 2021",
            "title": "Apes",
            "type": "Thesis",
            "csl": "thesis",
            "problems": 1,
            "worst": "warning",
            "duplicate": False,
        },
    ]


async def test_what_can_be_looked_for(pushed: LanguageClient) -> None:
    await _opened(pushed)
    page = await executed(pushed, RECORDS, URI, {"limit": 0, "choices": True, "heads": 2})
    assert page["rows"] == []
    assert page["heads"] == ["Doe et al. 2024", "Moe 2021"]
    assert page["choices"]["problems"] == {"RT005": 1, "RT601": 2}
    assert await _lines(pushed, offset=1, limit=1, order="author") == [COPY]
    assert await _lines(pushed, offset=9) == []
    assert await _lines(pushed, problem="duplicate", text="press") == [BOOK, COPY]


async def test_the_list_follows_the_text(pushed: LanguageClient) -> None:
    await _opened(pushed)
    assert await _lines(pushed, order="author") == [BOOK, COPY, ARTICLE, THESIS]
    change_document(pushed, 2, (THESIS + 1, 3, THESIS + 1, 6, "Aa"), (0, 0, 0, 0, "Records\n\n"))
    assert await _lines(pushed, order="author") == [THESIS + 2, BOOK + 2, COPY + 2, ARTICLE + 2]
    page = await executed(pushed, RECORDS, URI, {"year": "2021", "line": 0})
    assert [row["name"] for row in page["rows"]] == ["Aa 2021"]
    assert page["at"] is None


async def test_a_wrong_order_is_refused(pushed: LanguageClient) -> None:
    await _opened(pushed)
    with pytest.raises(JsonRpcInvalidParams, match="There is no order size"):
        await executed(pushed, RECORDS, URI, {"order": "size"})
    assert await executed(pushed, RECORDS, "file:///other.enw") is None


async def test_the_record_at_the_cursor(pushed: LanguageClient) -> None:
    await _opened(pushed)
    found = await executed(pushed, RECORD, URI, {"line": THESIS + 1, "character": 0})
    assert (found["name"], found["type"]) == ("Moe 2021: Apes", "Thesis")
    assert found["item"]["author"] == [{"family": "Moe", "given": "Max"}]
    [finding] = found["findings"]
    assert finding["severity"] == "warning"
    assert finding["code"] == "RT005"
    assert finding["range"]["start"] == {"line": THESIS + 5, "character": 0}
    assert finding["page"].endswith(".md")
    change_document(pushed, 2, (0, 0, COPY + 6, 16, "Nothing but text."))
    assert await executed(pushed, RECORD, URI, {"line": 0, "character": 0}) is None
    assert await executed(pushed, PREVIEW, URI, {"line": 0, "character": 0}) is None
    assert await _lines(pushed) == []


async def test_the_preview_in_markdown(pushed: LanguageClient) -> None:
    await _opened(pushed)
    article = await executed(pushed, PREVIEW, URI, {"line": ARTICLE, "character": 0})
    assert article == (
        "# Doe et al. 2024: On probing\n\n*Journal Article*\n\n"
        "Doe, Jane \\& Roe, Richard. (2024). On probing. *Probes*, 3(2), 7-12. "
        "<https://doi.org/10.5555/x>.\n\nNo problems.\n"
    )
    thesis = await executed(pushed, PREVIEW, URI, {"line": THESIS, "character": 0})
    assert "\n\nMoe, Max. (2021). *Apes*. Example University.\n\n**1 problem**\n\n" in thesis
    assert f"- line {THESIS + 6}, warning RT005: " in thesis


async def test_records_are_copied_in_the_order_that_is_asked_for(pushed: LanguageClient) -> None:
    await _opened(pushed, TEXT.replace("\n", "\r\n"))
    copied = await executed(pushed, COPY_RECORDS, URI, [THESIS, BOOK + 1, BOOK, COPY, 99, -1, True])
    assert copied["text"].startswith("%0 Thesis\r\n%A Moe, Max\r\n")
    assert "\r\n%N\r\n\r\n%0 Book\r\n" in copied["text"]
    assert copied["text"].endswith("%R 10.5555/twice\r\n")
    assert [item["title"] for item in copied["items"]] == ["Apes", "Zebras", "Zebras"]
    assert [item["id"] for item in copied["items"]] == ["1", "2", "3"]


async def test_no_record_is_on_a_line_that_is_none(pushed: LanguageClient) -> None:
    await _opened(pushed)
    for line in (99, -1, True, None, "0"):
        assert await executed(pushed, DELETE_RECORDS, URI, [line]) == []


async def test_records_are_deleted(pushed: LanguageClient) -> None:
    await _opened(pushed)
    edits = await executed(pushed, DELETE_RECORDS, URI, [COPY, ARTICLE])
    left = made(TEXT, in_json(edits))
    lines = TEXT.split("\n")
    assert left == "\n".join([*lines[:ARTICLE], *lines[BOOK : COPY - 1], ""])


async def test_neighbours_are_deleted_in_one_edit(pushed: LanguageClient) -> None:
    await _opened(pushed)
    edits = await executed(pushed, DELETE_RECORDS, URI, [ARTICLE, THESIS, BOOK])
    assert len(edits) == 1
    assert made(TEXT, in_json(edits)) == "\n".join(TEXT.split("\n")[COPY:])
