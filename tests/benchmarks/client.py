"""A client that talks to a language server over standard input and output, and takes the time."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, Final, NamedTuple, Self

from benchmarks.programs import ENVIRONMENT, Program

Json = dict[str, Any]

_PATIENCE: Final = 300.0
"""Seconds after which an answer is not waited for any more; `queue.Empty` is raised."""

_CAPABILITIES: Final[Json] = {
    "textDocument": {
        "publishDiagnostics": {"versionSupport": True},
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"snippetSupport": True}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "foldingRange": {"rangeLimit": 5000, "lineFoldingOnly": True},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}},
            "resolveSupport": {"properties": ["edit"]},
        },
    },
    "workspace": {"configuration": True, "workspaceFolders": True},
    "general": {"positionEncodings": ["utf-16"]},
}


class Heard(NamedTuple):
    """A message of the server."""

    at: float
    """When it came, in seconds of `time.perf_counter`."""
    message: Json


class Client:
    """A server in a process of its own, to be used with `with`."""

    def __init__(self, program: Program, folder: Path) -> None:
        """Start the server in `folder`, which is also the folder that the client has open."""
        self.folder = folder
        self.started = time.perf_counter()
        self._errors = (folder / "stderr.txt").open("wb")
        self.process = subprocess.Popen(
            program.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=folder,
            env=ENVIRONMENT,
        )
        self._heard: Queue[Heard | None] = Queue()
        self._identity = 0
        Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self._errors.close()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while True:
            length = 0
            while (line := stream.readline()).strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not line:
                self._heard.put(None)
                return
            body = stream.read(length)
            at = time.perf_counter()
            self._heard.put(Heard(at, json.loads(body)))

    def write(self, *messages: Json) -> None:
        """Send messages in one go."""
        bodies = [json.dumps({"jsonrpc": "2.0", **each}).encode() for each in messages]
        framed = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)
        assert self.process.stdin is not None
        self.process.stdin.write(framed)
        self.process.stdin.flush()

    def notify(self, method: str, params: object) -> None:
        """Send a notification."""
        self.write({"method": method, "params": params})

    def request(self, method: str, params: object) -> int:
        """Send a request and return its identity."""
        self._identity += 1
        self.write({"id": self._identity, "method": method, "params": params})
        return self._identity

    def until(self, wanted: Callable[[Json], bool], patience: float = _PATIENCE) -> Heard:
        """Return the next message that is wanted. What the server asks is answered.

        Raises `queue.Empty` if none comes in time and `EOFError` if the server has gone.
        """
        end = time.perf_counter() + patience
        while True:
            heard = self._heard.get(timeout=max(0.001, end - time.perf_counter()))
            if heard is None:
                raise EOFError(self._last_words())
            message = heard.message
            if "method" in message and "id" in message:
                asked = message["method"] == "workspace/configuration"
                result = [None] * len(message["params"]["items"]) if asked else None
                self.write({"id": message["id"], "result": result})
            if wanted(message):
                return heard

    def _last_words(self) -> str:
        return (self.folder / "stderr.txt").read_text(encoding="utf-8", errors="replace")[-2000:]

    def answer(self, identity: int) -> Heard:
        """Return the answer to a request."""
        return self.until(lambda each: each.get("id") == identity and "method" not in each)

    def ask(self, method: str, params: object) -> tuple[float, Any]:
        """Return how long a request takes, in seconds, and its result."""
        begun = time.perf_counter()
        heard = self.answer(self.request(method, params))
        return heard.at - begun, heard.message.get("result")

    def initialize(self, more: Mapping[str, Any] | None = None) -> float:
        """Do what begins a session; return how many seconds after the start it was answered.

        `more` are further capabilities of the client's `textDocument`.
        """
        documents = {**_CAPABILITIES["textDocument"], **(more or {})}
        uri = self.folder.as_uri()
        params = {
            "processId": os.getpid(),
            "rootUri": uri,
            "workspaceFolders": [{"uri": uri, "name": "folder"}],
            "capabilities": {**_CAPABILITIES, "textDocument": documents},
        }
        heard = self.answer(self.request("initialize", params))
        self.notify("initialized", {})
        return heard.at - self.started

    def published(self, name: str, version: int, patience: float = _PATIENCE) -> Heard:
        """Return the next diagnostics of this version of a file or a newer one.

        Where a server leaves out the version, any diagnostics are taken for it.
        """

        def wanted(message: Json) -> bool:
            if message.get("method") != "textDocument/publishDiagnostics":
                return False
            params = message["params"]
            return bool(
                params["uri"].endswith(f"/{name}") and (params.get("version") or version) >= version
            )

        return self.until(wanted, patience)

    def bye(self) -> None:
        """End the session as an editor does."""
        self.ask("shutdown", None)
        self.notify("exit", None)
        self.process.wait(30)
