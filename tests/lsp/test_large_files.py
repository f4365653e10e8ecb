"""A file of 10 MB in an open folder: it is read in small steps, and the client does not wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types as t
from pytest_lsp import LanguageClient

from lsp.talk import document, open_document
from reftag.dialects import Dialect
from reftag.files import DISK, DiskFiles
from reftag.lsp.folders import FolderReader
from reftag.lsp.session import Session
from reftag.syntax import Document
from reftag.syntax.piecemeal import PIECE

PIECE_OF_FILE = 65_536


def records() -> Iterator[str]:
    abstract = "All there is to be said of it. " * 60
    for number in range(5_200):
        yield f"%0 Book\n%A Hahn, Ute\n%T Volume {number} on Æther\n%I Example Press\n%D 1999\n"
        yield f"%R 10.5555/{number}\n%X {abstract}\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "large" / "large.enw"
    path.parent.mkdir()
    path.write_bytes("".join(records()).encode())
    assert path.stat().st_size > 10_000_000
    return path.parent


@pytest.fixture
def long_to_read(folder: Path) -> Path:
    """Return the folder with so much in it that reading takes seconds more than progress waits."""
    large = folder / "large.enw"
    for number in range(20):
        (folder / f"copy-{number}.enw").hardlink_to(large)
    return folder


class CountingFiles(DiskFiles):
    """Counts the bytes that are read."""

    def __init__(self) -> None:
        self.read_now = 0

    def read(self, path: Path) -> bytes:
        raise AssertionError(path)

    def read_range(self, path: Path, start: int, size: int) -> bytes:
        data = super().read_range(path, start, size)
        self.read_now += len(data)
        return data


def test_the_steps_are_small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Document.read
    characters = 0

    def counted(text: str, dialect: Dialect) -> Document:
        nonlocal characters
        characters += len(text)
        return read(text, dialect)

    monkeypatch.setattr(Document, "read", counted)
    session = Session(DISK, on_rule_failure=lambda *failure: pytest.fail(str(failure)))
    session.settings.roots = [folder]
    files = CountingFiles()
    reader = FolderReader(files, session.settings, session.workspace, pytest.fail)
    bytes_a_step: list[int] = []
    characters_a_step: list[int] = []
    for _ in reader.read():
        bytes_a_step.append(files.read_now)
        characters_a_step.append(characters)
        files.read_now = characters = 0
    size = (folder / "large.enw").stat().st_size
    assert sum(bytes_a_step) == size
    assert max(bytes_a_step) == PIECE_OF_FILE
    assert sum(characters_a_step) > 0.9 * size
    assert max(characters_a_step) < 2 * PIECE
    assert session.workspace.on_disk()


async def begun(client: LanguageClient, folder: Path) -> int | str:
    """Open a folder and wait until there is progress; return its token."""
    added = [t.WorkspaceFolder(folder.as_uri(), "large")]
    event = t.WorkspaceFoldersChangeEvent(added, [])
    client.workspace_did_change_workspace_folders(t.DidChangeWorkspaceFoldersParams(event))
    shown = await client.wait_for_notification(t.PROGRESS)
    title = "Reading the open folders"
    assert shown.value == {"kind": "begin", "title": title, "cancellable": True}
    token: int | str = shown.token
    return token


async def test_a_hover_is_answered_between_two_steps(
    long_to_read: Path, pushed: LanguageClient
) -> None:
    open_document(pushed, "%0 Book\n%T A Title\n")
    token = await begun(pushed, long_to_read)
    for _ in range(5):
        params = t.HoverParams(document(), t.Position(1, 0))
        assert await pushed.text_document_hover_async(params)
    assert len(pushed.progress_reports[token]) == 1


async def test_cancelling(long_to_read: Path, pushed: LanguageClient) -> None:
    token = await begun(pushed, long_to_read)
    pushed.window_work_done_progress_cancel(t.WorkDoneProgressCancelParams(token))
    ended = await pushed.wait_for_notification(t.PROGRESS)
    assert (ended.token, ended.value) == (token, {"kind": "end"})
    open_document(pushed, "%0 Book\n%T A Title\n")
    params = t.HoverParams(document(), t.Position(1, 0))
    assert await pushed.text_document_hover_async(params)


async def test_progress_ends_when_a_folder_is_opened_again(
    long_to_read: Path, pushed: LanguageClient
) -> None:
    first = await begun(pushed, long_to_read)
    event = t.FileEvent((long_to_read / "large.enw").as_uri(), t.FileChangeType.Changed)
    pushed.workspace_did_change_watched_files(t.DidChangeWatchedFilesParams([event]))
    ended = await pushed.wait_for_notification(t.PROGRESS)
    assert (ended.token, ended.value) == (first, {"kind": "end"})
    again = await pushed.wait_for_notification(t.PROGRESS)
    assert again.token != first
    assert again.value["kind"] == "begin"
