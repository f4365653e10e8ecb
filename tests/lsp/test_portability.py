"""The report about importers, and what hover says of them, over the wire."""

from pathlib import Path

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcInvalidParams
from pytest_lsp import LanguageClient

from lsp.talk import URI, change_document, executed, in_json, made, open_document
from reftag.lsp.capabilities import FIX_FOR_TARGET, PORTABILITY, PORTABILITY_VIEW

ARTICLE = "%0 Journal Article\n%A Doe, Jane\n%T One\n%J Nature\n%D 2024\n%R 10.5555/x\n"


async def _report(client: LanguageClient, *arguments: object) -> str:
    told = await executed(client, PORTABILITY, *arguments)
    assert told is None or isinstance(told, str)
    return told or ""


async def test_the_command_returns_the_report_as_the_text_stands(pushed: LanguageClient) -> None:
    open_document(pushed, ARTICLE)
    report = await _report(pushed, URI, ["zotero", "jabref"])
    assert report.startswith("# What importers lose from library.enw\n")
    assert "| Zotero | 1 of 1 | 5 (83 %) | 0 (0 %) | 1 (17 %) |\n" in report
    assert "| JabRef | 1 of 1 | 6 (100 %) | 0 (0 %) | 0 (0 %) |\n" in report
    change_document(pushed, 2, (5, 0, 6, 0, ""))
    assert "## Zotero keeps everything\n" in await _report(pushed, URI, ["zotero"])


async def test_targets_are_those_of_the_settings_or_else_all(
    pushed: LanguageClient, tmp_path: Path
) -> None:
    file = tmp_path / "on disk.enw"
    file.write_text(ARTICLE)
    report = await _report(pushed, file.as_uri())
    assert "from on disk.enw" in report
    assert report.count("\n## ") == 6
    (tmp_path / "reftag.toml").write_text('targets = ["jabref"]\n')
    changed = t.FileEvent((tmp_path / "reftag.toml").as_uri(), t.FileChangeType.Created)
    pushed.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams([changed]))
    report = await _report(pushed, file.as_uri())
    assert report.count("\n## ") == 1
    assert "## JabRef keeps everything" in report


async def test_a_set_of_targets(pushed: LanguageClient, tmp_path: Path) -> None:
    file = tmp_path / "a.enw"
    file.write_text(ARTICLE)
    (tmp_path / "reftag.toml").write_text('[sets]\nmine = ["zotero"]\n')
    assert (await _report(pushed, file.as_uri(), ["latex"])).count("\n## ") == 3
    assert (await _report(pushed, file.as_uri(), ["mine", "jabref"])).count("\n## ") == 2


async def test_a_target_that_does_not_exist_is_told(pushed: LanguageClient) -> None:
    open_document(pushed, ARTICLE)
    with pytest.raises(JsonRpcInvalidParams, match="There is no target zotera"):
        await _report(pushed, URI, ["zotera"])
    assert pushed.messages == []


async def test_the_report_in_pieces_and_what_it_offers_to_fix(
    pushed: LanguageClient, tmp_path: Path
) -> None:
    config = tmp_path / "reftag.toml"
    config.write_text('targets = ["zotero", "endnote", "wostools"]\n')
    uri = (tmp_path / "a.enw").as_uri()
    text = ARTICLE.replace("%A Doe, Jane", "%A Doe, Jane; Roe, Rich").replace("%D", "\n%D")
    open_document(pushed, text, uri)
    view = await executed(pushed, PORTABILITY_VIEW, uri)
    assert (view["name"], view["records"], view["fields"]) == ("a.enw", 1, 6)
    assert [target["title"] for target in view["targets"]] == ["EndNote", "Zotero"]
    assert view["unread"] == ["Wostools does not read EndNote files."]
    assert view["chosen"] == ["zotero", "endnote", "wostools"]
    assert view["setBy"] == str(config)
    assert {"name": "zotero", "title": "Zotero"} in view["programs"]
    zotero = view["targets"][1]
    assert zotero["kept"] + zotero["misread"] + zotero["lost"] == 6
    losses = [loss for section in zotero["sections"] for loss in section["losses"]]
    [blank] = [loss for loss in losses if loss["rule"] == "RT007"]
    assert (blank["lines"], blank["more"], blank["safe"]) == ([4], False, 1)
    assert "RT007" in zotero["fixable"]
    edits = await executed(pushed, FIX_FOR_TARGET, uri, "zotero", ["RT007"])
    fixed = made(text, in_json(edits))
    assert fixed == text.replace("\n\n", "\n")


async def test_a_fix_for_a_target_that_does_not_exist(pushed: LanguageClient) -> None:
    open_document(pushed, ARTICLE)
    with pytest.raises(JsonRpcInvalidParams, match="There is no target zotera"):
        await executed(pushed, FIX_FOR_TARGET, URI, "zotera", ["RT007"])
    with pytest.raises(JsonRpcInvalidParams, match="is not open"):
        await executed(pushed, FIX_FOR_TARGET, "file:///x.enw", "zotero", ["RT007"])


async def test_hover_asks_the_targets(pushed: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "reftag.toml").write_text('targets = ["zotero"]\n')
    uri = (tmp_path / "a.enw").as_uri()
    open_document(pushed, ARTICLE, uri)
    at = t.HoverParams(t.TextDocumentIdentifier(uri), t.Position(5, 1))
    found = await pushed.text_document_hover_async(at)
    assert found is not None
    assert isinstance(found.contents, t.MarkupContent)
    assert found.contents.value.endswith("- Zotero: **lost** (drops it)")
