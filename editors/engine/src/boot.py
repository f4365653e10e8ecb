"""The server, ready for its client; run once, before the snapshot of the heap is taken.

There are no threads, streams or signals here: JavaScript calls with what has arrived, and is called
with what is to be sent. Answers come from Pyodide's event loop, which is JavaScript's own.
"""

import logging
import sys
from collections.abc import Callable
from typing import Protocol

from reftag.files import DISK, PushedFiles
from reftag.lsp.frames import Frames
from reftag.lsp.server import Server
from reftag.lsp.settings import path_of

logging.basicConfig(
    stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s"
)

files = PushedFiles()
server = Server(files)


class Buffer(Protocol):
    """A `Uint8Array` of JavaScript."""

    def to_bytes(self) -> bytes:
        """Return a copy."""


class _Writer:
    def __init__(self, send: Callable[[bytes], object], ended: Callable[[], object]) -> None:
        self.write, self.close = send, ended


def serve_messages(
    send: Callable[[str], object], ended: Callable[[], object]
) -> Callable[[str], None]:
    """Serve a client whose messages come one by one; return what takes them.

    `ended` is called when the client has said goodbye. Its files are those that it hands over.
    """
    protocol = server.protocol
    writer = _Writer(lambda data: send(data.decode()), ended)
    protocol.set_writer(writer, include_headers=False)

    def take(message: str) -> None:
        protocol.receive([message.encode()])

    return take


def serve_stream(
    send: Callable[[object], object], ended: Callable[[], object]
) -> Callable[[Buffer], None]:
    """Serve a client on a stream of bytes, and read files from the disk that is mounted."""
    from pyodide.ffi import to_js  # a JavaScript object: none may be there yet in a snapshot

    server.files = DISK
    protocol, frames = server.protocol, Frames()
    protocol.set_writer(_Writer(lambda data: send(to_js(data)), ended))

    def take(data: Buffer) -> None:
        protocol.receive(frames.bodies(data.to_bytes()))

    return take


def is_idle() -> bool:
    """Say whether all that has arrived is done."""
    return server.protocol.is_idle


def put(uri: str, data: Buffer) -> None:
    """Take a file from the client."""
    path = path_of(uri)
    if path is not None:
        files.put(path, data.to_bytes())


def drop(uri: str) -> None:
    """Forget a file that the client no longer has."""
    path = path_of(uri)
    if path is not None:
        files.drop(path)
