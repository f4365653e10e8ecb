"""Settings over the wire: reftag.toml on disk and in the editor, the editor's own, quick fixes."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient

from lsp.talk import made, registered
from reftag.config.validation import from_editor
from reftag.lint import rule
from reftag.lint.rule_pages import page_uri
from reftag.lsp.capabilities import SHOW_RULE

RECORD = "%0 Journal Article\n%A Doe, Jane\n%T One\n%J Nature\n%D 2024\n%R 10.1000/x\n"
BOTH = f"{RECORD}%T Two\n%N\n"
"""RT101 at the two titles, RT005 at the issue."""


class Project:
    """A folder with files, and a client that has some of them open."""

    def __init__(self, folder: Path, client: LanguageClient, *, pulls: bool = False) -> None:
        self.pulls = pulls
        self.folder = folder
        self.client = client
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def write(self, name: str, text: str) -> None:
        """Write a file, and tell the server as an editor that watches it does."""
        (self.folder / name).write_text(text, encoding="utf-8")
        change = t.FileEvent(self.uri(name), t.FileChangeType.Changed)
        self.client.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams([change]))

    def open(self, name: str, text: str) -> None:
        language = "toml" if name.endswith(".toml") else "endnote"
        self.texts[name], self.versions[name] = text, 1
        item = t.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(t.DidOpenTextDocumentParams(item))

    def type(self, name: str, line: int, column: int, text: str) -> None:
        """Type `text` somewhere."""
        self.versions[name] += 1
        at = t.Position(line, column)
        change = t.TextDocumentContentChangePartial(t.Range(at, at), text)
        document = t.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        self.client.text_document_did_change(t.DidChangeTextDocumentParams(document, [change]))

    def replace(self, name: str, text: str) -> None:
        self.versions[name] += 1
        document = t.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        change = t.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(t.DidChangeTextDocumentParams(document, [change]))

    async def found(self, name: str) -> list[str]:
        """Return what is shown in a document: codes, or messages of what has none."""
        uri = self.uri(name)
        if not self.pulls:
            diagnostics = list(self.client.diagnostics.get(uri, []))
        else:
            report = await self.client.text_document_diagnostic_async(
                t.DocumentDiagnosticParams(t.TextDocumentIdentifier(uri))
            )
            assert isinstance(report, t.RelatedFullDocumentDiagnosticReport)
            diagnostics = list(report.items)
        return sorted({str(each.code or each.message) for each in diagnostics})

    async def shows(self, name: str, *expected: str) -> None:
        """Wait until a document shows just this."""
        for _ in range(2000):
            found = await self.found(name)
            if found == sorted(expected):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{name} shows {found}, not {sorted(expected)}")

    async def actions(self, name: str, line: int) -> dict[str, Any]:
        """Return the quick fixes on a line by title.

        The client's library takes every action that has a command for a command.
        """
        at = t.Position(line, 1)
        document = t.TextDocumentIdentifier(self.uri(name))
        offered = await self.client.text_document_code_action_async(
            t.CodeActionParams(document, t.Range(at, at), t.CodeActionContext([]))
        )
        return {each.title: each for each in offered or []}

    async def chosen(self, name: str, line: int, title: str) -> list[Any]:
        """Return the changes that choosing a quick fix makes."""
        action: t.CodeAction = (await self.actions(name, line))[title]
        if action.edit is None:
            action = await self.client.code_action_resolve_async(action)
        assert action.edit is not None
        changes: list[Any] = list(action.edit.document_changes or ())
        return changes or [action.edit.changes]


async def test_the_language_says_the_dialect_else_the_extension(pushed: LanguageClient) -> None:
    for language, name in (("ris", "a.txt"), ("plaintext", "b.ris"), ("plaintext", "c.txt")):
        text = f"TI  - One {name}\n"  # too little to tell by
        item = t.TextDocumentItem(f"file:///x/{name}", language, 1, text)
        pushed.text_document_did_open(t.DidOpenTextDocumentParams(item))
    codes: dict[str, set[str]] = {}
    for _ in range(2000):
        codes = {
            uri[-5:]: {str(each.code) for each in found}
            for uri, found in pushed.diagnostics.items()
        }
        if len(codes) == 3:
            break
        await asyncio.sleep(0.05)
    assert codes["a.txt"] == codes["b.ris"] == {"RT009"}  # a record that begins without a type
    assert codes["c.txt"] == {"dialect"}  # nothing shows a format, so nothing else is said


@pytest.fixture
def project(tmp_path: Path, pushed: LanguageClient) -> Project:
    """A project in an editor that is sent diagnostics and watches files."""
    return Project(tmp_path, pushed)


@pytest.fixture
def asking(tmp_path: Path, pulling: LanguageClient) -> Project:
    """A project in an editor that asks for diagnostics and watches nothing."""
    return Project(tmp_path, pulling, pulls=True)


async def test_the_nearest_file_counts(asking: Project) -> None:
    (asking.folder / "reftag.toml").write_text('ignore = ["RT005"]\nseverity.RT101 = "hint"\n')
    asking.open("a.enw", BOTH)
    await asking.shows("a.enw", "RT101")
    report = await asking.client.text_document_diagnostic_async(
        t.DocumentDiagnosticParams(t.TextDocumentIdentifier(asking.uri("a.enw")))
    )
    assert isinstance(report, t.RelatedFullDocumentDiagnosticReport)
    assert {each.severity for each in report.items} == {t.DiagnosticSeverity.Hint}


async def test_excluded_documents_show_nothing(asking: Project) -> None:
    (asking.folder / "reftag.toml").write_text('exclude = ["a.enw"]\n')
    asking.open("a.enw", BOTH)
    asking.open("b.enw", BOTH)
    await asking.shows("b.enw", "RT005", "RT101")
    await asking.shows("a.enw")


async def test_a_file_that_changes_on_disk(project: Project) -> None:
    project.open("a.enw", BOTH)
    await project.shows("a.enw", "RT005", "RT101")
    [files, settings] = registered(project.client)
    assert files.method == t.WORKSPACE_DID_CHANGE_WATCHED_FILES
    assert settings.method == t.WORKSPACE_DID_CHANGE_CONFIGURATION
    project.write("reftag.toml", 'ignore = ["RT005"]\n')
    await project.shows("a.enw", "RT101")
    project.write("reftag.toml", 'ignore = ["RT005"')
    for _ in range(2000):
        if project.client.messages:
            break
        await asyncio.sleep(0.05)
    [message] = project.client.messages
    assert "reftag.toml, line 1: this is not TOML" in message.message
    await project.shows("a.enw", "RT101")
    project.write("reftag.toml", 'ignore = ["RT1"]\n')
    await project.shows("a.enw", "RT005")


async def test_an_editor_that_watches_nothing(asking: Project) -> None:
    asking.open("a.enw", BOTH)
    await asking.shows("a.enw", "RT005", "RT101")
    (asking.folder / "reftag.toml").write_text('ignore = ["RT005"]\n')
    asking.type("a.enw", 2, 6, "!")
    await asking.shows("a.enw", "RT101")


async def test_mistakes_are_shown_while_they_are_typed(project: Project) -> None:
    project.open("a.enw", BOTH)
    project.open("reftag.toml", "")
    project.type("reftag.toml", 0, 0, 'ignore = ["RT005')
    await project.shows("reftag.toml", "this is not TOML: unterminated string")
    project.type("reftag.toml", 0, 16, '"]')
    await project.shows("reftag.toml")
    await project.shows("a.enw", "RT101")
    project.type("reftag.toml", 0, 18, "\n𝒳 = 1")
    await project.shows("reftag.toml", "this is not TOML: invalid statement")
    project.replace("reftag.toml", 'selct = ["RT1"]\n')
    await project.shows("reftag.toml", 'there is no key "selct" here; did you mean "select"?')
    await asyncio.sleep(0.4)
    await project.shows("a.enw", "RT101")
    project.replace("reftag.toml", 'select = ["RT0"]\n')
    await project.shows("a.enw", "RT005")
    closed = t.TextDocumentIdentifier(project.uri("reftag.toml"))
    project.client.text_document_did_close(t.DidCloseTextDocumentParams(closed))
    await project.shows("a.enw", "RT005", "RT101")
    assert project.client.messages == []


async def test_mistakes_are_shown_to_who_asks(asking: Project) -> None:
    asking.open("reftag.toml", '# 𝒳\n"𝒳" = 1\n')
    await asking.shows("reftag.toml", *_unknown("𝒳"))
    document = t.TextDocumentIdentifier(asking.uri("reftag.toml"))
    report = await asking.client.text_document_diagnostic_async(
        t.DocumentDiagnosticParams(document)
    )
    assert isinstance(report, t.RelatedFullDocumentDiagnosticReport)
    [found] = report.items
    assert found.range == t.Range(t.Position(1, 0), t.Position(1, 6))
    assert found.severity == t.DiagnosticSeverity.Error
    at = t.Position(0, 0)
    assert await asking.client.text_document_hover_async(t.HoverParams(document, at)) is None


def _unknown(key: str) -> list[str]:
    from reftag.config.read import read

    return [problem.message for problem in read(f'"{key}" = 1', "").problems]


async def test_other_toml_is_not_ours(asking: Project) -> None:
    asking.open("other.toml", "%N\n")
    await asking.shows("other.toml")


async def test_the_settings_of_an_editor_that_is_asked(project: Project) -> None:
    project.open("a.enw", BOTH)
    await project.shows("a.enw", "RT005", "RT101")
    project.client.set_configuration({"reftag": {"python": "x", "ignore": ["RT005"]}})
    changed = t.DidChangeConfigurationParams(None)
    project.client.workspace_did_change_configuration(changed)
    await project.shows("a.enw", "RT101")
    project.write("reftag.toml", 'ignore = ["RT1"]\n')
    await project.shows("a.enw", "RT005")
    project.client.set_configuration({"reftag": {"severity": {"RT005": "eror"}, "ignore": []}})
    project.client.workspace_did_change_configuration(changed)
    for _ in range(2000):
        await asyncio.sleep(0.05)
        if project.client.messages:
            break
    [message] = project.client.messages
    assert message.message == (
        "reftag settings in the editor, severity.RT005: "
        'there is no severity "eror"; did you mean "error"?'
    )


async def test_targets_of_the_editor_and_of_the_file(project: Project) -> None:
    project.open("a.enw", f"{RECORD}%! One\n")
    await project.shows("a.enw")
    project.client.set_configuration({"reftag": {"targets": ["zotero"]}})
    changed = t.DidChangeConfigurationParams(None)
    project.client.workspace_did_change_configuration(changed)
    await project.shows("a.enw", "RT701")
    project.write("reftag.toml", 'targets = ["endnote"]\n')
    await project.shows("a.enw")
    project.write("reftag.toml", 'targets = ["biblatex-csl-converter"]\nignore = ["RT702"]\n')
    await project.shows("a.enw", "RT701")


async def test_the_settings_of_an_editor_that_sends_them(
    tmp_path: Path, bare: LanguageClient
) -> None:
    project = Project(tmp_path, bare)
    project.open("a.enw", BOTH)
    await project.shows("a.enw", "RT005", "RT101")
    settings = {"reftag": {"select": ["RT1"], "severity": {"RT101": "hint"}}}
    bare.workspace_did_change_configuration(t.DidChangeConfigurationParams(settings))
    await project.shows("a.enw", "RT101")
    bare.workspace_did_change_configuration(t.DidChangeConfigurationParams({}))
    await asyncio.sleep(0.4)
    await project.shows("a.enw", "RT101")
    offered = [title for title in await project.actions("a.enw", 7) if "RT101" in title]
    assert offered == [], "no file to edit, and none can be created"


@pytest.mark.parametrize(
    "sent",
    [{"ignore": ["RT1"]}, {"reftag": {"ignore": ["RT1"]}}, {"settings": {"ignore": ["RT1"]}}],
)
def test_how_editors_wrap_settings(sent: dict[str, Any]) -> None:
    layer, mistakes = from_editor(sent)
    assert (dict(layer.values), mistakes) == ({"ignore": ("RT1",)}, [])


@pytest.mark.parametrize("sent", [None, [], 1, "x", {}, {"reftag": None}, {"select": []}])
def test_editors_that_set_nothing(sent: object) -> None:
    layer, mistakes = from_editor(sent)
    assert (dict(layer.values), mistakes) == ({}, [])


ACTIONS = [
    "Ignore RT005 in this record",
    "Ignore RT005 in this file",
    "Ignore RT005 everywhere",
    "Show rule RT005 (empty-value)",
]


async def test_rules_are_ignored_in_a_new_file(project: Project) -> None:
    project.open("a.enw", BOTH)
    titles = [title for title in await project.actions("a.enw", 7) if "RT005" in title]
    assert titles[-4:] == ACTIONS
    [create, edit] = await project.chosen("a.enw", 7, ACTIONS[0])
    assert isinstance(create, t.CreateFile)
    assert create.uri == edit.text_document.uri == project.uri("reftag.toml")
    assert made("", edit.edits) == (
        '[[ignore-in-record]]\nrecord = "10.1000/x"\nrules = ["RT005"]\n'
    )
    [_, edit] = await project.chosen("a.enw", 7, ACTIONS[1])
    assert made("", edit.edits) == '[per-file-ignores]\n"./a.enw" = ["RT005"]\n'


async def test_rules_are_ignored_in_the_file_that_is_there(project: Project) -> None:
    text = '# 𝒳\nignore = [\n  "RT2", # 𝒳\n]\n'
    (project.folder / "reftag.toml").write_text(text, encoding="utf-8")
    project.open("a.enw", BOTH)
    [edit] = await project.chosen("a.enw", 7, ACTIONS[2])
    assert edit.text_document.version is None
    after = '# 𝒳\nignore = [\n  "RT2", # 𝒳\n  "RT005",\n]\n'
    assert made(text, edit.edits) == after
    project.open("reftag.toml", "# mine\n")
    [edit] = await project.chosen("a.enw", 7, ACTIONS[2])
    assert edit.text_document.version == 1
    assert made("# mine\n", edit.edits) == '# mine\nignore = ["RT005"]\n'
    project.replace("reftag.toml", made("# mine\n", edit.edits))
    await project.shows("a.enw", "RT101")


async def test_a_broken_file_is_left_alone(project: Project) -> None:
    project.open("reftag.toml", "ignore =")
    project.open("a.enw", BOTH)
    assert [title for title in await project.actions("a.enw", 7) if "RT005" in title][-1:] == (
        ACTIONS[3:]
    )
    assert not set(await project.actions("a.enw", 7)) & set(ACTIONS[:3])


async def test_plain_edits(asking: Project) -> None:
    (asking.folder / "reftag.toml").write_text("")
    asking.open("a.enw", BOTH)
    [changes] = await asking.chosen("a.enw", 7, ACTIONS[2])
    assert made("", changes[asking.uri("reftag.toml")]) == 'ignore = ["RT005"]\n'


async def test_the_page_of_a_rule_is_shown(project: Project) -> None:
    project.open("a.enw", BOTH)
    action = (await project.actions("a.enw", 7))[ACTIONS[3]]
    assert SHOW_RULE in str(action.command)
    await project.client.workspace_execute_command_async(
        t.ExecuteCommandParams(SHOW_RULE, ["RT005"])
    )
    for _ in range(2000):
        await asyncio.sleep(0.05)
        if shown := project.client.shown_documents:
            break
    assert [each.uri for each in shown] == [page_uri(rule("RT005"))]


async def test_a_baseline_is_heeded(asking: Project) -> None:
    from reftag.__main__ import main

    (asking.folder / "a.enw").write_text(BOTH)
    config = asking.folder / "reftag.toml"
    config.write_text('baseline = "known.json"\n')
    target = asking.folder / "known.json"
    assert main(["check", f"--write-baseline={target}", str(asking.folder)]) == 0
    asking.open("a.enw", BOTH)
    await asking.shows("a.enw")
    asking.type("a.enw", 7, 2, "\n%V")
    await asking.shows("a.enw", "RT005")
    target.write_text("{")
    asking.open("reftag.toml", config.read_text())
    await asking.shows(
        "reftag.toml",
        'the baseline "known.json" is not JSON; write a new one with --write-baseline',
    )


async def test_the_layout_is_that_of_the_file(asking: Project) -> None:
    (asking.folder / "reftag.toml").write_text("format.blank-lines = 2\n")
    text = f"{RECORD}\n{RECORD}"
    asking.open("a.enw", text)
    document = t.TextDocumentIdentifier(asking.uri("a.enw"))
    edits = await asking.client.text_document_formatting_async(
        t.DocumentFormattingParams(document, t.FormattingOptions(2, insert_spaces=True))
    )
    assert made(text, list(edits or ())) == f"{RECORD}\n\n{RECORD}"
