"""How much memory the server has: after a large document was opened, after edits, after closing.

Linux only: it says in `/proc` how much of a process is in memory.
"""

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.client import Client
from benchmarks.programs import SERVER
from benchmarks.server_texts import Text, server_text
from benchmarks.serving import opened, serving
from benchmarks.table import Row

_EDITS: Final = 10_000

_LIMITS: Final = {"enw": 4, "dirty": 7}
"""How many times the size of the text: without findings, and with one in each record."""

_MEGABYTE: Final = 1_000_000


def rows(megabytes: float, edits: int = _EDITS) -> Iterator[Row]:
    """Return what a document without findings takes, and one with a finding in each record."""
    for kind, most in _LIMITS.items():
        text = server_text(kind, megabytes)
        with serving(SERVER) as client:
            idle = _settled(client)
            opened(client, text)
            full = _settled(client)
            _edit(client, text, edits)
            edited = _settled(client)
            uri = (client.folder / text.name).as_uri()
            client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
            closed = _settled(client)
        size = len(text.text.encode()) / _MEGABYTE
        name = f"{megabytes:g} MB {'with findings' if kind == 'dirty' else 'without'}"
        yield Row("memory", f"{name}, of the text ({full:.0f} MB)", full / size, most)
        yield Row("memory", f"{name}, after {edits:,} edits, of before", edited / full, 1.1)
        kept = (closed - idle) / (full - idle)
        yield Row("memory", f"{name}, after closing, of what it took", kept, 0.5)


def _settled(client: Client) -> float:
    """Wait until nothing changes and return the megabytes that the server has in memory."""
    before = -1.0
    while abs((now := megabytes(client)) - before) > 0.5:
        before = now
        time.sleep(4)
    return now


def megabytes(client: Client) -> float:
    """Return how much memory a server has."""
    status = Path(f"/proc/{client.process.pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) * 1024 / _MEGABYTE


def _edit(client: Client, text: Text, edits: int) -> None:
    """Type letters all over a document, and delete each again."""
    uri = (client.folder / text.name).as_uri()
    chance = random.Random(1)  # noqa: S311  # repeatable, not secret
    lines = text.text.count("\n")
    for version in range(2, edits + 2):
        if version % 2 == 0:
            line = chance.randrange(lines)
            change = {"range": _range(line, 0), "text": "x"}
        else:
            change = {"range": _range(line, 1), "text": ""}
        document = {"uri": uri, "version": version}
        params = {"textDocument": document, "contentChanges": [change]}
        client.notify("textDocument/didChange", params)
        if version % 100 == 0:
            client.published(text.name, version)


def _range(line: int, width: int) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": line, "character": 0},
        "end": {"line": line, "character": width},
    }
