"""Talks to the server in bytes over stdio, as a client would that no library helps."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

SERVER = Path(__file__).parents[2] / "server"

COMMAND: list[str] = json.loads(os.environ.get("REFTAG_SERVER_COMMAND", "null")) or [
    *(sys.executable, "-m", "reftag", "server")
]
"""Starts the server. The tests of the engine run these tests with another one."""

Json = dict[str, Any]

INITIALIZE: Json = {
    "jsonrpc": "2.0",
    "id": "begin",
    "method": "initialize",
    "params": {"processId": None, "rootUri": None, "capabilities": {}},
}
INITIALIZED: Json = {"jsonrpc": "2.0", "method": "initialized", "params": {}}
SHUTDOWN: Json = {"jsonrpc": "2.0", "id": "end", "method": "shutdown"}
EXIT: Json = {"jsonrpc": "2.0", "method": "exit"}


def framed(message: object, header: str = "Content-Length: {}\r\n\r\n") -> bytes:
    """Return a message as it goes over the wire; bytes are taken as its body."""
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return header.format(len(body)).encode() + body


def request(method: str, params: object = None, identity: object = 1) -> Json:
    """Return a request."""
    return {"jsonrpc": "2.0", "id": identity, "method": method, "params": params}


def notification(method: str, params: object = None) -> Json:
    """Return a notification."""
    return {"jsonrpc": "2.0", "method": method, "params": params}


def talk(*sent: bytes | Json) -> tuple[list[Json], str]:
    """Send messages, bytes as they are, and return what the server sent and what it logged.

    The server has to end by itself, and without an error.
    """
    data = b"".join(each if isinstance(each, bytes) else framed(each) for each in sent)
    done = subprocess.run(
        COMMAND,
        input=data,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SERVER)},
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return _messages(done.stdout), done.stderr.decode(errors="replace")


def _messages(data: bytes) -> list[Json]:
    messages: list[Json] = []
    while data:
        head, _, rest = data.partition(b"\r\n\r\n")
        found = re.search(rb"Content-Length: (\d+)", head)
        assert found, head
        size = int(found[1])
        messages.append(json.loads(rest[:size]))
        data = rest[size:]
    return messages


def session(*sent: bytes | Json) -> tuple[list[Json], str]:
    """Send messages between `initialize` and `exit`; return what came for them and the log."""
    answers, log = talk(INITIALIZE, INITIALIZED, *sent, SHUTDOWN, EXIT)
    assert answers[0]["id"] == "begin"
    # What is answered in steps may be answered after it.
    answers.remove({"jsonrpc": "2.0", "id": "end", "result": None})
    return answers[1:], log


def outcome(answer: Json) -> tuple[Any, Any]:
    """Return the id and the error's code of an answer, or its id and `ok`."""
    return answer["id"], answer["error"]["code"] if "error" in answer else "ok"
