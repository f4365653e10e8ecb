"""A session in every format, so that what a client asks first has been imported and cached before.

Run once after `boot`, before the snapshot is taken. It has a server of its own with the converter
of the real one, whose state stays as it is at the start. Its event loop is of Python alone: one of
JavaScript would leave objects of JavaScript, which no snapshot can hold.
"""

import asyncio
import gc
import json
import logging
import random
import time
from asyncio import events
from typing import Any

from boot import server as real
from reftag.dialects import names
from reftag.files import PushedFiles
from reftag.lsp.capabilities import PORTABILITY
from reftag.lsp.server import Server

SAMPLES = {
    "endnote": "%0 Journal Article\n%A Doe, Jane\n%D 20191\n%T A title\n%J J\n%P 1-2\n"
    "%@ 1234-5678\n%R https://doi.org/10.1/x\n%A\n\n%0 Book %A Doe,J %T One line %I P %D 1999\n",
    "refer": "%A J. Doe\n%T A title\n%D 1999\n",
    "ris": "TY  - JOUR\nAU  - Doe, Jane\nPY  - 20191\nTI  - T\nER  - \n",
    "medline": "PMID- 1\nTI  - T\nAU  - Doe J\nDP  - 2019\n",
    "wos": "PT J\nAU Doe, J\nTI T\nPY 2019\nER\n",
    "refworks": "RT Journal Article\nA1 Doe,Jane\nT1 T\nYR 2019\n",
}
if SAMPLES.keys() != set(names()):
    raise RuntimeError("There is no sample of some format")

CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"showDocument": {"support": True}},
    "workspace": {
        "configuration": True,
        "didChangeConfiguration": {"dynamicRegistration": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
    },
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True},
        "codeAction": {"resolveSupport": {"properties": ["edit"]}},
        "completion": {"completionItem": {}},
        "diagnostic": {},
        "hover": {},
    },
}

START = {"line": 0, "character": 1}
LINE = {"line": 1, "character": 0}
ALL = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
LAYOUT = {"tabSize": 4, "insertSpaces": True}

REQUESTS = {
    "hover": {"position": START},
    "completion": {"position": LINE},
    "definition": {"position": LINE},
    "documentHighlight": {"position": LINE},
    "references": {"position": LINE, "context": {"includeDeclaration": True}},
    "selectionRange": {"positions": [LINE]},
    "formatting": {"options": LAYOUT},
    "rangeFormatting": {"range": ALL, "options": LAYOUT},
    "onTypeFormatting": {"position": LINE, "ch": "\n", "options": LAYOUT},
    "codeAction": {"range": ALL, "context": {"diagnostics": []}},
    "inlayHint": {"range": ALL},
    "semanticTokens/full": {},
    "semanticTokens/range": {"range": ALL},
    "documentSymbol": {},
    "foldingRange": {},
    "documentLink": {},
    "codeLens": {},
    "diagnostic": {},
}


class Client:
    """Talks to the server and keeps what it sends."""

    def __init__(self) -> None:
        """Share the converter of the real server: it keeps what it has learned of each type."""
        self.protocol = Server(PushedFiles()).protocol
        self.protocol._converter = real.protocol._converter  # noqa: SLF001
        self.protocol.set_writer(self, include_headers=False)
        self.heard: list[dict[str, Any]] = []

    def write(self, data: bytes) -> None:
        """Take what the server sends."""
        self.heard.append(json.loads(data))

    def close(self) -> None:
        """Have nothing to close."""

    def notify(self, method: str, params: object, **request: int) -> None:
        """Send a notification."""
        message = {"jsonrpc": "2.0", "method": method, "params": params, **request}
        self.protocol.receive([json.dumps(message).encode()])

    async def ask(self, method: str, params: object) -> None:
        """Send a request and wait for the answer."""
        self.notify(method, params, id=len(self.heard) + 1_000)
        before = len(self.heard)
        for _ in range(10_000):
            if any("id" in each and "method" not in each for each in self.heard[before:]):
                return
            await asyncio.sleep(0)
        raise RuntimeError(f"{method} was not answered")


async def session() -> None:
    """Do what a client may do first."""
    client = Client()
    folders = [{"uri": "file:///folder", "name": "folder"}]
    begin = {"processId": None, "rootUri": None, "capabilities": CAPABILITIES}
    await client.ask("initialize", {**begin, "workspaceFolders": folders})
    client.notify("initialized", {})
    for language, text in SAMPLES.items():
        document = {"uri": f"file:///folder/{language}"}
        opened = {**document, "languageId": language, "version": 1, "text": text}
        client.notify("textDocument/didOpen", {"textDocument": opened})
        change = {"range": {"start": START, "end": START}, "text": ""}
        edited = {"textDocument": {**document, "version": 2}, "contentChanges": [change]}
        client.notify("textDocument/didChange", edited)
        for method, params in REQUESTS.items():
            await client.ask(f"textDocument/{method}", {"textDocument": document, **params})
        command = {"command": PORTABILITY, "arguments": [document["uri"]]}
        await client.ask("workspace/executeCommand", command)
        client.notify("textDocument/didClose", {"textDocument": document})
    await client.ask("workspace/symbol", {"query": "title"})
    await asyncio.sleep(1.5)  # what is done in the background
    wrong = [
        each
        for each in client.heard
        if "error" in each or each.get("method") == "window/showMessage"
    ]
    if wrong:
        raise RuntimeError(wrong[:2])


class _NoSelector:
    """Nothing to listen to: the loop has only its own callbacks and timers."""

    def select(self, timeout: float | None) -> tuple[()]:
        time.sleep(min(timeout or 0, 0.01))
        return ()


class _Loop(asyncio.BaseEventLoop):
    def __init__(self) -> None:
        super().__init__()
        self._selector = _NoSelector()

    def _process_events(self, event_list: tuple[()]) -> None:
        pass


def warm() -> None:
    """Run the session."""
    javascript = asyncio.get_event_loop()
    events._set_running_loop(None)  # noqa: SLF001  # Pyodide's is always running
    logging.disable(logging.WARNING)  # how long things take the first time
    try:
        _Loop().run_until_complete(session())
    finally:
        logging.disable(logging.NOTSET)
        events._set_running_loop(javascript)  # noqa: SLF001
    random.seed(0)
    gc.collect()


warm()
