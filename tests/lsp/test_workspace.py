"""Duplicates across the files of a workspace, over the wire."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from lsprotocol import types as t
from pytest_lsp import LanguageClient

from lsp.conftest import DISK
from lsp.talk import registered

CARDS = "%0 Book\n%A Moreau, Luc\n%T The Keeping of Cards\n%I Example Press\n%D 2017\n"
OTHER = CARDS.replace("Cards", "Books")


class Wire:
    """A folder that an editor has open."""

    def __init__(self, folder: Path, client: LanguageClient) -> None:
        self.folder = folder
        self.client = client

    def folders(self, added: list[Path] = [], removed: list[Path] = []) -> None:  # noqa: B006
        came, went = (
            [t.WorkspaceFolder(path.as_uri(), path.name) for path in paths]
            for paths in (added, removed)
        )
        event = t.WorkspaceFoldersChangeEvent(came, went)
        self.client.workspace_did_change_workspace_folders(t.DidChangeWorkspaceFoldersParams(event))

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> None:
        item = t.TextDocumentItem(self.uri(name), "endnote", 1, text)
        self.client.text_document_did_open(t.DidOpenTextDocumentParams(item))

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        kind = t.FileChangeType.Changed if path.exists() else t.FileChangeType.Created
        path.write_text(text, encoding="utf-8")
        event = t.FileEvent(self.uri(name), kind)
        self.client.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams([event]))

    async def until(self, name: str, wanted: Callable[[list[str]], bool]) -> None:
        """Wait until a document points at files as `wanted`."""
        for _ in range(2000):
            found = await self.near(name)
            if wanted(found):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{name} points at {found}")

    async def near(self, name: str) -> list[str]:
        shown = self.client.diagnostics.get(self.uri(name), [])
        related = [near for each in shown for near in each.related_information or ()]
        return [near.location.uri.rpartition("/")[2] for near in related]


async def test_over_the_wire(tmp_path: Path, pushed: LanguageClient) -> None:
    (tmp_path / "disk.enw").write_text(CARDS)
    wire = Wire(tmp_path, pushed)
    wire.folders(added=[tmp_path])
    wire.open("a.enw", CARDS)
    await wire.until("a.enw", lambda near: near == ["disk.enw"])
    wire.write("more.enw", CARDS)
    await wire.until("a.enw", lambda near: near == ["disk.enw", "more.enw"])
    wire.open("more.enw", CARDS)
    await wire.until("more.enw", lambda near: near == ["a.enw", "disk.enw"])
    change = t.TextDocumentContentChangeWholeDocument(OTHER)
    document = t.VersionedTextDocumentIdentifier(2, wire.uri("more.enw"))
    pushed.text_document_did_change(t.DidChangeTextDocumentParams(document, [change]))
    await wire.until("a.enw", lambda near: near == ["disk.enw"])
    wire.folders(removed=[tmp_path])
    await wire.until("a.enw", lambda near: near == [])
    [files, _] = registered(pushed)
    patterns = [each["globPattern"] for each in files.register_options["watchers"]]  # type: ignore[index]
    assert any(pattern.startswith("**/*.{") and "enw" in pattern for pattern in patterns)


async def test_a_client_that_asks(tmp_path: Path, pulling: LanguageClient) -> None:
    (tmp_path / "disk.enw").write_text(CARDS)
    wire = Wire(tmp_path, pulling)
    wire.folders(added=[tmp_path])
    wire.open("a.enw", CARDS)
    params = t.DocumentDiagnosticParams(t.TextDocumentIdentifier(wire.uri("a.enw")))
    found: list[object] = []
    for _ in range(2000):
        report = await pulling.text_document_diagnostic_async(params)
        assert isinstance(report, t.RelatedFullDocumentDiagnosticReport)
        found = [each.code for each in report.items]
        if found:
            break
        await asyncio.sleep(0.05)
    assert found == ["RT601"]


async def test_the_folders_that_are_open_from_the_start(
    tmp_path: Path, rooted: LanguageClient
) -> None:
    """The fixture has written a file into the folder before the server started."""
    wire = Wire(tmp_path, rooted)
    wire.open("a.enw", DISK)
    await wire.until("a.enw", lambda near: near == ["disk.enw"])


async def test_a_folder_that_is_renamed_or_deleted(tmp_path: Path, pushed: LanguageClient) -> None:
    """Watchers report only the folder, not the libraries in it."""
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "disk.enw").write_text(CARDS)
    wire = Wire(tmp_path, pushed)
    wire.folders(added=[tmp_path])
    wire.open("a.enw", CARDS)
    await wire.until("a.enw", lambda near: near == ["disk.enw"])
    (tmp_path / "old" / "disk.enw").rename(tmp_path / "old" / "other.enw")
    (tmp_path / "old").rename(tmp_path / "new")
    renamed = t.FileRename(wire.uri("old"), wire.uri("new"))
    pushed.workspace_did_rename_files(t.RenameFilesParams([renamed]))
    await wire.until("a.enw", lambda near: near == ["other.enw"])
    (tmp_path / "new" / "other.enw").unlink()
    (tmp_path / "new").rmdir()
    pushed.workspace_did_delete_files(t.DeleteFilesParams([t.FileDelete(wire.uri("new"))]))
    await wire.until("a.enw", lambda near: near == [])
    (tmp_path / "b.enw").write_text(CARDS)
    pushed.workspace_did_create_files(t.CreateFilesParams([t.FileCreate(wire.uri("b.enw"))]))
    await wire.until("a.enw", lambda near: near == ["b.enw"])
