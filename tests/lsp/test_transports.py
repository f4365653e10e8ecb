"""The other two ways to reach the server: a TCP socket and a WebSocket."""

import asyncio
import json
import os
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect

SERVER = Path(__file__).parents[2] / "server"
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"processId": None, "rootUri": None, "capabilities": {}},
}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _serving(option: str, port: int) -> Iterator[subprocess.Popen[str]]:
    server = subprocess.Popen(
        [sys.executable, "-m", "reftag", "server", option, f"127.0.0.1:{port}"],
        env={**os.environ, "PYTHONPATH": str(SERVER)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield server
    finally:
        server.kill()
        server.communicate()


async def _over_tcp(port: int) -> dict[str, Any]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = json.dumps(INITIALIZE).encode()
    writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
    answer: dict[str, Any] = json.loads(await reader.readexactly(length))
    writer.close()
    return answer


async def _over_websocket(port: int) -> dict[str, Any]:
    async with connect(f"ws://127.0.0.1:{port}") as channel:
        await channel.send(json.dumps(INITIALIZE))
        answer: dict[str, Any] = json.loads(await channel.recv())
        return answer


@pytest.mark.parametrize(("option", "talk"), [("--tcp", _over_tcp), ("--ws", _over_websocket)])
async def test_the_server_answers(option: str, talk: Any) -> None:  # noqa: ANN401  # either
    port = _free_port()
    with _serving(option, port):
        for _ in range(1200):
            try:
                answer = await talk(port)
                break
            except OSError:
                await asyncio.sleep(0.1)
        assert answer["result"]["serverInfo"]["name"] == "reftag"


async def test_a_client_that_is_gone_ends_the_server_quietly() -> None:
    port = _free_port()
    with _serving("--tcp", port) as server:
        for _ in range(1200):
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                break
            except OSError:
                await asyncio.sleep(0.1)
        gone = writer.get_extra_info("socket")
        gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
        _, said = await asyncio.to_thread(server.communicate, timeout=120)
    assert server.returncode == 0
    assert "Traceback" not in said


@pytest.mark.parametrize("option", ["--tcp", "--ws"])
def test_an_address_that_is_taken_is_said_so(option: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with _serving(option, taken.getsockname()[1]) as server:
            _, said = server.communicate(timeout=120)
            assert server.returncode == 2
    assert said.startswith("reftag server: cannot listen on this address: ")
    assert "Traceback" not in said
