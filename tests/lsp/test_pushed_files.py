"""The server where there is no disk: a client hands over the files, settings and baseline too."""

import asyncio
import builtins
import io
import json
import os
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest

import reftag
from lsp.raw import INITIALIZED, Json, notification, request
from reftag.config.baseline import Baseline
from reftag.dialects import dialect
from reftag.files import PushedFiles
from reftag.lint import Linter, select
from reftag.lsp.server import Server
from reftag.syntax import Document

ROOT = Path("C:/library" if os.name == "nt" else "/library")
SETTINGS = ROOT / "reftag.toml"
BASELINE = ROOT / "known.json"
OTHER = ROOT / "old" / "a.enw"
OPEN = ROOT / "new" / "b.enw"

RECORD = "%0 Journal Article\n%T Ice cores\n%A Rubin, Matan\n%D 2019\n%J Ice\n%R 10.1234/ice.1\n"
EMPTY_TAGS = f"{RECORD}%N \n%9 \n"
"""With an empty number and an empty kind of work."""


class Client:
    """Talks to a server in this process. It keeps what the server says."""

    def __init__(self, files: PushedFiles) -> None:
        self.server = Server(files)
        self.heard: list[Json] = []
        self.server.protocol.set_writer(self)
        self.says(
            request(
                "initialize",
                {
                    "processId": None,
                    "rootUri": None,
                    "workspaceFolders": [{"uri": ROOT.as_uri(), "name": "work"}],
                    "capabilities": {
                        "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}},
                        "textDocument": {"publishDiagnostics": {"relatedInformation": True}},
                    },
                },
            )
        )
        self.says(INITIALIZED)

    def write(self, data: bytes) -> None:
        """Take what the server sends."""
        self.heard.append(json.loads(data.partition(b"\r\n\r\n")[2]))

    def close(self) -> None:
        """Have nothing to close."""

    def says(self, message: Json) -> None:
        """Send a message."""
        self.server.protocol.handle_message(message)

    def opens(self, text: str) -> None:
        """Open the document."""
        document = {"uri": OPEN.as_uri(), "languageId": "endnote", "version": 1, "text": text}
        self.says(notification("textDocument/didOpen", {"textDocument": document}))

    def deletes_line(self, line: int) -> None:
        """Delete a line of the document, counted from 0."""
        start, end = ({"line": at, "character": 0} for at in (line, line + 1))
        edited = {
            "textDocument": {"uri": OPEN.as_uri(), "version": 2},
            "contentChanges": [{"range": {"start": start, "end": end}, "text": ""}],
        }
        self.says(notification("textDocument/didChange", edited))

    def changed(self, *paths: Path) -> None:
        """Notify the server of files that were handed over, or dropped."""
        changes = [{"uri": path.as_uri(), "type": 2} for path in paths]
        self.says(notification("workspace/didChangeWatchedFiles", {"changes": changes}))

    async def answer(self, method: str, params: object) -> Any:  # noqa: ANN401  # any JSON
        """Return the answer to a request."""
        self.says(request(method, params, identity=method))
        for _ in range(1_000):
            if answers := [each for each in self.heard if each.get("id") == method]:
                break
            await asyncio.sleep(0.01)
        return answers[0]["result"]

    async def finds(self, *codes: str) -> list[Json]:
        """Wait until these, and no others, are the findings in the open document."""
        for _ in range(1_000):
            found = self._found()
            if [each["code"] for each in found] == list(codes):
                return found
            await asyncio.sleep(0.01)
        raise AssertionError(f"{codes} were not found, but {self._found()}")

    def _found(self) -> list[Json]:
        published = [
            each["params"]["diagnostics"]
            for each in self.heard
            if each.get("method") == "textDocument/publishDiagnostics"
            and each["params"]["uri"] == OPEN.as_uri()
        ]
        return sorted(published[-1], key=itemgetter("code")) if published else []


@contextmanager
def no_disk() -> Iterator[None]:
    """Refuse every look at the disk, except at what belongs to reftag itself or to Python."""
    ours = (str(Path(reftag.__file__).parent), *sysconfig.get_paths().values())
    touched: list[object] = []

    def refusing(real: Callable[..., Any]) -> Callable[..., Any]:
        def refuse(path: Any = "", *args: Any, **options: Any) -> Any:  # noqa: ANN401  # as `real`
            if isinstance(path, int) or os.fspath(path).startswith(ours):
                return real(path, *args, **options)
            touched.append((real, path))
            raise PermissionError(13, "There is no disk", str(path))

        return refuse

    with pytest.MonkeyPatch.context() as patch:
        for module, names in (
            (builtins, "open"),
            (io, "open"),
            (os, "open stat lstat readlink scandir listdir access getcwd mkdir replace"),
        ):
            for name in names.split():
                patch.setattr(module, name, refusing(getattr(module, name)))
        yield
    assert touched == []


@pytest.fixture
def files() -> PushedFiles:
    """Hand over settings that name a baseline, and a library with the record that we open."""
    files = PushedFiles()
    files.put(OTHER, RECORD)
    files.put(SETTINGS, 'baseline = "known.json"\n')
    document = Document.read(EMPTY_TAGS, dialect("endnote"))
    found = Linter(select()).check(document).in_order()
    first = [next(each for each in found if each.diagnostic.rule.code == "RT005")]
    files.put(BASELINE, Baseline(BASELINE, {}).renewed(files, {OPEN: first}).dump())
    return files


async def test_all_is_found_in_what_was_handed_over(files: PushedFiles) -> None:
    with no_disk():
        client = Client(files)
        client.opens(EMPTY_TAGS)
        empty, duplicate = await client.finds("RT005", "RT601")
        assert "%9" in empty["message"]
        [near] = duplicate["relatedInformation"]
        assert near["location"]["uri"] == OTHER.as_uri()

        client.deletes_line(7)
        await client.finds("RT601")

        files.put(SETTINGS, 'ignore = ["RT601"]\n')
        client.changed(SETTINGS)
        [empty] = await client.finds("RT005")
        assert "%N" in empty["message"]  # no baseline is named any more
        files.drop(SETTINGS)
        client.changed(SETTINGS)
        await client.finds("RT005", "RT601")

        files.put(OTHER, RECORD.replace("Ice", "Tree").replace("10.1234/ice.1", "10.1234/trees"))
        client.changed(OTHER)
        await client.finds("RT005")
        files.put(OTHER.with_name("c.enw"), RECORD.encode("utf-16"))
        client.changed(OTHER.with_name("c.enw"))
        await client.finds("RT005", "RT601")
        files.drop(OTHER.with_name("c.enw"))
        client.changed(OTHER.with_name("c.enw"))
        await client.finds("RT005")


async def test_a_file_that_is_not_open_is_reported_on(files: PushedFiles) -> None:
    files.put(SETTINGS, 'targets = ["zotero"]\n')
    with no_disk():
        client = Client(files)
        asked = {"command": "reftag.portability", "arguments": [OTHER.as_uri()]}
        assert "Zotero" in await client.answer("workspace/executeCommand", asked)
