"""workspace/diagnostic over the wire: the files below the open folders that are not open."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException
from pytest_lsp import LanguageClient, client_capabilities

from lsp.conftest import CONFIG
from reftag.files import DISK
from reftag.lsp.outgoing import ShowMessage
from reftag.lsp.requests.workspace_diagnostic import answer
from reftag.lsp.session import Session
from reftag.text.steps import finished

GOOD = "%0 Book\n%A Hahn, Ute\n%T The Mending of Books\n%I Example Press\n%D 1999\n"
BAD = GOOD + "%N\n"
"""A record with an empty field."""

Reports = dict[str, tuple[str, list[str | int | None]]]
"""Kinds and codes by the names of files."""


class Workspace:
    """A folder that an editor has open, and what it has got."""

    def __init__(self, folder: Path, client: LanguageClient) -> None:
        self.folder = folder
        self.client = client
        self.progress: list[tuple[str | int, Any]] = []
        self.ids: dict[str, str] = {}
        client.protocol.fm.features[t.PROGRESS] = self._take

    def _take(self, params: t.ProgressParams) -> None:
        self.progress.append((params.token, params.value))

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def open(self, name: str, text: str) -> None:
        item = t.TextDocumentItem((self.folder / name).as_uri(), "endnote", 1, text)
        self.client.text_document_did_open(t.DidOpenTextDocumentParams(item))

    def close(self, name: str) -> None:
        document = t.TextDocumentIdentifier((self.folder / name).as_uri())
        self.client.text_document_did_close(t.DidCloseTextDocumentParams(document))

    def choose(self, **settings: object) -> None:
        params = t.DidChangeConfigurationParams({"reftag": settings})
        self.client.workspace_did_change_configuration(params)

    def params(self, **tokens: str) -> t.WorkspaceDiagnosticParams:
        known = [t.PreviousResultId(uri, value) for uri, value in self.ids.items()]
        return t.WorkspaceDiagnosticParams(known, **tokens)

    async def pull(self, **tokens: str) -> Reports:
        """Ask as VS Code does, which keeps the ids that it was sent last."""
        answered = await self.client.workspace_diagnostic_async(self.params(**tokens))
        return self.taken(answered.items)

    def taken(self, reports: Sequence[t.WorkspaceDocumentDiagnosticReport]) -> Reports:
        found: Reports = {}
        for each in reports:
            if each.result_id is None:
                self.ids.pop(each.uri, None)
            else:
                self.ids[each.uri] = each.result_id
            full = each if isinstance(each, t.WorkspaceFullDocumentDiagnosticReport) else None
            codes = [one.code for one in full.items] if full else []
            found[each.uri.removeprefix(f"{self.folder.as_uri()}/")] = each.kind, codes
        return found


@pytest_lsp.fixture(config=CONFIG)  # type: ignore[untyped-decorator]  # has no types
async def pulling_all(client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    """A client that asks for diagnostics, with a folder open in which all is to be checked."""
    capabilities = client_capabilities("neovim@0.11.0")
    assert capabilities.workspace is not None
    capabilities.workspace.configuration = False  # it sends the settings itself
    await client.initialize_session(
        t.InitializeParams(
            capabilities=capabilities,
            workspace_folders=[t.WorkspaceFolder(tmp_path.as_uri(), "folder")],
            initialization_options={"checkWorkspace": True},
        )
    )
    yield
    await client.shutdown_session()


@pytest.fixture
def workspace(tmp_path: Path, pulling_all: LanguageClient) -> Workspace:
    space = Workspace(tmp_path, pulling_all)
    space.write("a.enw", BAD)
    space.write("sub/b.enw", GOOD)
    return space


async def test_what_has_not_changed_is_not_sent_again(workspace: Workspace) -> None:
    assert await workspace.pull() == {"a.enw": ("full", ["RT005"]), "sub/b.enw": ("full", [])}
    assert await workspace.pull() == {"a.enw": ("unchanged", []), "sub/b.enw": ("unchanged", [])}
    workspace.write("sub/b.enw", BAD + "\n" + BAD)
    assert await workspace.pull() == {
        "a.enw": ("unchanged", []),
        "sub/b.enw": ("full", ["RT601", "RT005", "RT601", "RT005"]),
    }


async def test_a_file_that_was_deleted_or_excluded_is_empty_once(workspace: Workspace) -> None:
    workspace.write("c.enw", BAD)
    await workspace.pull()
    (workspace.folder / "a.enw").unlink()
    workspace.write("reftag.toml", 'exclude = ["c.enw"]\n')
    changed = t.FileEvent((workspace.folder / "reftag.toml").as_uri(), t.FileChangeType.Created)
    workspace.client.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams([changed]))
    left: Reports = {"sub/b.enw": ("unchanged", [])}
    assert await workspace.pull() == {"a.enw": ("full", []), "c.enw": ("full", []), **left}
    assert await workspace.pull() == left


async def test_other_settings_give_other_findings(workspace: Workspace) -> None:
    await workspace.pull()
    workspace.choose(checkWorkspace=True, ignore=["RT005"])
    assert await workspace.pull() == {"a.enw": ("full", []), "sub/b.enw": ("full", [])}
    workspace.choose(checkWorkspace=False)
    assert await workspace.pull() == {"a.enw": ("full", []), "sub/b.enw": ("full", [])}
    assert await workspace.pull() == {}
    workspace.choose(checkWorkspace=True)
    assert await workspace.pull() == {"a.enw": ("full", ["RT005"]), "sub/b.enw": ("full", [])}


async def test_each_open_folder_has_its_own_settings(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "c.enw").write_text(BAD)
    workspace.write("reftag.toml", 'ignore = ["RT005"]\n')
    (other / "reftag.toml").write_text('severity.RT005 = "hint"\n')
    event = t.WorkspaceFoldersChangeEvent([t.WorkspaceFolder(other.as_uri(), "other")], [])
    change = t.DidChangeWorkspaceFoldersParams(event)
    workspace.client.workspace_did_change_workspace_folders(change)
    answered = await workspace.client.workspace_diagnostic_async(workspace.params())
    found = workspace.taken(answered.items)
    assert found.pop((other / "c.enw").as_uri()) == ("full", ["RT005"])
    assert found == {"a.enw": ("full", []), "sub/b.enw": ("full", [])}
    [hint] = (one for each in answered.items for one in getattr(each, "items", ()))
    assert hint.severity == t.DiagnosticSeverity.Hint


async def test_an_open_document_is_left_out_until_it_is_closed(workspace: Workspace) -> None:
    await workspace.pull()
    workspace.open("a.enw", GOOD)
    assert await workspace.pull() == {"sub/b.enw": ("unchanged", [])}
    workspace.close("a.enw")  # the client has forgotten what was on disk
    assert await workspace.pull() == {"a.enw": ("full", ["RT005"]), "sub/b.enw": ("unchanged", [])}


async def test_it_finds_what_is_found_when_the_file_is_opened(workspace: Workspace) -> None:
    text = "".join(f"%0 Book\n%T Volume {at}\n%N\n\n" for at in range(1200))
    ris = "TY  - BOOK\nT1  - A Title\nER  - \n"
    for name, each in (("c.enw", text), ("misnamed.enw", ris), ("empty.enw", ""), ("d.enw", "?")):
        workspace.write(name, each)
    answered = await workspace.client.workspace_diagnostic_async(workspace.params())
    closed = {
        each.uri: each.items
        for each in answered.items
        if isinstance(each, t.WorkspaceFullDocumentDiagnosticReport)
    }
    assert len(closed) == 6
    workspace.choose(compareFiles=False)
    for uri, items in closed.items():
        name = uri.removeprefix(f"{workspace.folder.as_uri()}/")
        workspace.open(name, (workspace.folder / name).read_text())
        document = t.TextDocumentIdentifier(uri)
        found = None
        for _ in range(200):  # until it is checked
            report = await workspace.client.text_document_diagnostic_async(
                t.DocumentDiagnosticParams(document)
            )
            assert isinstance(report, t.RelatedFullDocumentDiagnosticReport)
            found = report.items
            if found == items:
                break
            await asyncio.sleep(0.05)
        assert found == items


async def test_partial_results_and_progress(workspace: Workspace) -> None:
    tokens = {"partial_result_token": "part", "work_done_token": "progress"}
    assert await workspace.pull(**tokens) == {}
    begin, *parts, end, last = ((token, value) for token, value in workspace.progress)
    title = "Checking the open folders"
    assert begin == ("progress", {"kind": "begin", "title": title, "cancellable": True})
    assert end == ("progress", {"kind": "end"})
    assert last == ("part", {"items": []})
    assert [[each["uri"][-5:] for each in value["items"]] for _, value in parts] == [
        ["a.enw"],
        ["b.enw"],
    ]
    assert [one["code"] for one in parts[0][1]["items"][0]["items"]] == ["RT005"]


async def test_it_lets_others_in_and_can_be_cancelled(workspace: Workspace) -> None:
    for at in range(20):
        workspace.write(f"large{at}.enw", BAD * 3000)
    workspace.open("a.enw", BAD)
    tokens = {"partial_result_token": "part"}
    params = workspace.params(**tokens)
    asked = workspace.client.protocol.send_request(t.WORKSPACE_DIAGNOSTIC, params, msg_id="all")
    for _ in range(1000):
        if workspace.progress:
            break
        place = t.TextDocumentIdentifier((workspace.folder / "a.enw").as_uri())
        hover = t.HoverParams(place, t.Position(1, 0))
        assert await workspace.client.text_document_hover_async(hover)
    workspace.client.cancel_request(t.CancelParams("all"))
    with pytest.raises(JsonRpcException) as refused:
        await asyncio.wrap_future(asked)
    assert refused.value.code == -32800
    assert len(workspace.progress) < 20


def test_limits_are_said_once(tmp_path: Path) -> None:
    for at in range(4):
        (tmp_path / f"{at}.enw").write_text(BAD)
    with (tmp_path / "0000.enw").open("wb") as huge:
        huge.truncate(1_000_000_000)  # the disk has nothing of it
    session = Session(DISK, lambda *failure: pytest.fail(str(failure)))
    session.settings.roots = [tmp_path]
    session.set_editor({"checkWorkspace": True, "maxFiles": 3})
    for _ in range(2):
        items = finished(answer(session, t.WorkspaceDiagnosticParams([])))["items"]
        assert len(items) == 3
    large, many = (each.message for each in session.outbox if isinstance(each, ShowMessage))
    assert large.startswith(f"{tmp_path / '0000.enw'} is too large: reftag reads files up to 50 MB")
    assert "after 3 files" in many
    assert "`reftag.maxFiles`" in many
