"""Diagnostics over the wire: pushed or pulled, never both; capped; with links and relations."""

from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient

from lsp.talk import change_document, document, items, open_document, published, pulled, shown

EMPTY_ISSUE = "%0 Journal Article\n%A Doe, Jane\n%T One\n%J Nature\n%D 2024\n%N\n"


async def test_pushed_with_the_version(pushed: LanguageClient) -> None:
    open_document(pushed, EMPTY_ISSUE)
    assert shown(await published(pushed, 1)) == ["5:0-2 RT005"]
    change_document(pushed, 2, (5, 2, 5, 2, " 7"))
    assert await published(pushed, 2) == []


async def test_a_closed_document_has_no_diagnostics(pushed: LanguageClient) -> None:
    open_document(pushed, EMPTY_ISSUE)
    await published(pushed, 1)
    pushed.text_document_did_close(t.DidCloseTextDocumentParams(document()))
    params = await pushed.wait_for_notification(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not params.diagnostics


async def test_pulled_and_not_pushed(pulling: LanguageClient) -> None:
    open_document(pulling, EMPTY_ISSUE)
    first = await pulled(pulling)
    assert isinstance(first, t.RelatedFullDocumentDiagnosticReport)
    assert shown(list(first.items)) == ["5:0-2 RT005"]
    again = await pulled(pulling, first.result_id)
    assert isinstance(again, t.RelatedUnchangedDocumentDiagnosticReport)
    assert again.result_id == first.result_id
    change_document(pulling, 2, (5, 2, 5, 2, " 7"))
    after = await pulled(pulling, first.result_id)
    assert isinstance(after, t.RelatedFullDocumentDiagnosticReport)
    assert not after.items
    assert pulling.diagnostics == {}


async def test_an_answer_for_another_text_is_never_called_unchanged(
    pulling: LanguageClient,
) -> None:
    open_document(pulling, EMPTY_ISSUE)
    first = await pulled(pulling)
    pulling.text_document_did_close(t.DidCloseTextDocumentParams(document()))
    open_document(pulling, EMPTY_ISSUE.replace("%N", "%N 7"))
    after = await pulled(pulling, getattr(first, "result_id", None))
    assert isinstance(after, t.RelatedFullDocumentDiagnosticReport)
    assert not after.items


async def test_code_source_link_and_tags(pulling: LanguageClient) -> None:
    open_document(pulling, EMPTY_ISSUE)
    [found] = await items(pulling)
    assert (found.code, found.source, found.severity) == (
        "RT005",
        "reftag",
        t.DiagnosticSeverity.Warning,
    )
    assert list(found.tags or ()) == [t.DiagnosticTag.Unnecessary]
    assert found.code_description is not None
    page = Path(url2pathname(urlparse(found.code_description.href).path))
    assert "empty-value" in page.read_text(encoding="utf-8")


async def test_both_titles_are_marked_and_point_at_each_other(pulling: LanguageClient) -> None:
    open_document(pulling, EMPTY_ISSUE.replace("%N\n", ""))
    assert await items(pulling) == []
    change_document(pulling, 2, (5, 0, 5, 0, "%T Another\n"))
    first, second = await items(pulling)
    assert shown([first, second]) == ["2:0-6 RT101", "5:0-10 RT101"]
    for one, other in ((first, second), (second, first)):
        assert one.related_information is not None
        [related] = one.related_information
        assert related.location.range.start == other.range.start


async def test_at_most_a_thousand_worst_first(pulling: LanguageClient) -> None:
    record = "%0 Book\n%A Doe, Jane\n%T One\n%D 2024\n%I Publisher\n%N\n\n"
    broken = "%0 Book\n%A Doe, Jane\n%t One\n%T One\n%D 2024\n%I Publisher\n"
    records = (record.replace("One", f"On number {number}") for number in range(1500))
    open_document(pulling, "".join(records) + broken)
    found = await items(pulling)
    assert len(found) == 901, "there is room left for what is milder"
    worst = [d for d in found if d.severity == t.DiagnosticSeverity.Error]
    assert found[: len(worst)] == worst
    assert worst
    assert found[-1].message.startswith(f"{1500 + len(worst) - 900:,} more findings are not shown")
    assert found[-1].range.start == t.Position(0, 0)


@pytest.mark.parametrize(("records", "shown_of_them"), [(300, 300), (1200, 50)])
async def test_hints_give_way_where_not_all_can_be_shown(
    pulling: LanguageClient, records: int, shown_of_them: int
) -> None:
    blank_behind = "".join(
        f"%0 Book\n%A Doe, Jane\n%T Number {at}\u0020\n%D 2024\n%I Press\n\n"
        for at in range(records)
    )
    open_document(pulling, blank_behind)
    found = await items(pulling)
    assert sum(d.severity == t.DiagnosticSeverity.Hint for d in found) == shown_of_them
    assert len(found) == shown_of_them + (records > shown_of_them)


async def test_a_change_of_the_whole_text(pushed: LanguageClient) -> None:
    open_document(pushed, "")
    assert await published(pushed, 1) == []
    version = t.VersionedTextDocumentIdentifier(2, document().uri)
    whole: t.TextDocumentContentChangeEvent = t.TextDocumentContentChangeWholeDocument(EMPTY_ISSUE)
    pushed.text_document_did_change(t.DidChangeTextDocumentParams(version, [whole]))
    assert shown(await published(pushed, 2)) == ["5:0-2 RT005"]


async def test_several_changes_in_one_message(pushed: LanguageClient) -> None:
    open_document(pushed, EMPTY_ISSUE)
    await published(pushed, 1)
    change_document(pushed, 2, (0, 0, 0, 0, "\n"), (6, 0, 7, 0, ""), (1, 3, 1, 10, "Magazine"))
    assert await published(pushed, 2) == []


@pytest.mark.parametrize(
    ("before", "column"),
    [("\U0001d4b3\U0001d4b3", 4), ("e\u0301\u2028\x0b", 4), ("", 0)],
)
async def test_columns_count_in_utf_16(pushed: LanguageClient, before: str, column: int) -> None:
    line = f"%0 Journal Article %A {before} %N %T One %J N %D 2024\n"
    open_document(pushed, line)
    [found] = [d for d in await published(pushed, 1) if d.code == "RT005"][-1:]
    assert found.range.start.character == len("%0 Journal Article %A ") + column + 1


async def test_columns_count_in_utf_8_when_agreed(pulling: LanguageClient) -> None:
    open_document(pulling, "%0 Journal Article %A \U0001d4b3é %N %T One %J N %D 2024\n")
    found = next(d for d in await items(pulling) if d.code == "RT005")
    assert found.range.start.character == len("%0 Journal Article %A ") + 4 + 2 + 1


async def test_a_client_that_says_nothing_gets_diagnostics_sent(bare: LanguageClient) -> None:
    open_document(bare, EMPTY_ISSUE)
    assert shown(await published(bare, 1)) == ["5:0-2 RT005"]
