"""Puts the server together: finds the request files, guards them, starts a transport."""

import asyncio
import inspect
import json
import logging
import pkgutil
import sys
from collections.abc import Callable, Generator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from lsprotocol import types as t
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.json_rpc import JsonRPCResponseMessage
from pygls.protocol.language_server import lsp_method

from reftag import __version__
from reftag.lint import Rule
from reftag.lsp import requests
from reftag.lsp.capabilities import advertised, client_of
from reftag.lsp.diagnostics import Encoded, Json
from reftag.lsp.guard import guarded
from reftag.lsp.send import Sender
from reftag.lsp.session import Session
from reftag.lsp.settings import path_of

log = logging.getLogger(__name__)

Address = tuple[str, int]


class Request(NamedTuple):
    """A method of the protocol and the file that answers it."""

    method: str
    answer: Callable[[Session, Any], Any]
    empty: Any


class Protocol(LanguageServerProtocol):
    """pygls' protocol with our own answer to `initialize`.

    pygls would derive the capabilities from what is registered and advertise more than that
    (an empty list of commands, for one).
    """

    _server: "Server"

    @lsp_method(t.INITIALIZE)
    def lsp_initialize(self, params: t.InitializeParams) -> Generator[Any, Any, t.InitializeResult]:
        """Learn what the client can do and say what we can."""
        result = yield from super().lsp_initialize(params)
        session = self._server.session
        session.client = client_of(params.capabilities)
        session.settings.roots = _roots(params)
        session.set_editor(params.initialization_options)
        self.server_capabilities = advertised(session.client)
        result.capabilities = self.server_capabilities
        return result

    def _serialize_message(self, data: Any) -> Any:  # noqa: ANN401  # as in pygls
        """Take diagnostics that are JSON-ready already; cattrs would look for objects in them."""
        if isinstance(data, t.PublishDiagnosticsNotification) and isinstance(data.params, dict):
            return {"method": data.method, "jsonrpc": data.jsonrpc, "params": data.params}
        return super()._serialize_message(data)

    def _send_data(self, data: Any) -> None:  # noqa: ANN401  # as in pygls
        """Send diagnostics in the JSON that they have already; leave all else to pygls.

        pygls would hand the message to cattrs, which walks each of a thousand diagnostics, and
        encode them all anew: at a keystroke that is most of the time.
        """
        body = encoded(data)
        if body is None or self.writer is None:
            super()._send_data(data)
            return
        if self._include_headers:
            body.insert(0, b"Content-Length: %d\r\n\r\n" % sum(map(len, body)))
        sent = self.writer.write(b"".join(body))
        if inspect.isawaitable(sent):
            asyncio.ensure_future(sent)  # noqa: RUF006  # as in pygls


def encoded(message: object) -> list[bytes] | None:
    """Return the JSON of a message that carries encoded diagnostics, None for any other.

    It comes in parts, so that what may be hundreds of kilobytes is not copied for each of them.
    """
    if isinstance(message, t.PublishDiagnosticsNotification):
        head: Json = {"method": message.method}
        content, name = message.params, "params"
    elif isinstance(message, JsonRPCResponseMessage):
        head = {"id": message.id}
        content, name = message.result, "result"
    else:
        return None
    if not isinstance(content, dict):
        return None
    carrier = next((key for key, value in content.items() if isinstance(value, Encoded)), None)
    if carrier is None:
        return None
    rest = {key: value for key, value in content.items() if key != carrier}
    envelope = json.dumps({"jsonrpc": "2.0", **head, name: rest})
    joint = ", " if rest else ""
    opening = f'{envelope[:-2]}{joint}"{carrier}": ['.encode("ascii")
    return [opening, b",".join(content[carrier].pieces), b"]}}"]


class Server(LanguageServer):
    """The language server: a session and guarded handlers for the requests in `requests/`."""

    protocol: Protocol

    def __init__(self) -> None:
        """Register every request file."""
        super().__init__("reftag", __version__, protocol_cls=Protocol)
        self.session = Session(on_rule_failure=self._rule_failed)
        self._sender = Sender(self, self.session)
        handlers = self.protocol.fm.builtin_features
        for request in all_requests():
            # Straight into the table of handlers: pygls' own text synchronisation, which
            # splits lines where the protocol does not, never runs.
            handlers[request.method] = self._handler(request)

    def _handler(self, request: Request) -> Callable[[Any], Any]:
        def handle(params: Any) -> Any:  # noqa: ANN401  # each request has its own types
            result = request.answer(self.session, params)
            self._sender.heard()
            return result

        return guarded(request.method, handle, request.empty, self._sender.tell)

    def _rule_failed(self, rule: Rule, _error: Exception) -> None:
        self._sender.tell(
            f"The rule {rule.name} ({rule.code}) failed and is switched off until the server "
            "is started again; all others go on. The details are in the server's output."
        )


def _roots(params: t.InitializeParams) -> list[Path]:
    """Return the folders that the client has open."""
    uris = [folder.uri for folder in params.workspace_folders or ()]
    if not uris and params.root_uri:
        uris = [params.root_uri]
    return [path for path in map(path_of, uris) if path]


def all_requests() -> list[Request]:
    """Return the requests that have a file, in the order of file names."""
    modules = (
        import_module(f"{requests.__name__}.{module.name}")
        for module in pkgutil.iter_modules(requests.__path__)
    )
    return [Request(module.METHOD, module.answer, module.EMPTY) for module in modules]


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
                return _refuse('--ws needs one more package: pip install "reftag[ws]"')
            server.start_ws(*ws)
        else:
            server.start_io()
    except OSError as error:
        if not (tcp or ws):
            raise
        return _refuse(f"cannot listen there: {error.strerror or error}")
    return 0


def _refuse(message: str) -> int:
    sys.stderr.write(f"reftag server: {message}\n")
    return 2
