"""The commands that an editor's menus and its status need."""

from pathlib import Path

import pytest
from pytest_lsp import LanguageClient

from lsp.talk import URI, executed, open_document
from reftag.lint import all_rules
from reftag.lsp.capabilities import LIBRARIES, NEW_RECORD, RULES, SETTINGS, STATUS

ARTICLE = "%0 Journal Article\n%A Doe, Jane\n%T On probing\n%J Probes\n%D 2024\n"


@pytest.mark.parametrize(
    ("text", "records", "findings"),
    [
        ("", 0, 0),
        (ARTICLE, 1, 0),
        (f"{ARTICLE}\n{ARTICLE.replace('probing', 'tests').replace('%A', '%a')}", 2, 1),
        (f"From the shelf\n\n{ARTICLE}", 1, 1),
    ],
)
async def test_status(pushed: LanguageClient, text: str, records: int, findings: int) -> None:
    open_document(pushed, text)
    assert await executed(pushed, STATUS, URI) == {
        "dialect": "endnote",
        "records": records,
        "findings": findings,
        "checking": False,
    }


async def test_status_of_what_is_not_open(pushed: LanguageClient) -> None:
    assert await executed(pushed, STATUS, URI) is None


async def test_a_new_record_comes_below_the_one_at_the_cursor(pushed: LanguageClient) -> None:
    open_document(pushed, f"{ARTICLE}\n{ARTICLE}")
    offers = await executed(pushed, NEW_RECORD, URI, {"line": 2, "character": 5})
    assert {tuple(each["position"].items()) for each in offers} == {(("line", 4), ("character", 7))}
    first = offers[0]
    assert (first["label"], first["type"]) == ("new Journal Article", "Journal Article")
    assert first["text"].startswith("\n\n%0 Journal Article\n%A")
    assert first["snippet"].startswith("\n\n%0 Journal Article\n%A $2\n%T $3\n")
    assert "new Book" in [each["label"] for each in offers]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("%0 Book\n%T x\n%0 Book\n%T y\n", "%0 Book\n%T x\n\nNEW\n\n%0 Book\n%T y\n"),
        ("%0 Book\n%T x  \n\n%0 Book\n", "%0 Book\n%T x  \n\nNEW\n\n%0 Book\n"),
        ("%0 Book\n%T x\n", "%0 Book\n%T x\n\nNEW\n"),
        ("%0 Book\r\n%T x\r\n%0 Book\r\n", "%0 Book\r\n%T x\r\n\r\nNEW\r\n\r\n%0 Book\r\n"),
    ],
)
async def test_a_new_record_takes_nothing_from_the_next(
    pushed: LanguageClient, text: str, result: str
) -> None:
    open_document(pushed, text)
    offers = await executed(pushed, NEW_RECORD, URI, {"line": 0, "character": 0})
    position, new = offers[0]["position"], offers[0]["text"]
    line_break = "\r\n" if "\r" in text else "\n"
    lines = text.split(line_break)
    line = lines[position["line"]]
    lines[position["line"]] = line[: position["character"]] + new + line[position["character"] :]
    head, tail = result.split("NEW")
    written = line_break.join(lines)
    assert written.startswith(f"{head}%0 Journal Article{line_break}")
    assert written.endswith(tail)


@pytest.mark.parametrize(("text", "before"), [("", ""), ("Notes\n", ""), ("Notes", "\n")])
async def test_a_new_record_where_there_is_none(
    pushed: LanguageClient, text: str, before: str
) -> None:
    open_document(pushed, text)
    offers = await executed(pushed, NEW_RECORD, URI, {"line": 0, "character": 0})
    assert offers[0]["text"].startswith(f"{before}%0 Journal Article\n")
    assert offers[0]["position"]["line"] == text.count("\n")


async def test_settings_in_force(pushed: LanguageClient, tmp_path: Path) -> None:
    config = tmp_path / "reftag.toml"
    config.write_text('ignore = ["RT304"]\n')
    uri = (tmp_path / "a.enw").as_uri()
    open_document(pushed, ARTICLE, uri)
    told = await executed(pushed, SETTINGS, uri)
    assert f"# reftag.toml: {config}" in told
    assert 'ignore = ["RT304"]' in told
    assert "#   RT101 duplicate-tag (error)" in told
    assert "RT304 invalid-issn" not in told


async def test_rules(pushed: LanguageClient) -> None:
    told = await executed(pushed, RULES)
    assert [each["code"] for each in told] == [rule.code for rule in all_rules()]
    assert set(told[0]) == {"code", "name", "summary"}


async def test_libraries_below_the_open_folders(rooted: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    for name in ("b.ris", "a.enw", "notes.md", "archive/old.enw"):
        (tmp_path / name).write_text("")
    (tmp_path / "reftag.toml").write_text('exclude = ["archive/**"]\n')
    told = await executed(rooted, LIBRARIES)
    assert sorted(told) == [(tmp_path / name).as_uri() for name in ("a.enw", "b.ris", "disk.enw")]
