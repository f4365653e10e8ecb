"""Puts the server together: finds the request files, guards them, starts a transport."""

import asyncio
import inspect
import io
import logging
import pkgutil
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lsprotocol import types as t
from pygls.io_ import StdoutWriter
from pygls.lsp.server import LanguageServer

from reftag import __version__
from reftag.files import DISK, Files
from reftag.lsp import requests, watchdog
from reftag.lsp.client import Client
from reftag.lsp.frames import CHUNK, Frames
from reftag.lsp.guard import guarded
from reftag.lsp.protocol import Protocol, strict_converter
from reftag.text.steps import Steps

if TYPE_CHECKING:
    from reftag.lint import Rule
    from reftag.lsp.send import Sender
    from reftag.lsp.session import Session

log = logging.getLogger(__name__)

Address = tuple[str, int]

_SLICE: Final = 0.01
"""Seconds of work at an answer about all of a document, before other messages are read."""


class Request(NamedTuple):
    """A method of the protocol and the file that answers it."""

    method: str
    answer: "Callable[[Session, Any], Any]"
    """A generator function does it in steps, for answers about all of a document."""
    empty: Any


class Server(LanguageServer):
    """The language server: a session and guarded handlers for the requests in `requests/`."""

    protocol: Protocol
    session: "Session"
    _sender: "Sender"

    def __init__(self, files: Files = DISK) -> None:
        """Be ready for `initialize`; everything that is not open is read from `files`."""
        super().__init__(
            "reftag", __version__, protocol_cls=Protocol, converter_factory=strict_converter
        )
        self.files = files

    def begin(self, client: Client, params: t.InitializeParams) -> None:
        """Begin a session and register every request file, once `initialize` was answered.

        Until then nothing of the linter is imported, so that the client can go on with its start.
        """
        from reftag.lsp.send import Sender
        from reftag.lsp.session import Session

        self.session = Session(self.files, on_rule_failure=self._rule_failed)
        self._sender = Sender(self, self.session, lambda: self.protocol.is_shut_down)
        self.session.begin(client, _roots(params), params.initialization_options)
        handlers = self.protocol.fm.builtin_features
        for request in all_requests():
            # Straight into the table of handlers: pygls' own text synchronisation, which
            # splits lines where the protocol does not, never runs.
            handlers[request.method] = self._handler(request)

    def _handler(self, request: Request) -> Callable[[Any], Any]:
        if inspect.isgeneratorfunction(request.answer):
            return self._handler_in_slices(request)

        def handle(params: object) -> object:
            self._look(params)
            result = request.answer(self.session, params)
            self._sender.heard()
            return result

        return guarded(request.method, handle, request.empty, self._sender.show)

    def _handler_in_slices(self, request: Request) -> Callable[[Any], Awaitable[Any]]:
        """Return a handler that lets other messages in while it works."""
        unanswered = (True, request.empty)
        work = guarded(request.method, _worked, unanswered, self._sender.show)

        async def handle(params: object) -> object:
            self._look(params)
            steps = request.answer(self.session, params)
            try:
                while True:
                    begun = watchdog.begin()
                    over, result = work(steps)
                    watchdog.noted(request.method, begun)
                    if over:
                        self._sender.heard()
                        return result
                    self._sender.send_all()
                    await asyncio.sleep(0)
            finally:  # it may be cancelled
                steps.close()
                self._sender.send_all()

        return handle

    def _look(self, params: object) -> None:
        """Have checked first what the client asks about: it is what the user sees."""
        document = getattr(params, "text_document", None)
        place = getattr(params, "position", None) or getattr(params, "range", None)
        if isinstance(place, t.Range):
            place = place.start
        if document is not None and isinstance(place, t.Position):
            self.session.documents.look_at(document.uri, place.line)

    def report_server_error(self, error: Exception, _source: object) -> None:
        """Log an error; pygls would show each one to the user."""
        log.error("%s", error)

    def serve_stdio(self) -> None:
        """Serve the client that started this process."""

        async def serve() -> None:
            loop, over = asyncio.get_running_loop(), asyncio.Event()

            def read() -> None:
                frames = Frames()
                with io.FileIO(sys.stdin.fileno(), closefd=False) as pipe, suppress(RuntimeError):
                    with suppress(OSError):  # the pipe may break
                        while data := pipe.read(CHUNK):
                            # Not named here: 50 MB would be held until the next message is read.
                            loop.call_soon_threadsafe(self.protocol.receive, frames.bodies(data))
                    loop.call_soon_threadsafe(over.set)  # RuntimeError: the loop was over before

            # A thread of its own, so that more is read while something takes long.
            Thread(target=read, daemon=True).start()
            await over.wait()
            await self._finish()

        self.protocol.set_writer(StdoutWriter(sys.stdout.buffer))
        # `exit` closes the output, and the process ends with what follows.
        with suppress(SystemExit, KeyboardInterrupt):
            asyncio.run(serve())
        self.shutdown()  # type: ignore[no-untyped-call]  # pygls has no type for it

    async def _finish(self) -> None:
        """Do what has arrived, now that nothing more will."""
        while not self.protocol.is_idle:
            await asyncio.sleep(0)

    def start_tcp(self, host: str, port: int) -> None:
        """Serve one client on a TCP socket: as in pygls, but it looks at all that has arrived."""
        self._stop_event = Event()

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.protocol.set_writer(writer)
            frames = Frames()
            with suppress(ConnectionError):  # a client may be killed
                while data := await reader.read(CHUNK):
                    self.protocol.receive(frames.bodies(data))
            await self._finish()
            self.shutdown()  # type: ignore[no-untyped-call]  # pygls has no type for it

        async def listen() -> None:
            self._server = await asyncio.start_server(serve, host, port)
            async with self._server:
                await self._server.serve_forever()

        with suppress(asyncio.CancelledError):
            asyncio.run(listen())

    def _rule_failed(self, rule: "Rule", _error: Exception) -> None:
        self._sender.show(
            f"The rule {rule.name} ({rule.code}) failed and is off until the server is restarted; "
            "all other rules keep running. The server's output has the details."
        )


def _worked(steps: Steps[Any]) -> tuple[bool, Any]:
    """Work for a moment at an answer; return whether it is complete, and the answer."""
    stop = time.monotonic() + _SLICE
    try:
        while time.monotonic() < stop:
            next(steps)
    except StopIteration as end:
        return True, end.value
    return False, None


def all_requests() -> list[Request]:
    """Return the requests that have a file, in the order of file names."""
    modules = (
        import_module(f"{requests.__name__}.{module.name}")
        for module in pkgutil.iter_modules(requests.__path__)
    )
    return [Request(module.METHOD, module.answer, module.EMPTY) for module in modules]


def _roots(params: t.InitializeParams) -> list[Path]:
    """Return the folders that the client has open."""
    from reftag.lsp.settings import path_of

    uris = [folder.uri for folder in params.workspace_folders or ()]
    if not uris and params.root_uri:
        uris = [params.root_uri]
    return [path for path in map(path_of, uris) if path]


def main(tcp: Address | None = None, ws: Address | None = None) -> int:
    """Serve until the client says goodbye: on stdio, a TCP socket or a WebSocket.

    Returns 0, or 2 with a message on stderr if the address cannot be served.
    """
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s"
    )
    server = Server()
    try:
        if tcp:
            server.start_tcp(*tcp)
        elif ws:
            if find_spec("websockets") is None:
                return _refuse('--ws needs an additional package: pip install "reftag[ws]"')
            server.start_ws(*ws)
        else:
            server.serve_stdio()
    except OSError as error:
        if not (tcp or ws):
            raise
        return _refuse(f"cannot listen on this address: {error.strerror or error}")
    return 0


def _refuse(message: str) -> int:
    sys.stderr.write(f"reftag server: {message}\n")
    return 2
