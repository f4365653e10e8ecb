"""Puts the server together: finds the request files, guards them, starts a transport."""

import logging
import pkgutil
import sys
from collections.abc import Callable, Generator
from importlib import import_module
from importlib.util import find_spec
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
from reftag.lsp.guard import guarded
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot

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
        self.server_capabilities = advertised(session.client)
        result.capabilities = self.server_capabilities
        return result

    def _serialize_message(self, data: Any) -> Any:  # noqa: ANN401  # as in pygls
        """Open only the envelope, and leave its content to the next call if it is an object.

        pygls would hand the whole message to cattrs, which walks every diagnostic although
        they are JSON-ready already (see `diagnostics`).
        """
        if isinstance(data, JsonRPCResponseMessage):
            return {"id": data.id, "jsonrpc": data.jsonrpc, "result": data.result}
        if isinstance(data, t.PublishDiagnosticsNotification):
            return {"method": data.method, "jsonrpc": data.jsonrpc, "params": data.params}
        return super()._serialize_message(data)


class Server(LanguageServer):
    """The language server: a session and guarded handlers for the requests in `requests/`."""

    protocol: Protocol

    def __init__(self) -> None:
        """Register every request file."""
        super().__init__("reftag", __version__, protocol_cls=Protocol)
        self.session = Session(on_rule_failure=self._rule_failed)
        handlers = self.protocol.fm.builtin_features
        for request in all_requests():
            # Straight into the table of handlers: pygls' own text synchronisation, which
            # splits lines where the protocol does not, never runs.
            handlers[request.method] = self._handler(request)

    def _handler(self, request: Request) -> Callable[[Any], Any]:
        def handle(params: Any) -> Any:  # noqa: ANN401  # each request has its own types
            result = request.answer(self.session, params)
            if request.method in (t.TEXT_DOCUMENT_DID_OPEN, t.TEXT_DOCUMENT_DID_CHANGE):
                self._publish(self.session.snapshot(params.text_document.uri))
            elif request.method == t.TEXT_DOCUMENT_DID_CLOSE:
                self._clear(params.text_document.uri)
            return result

        return guarded(request.method, handle, request.empty, self._tell)

    def _publish(self, snapshot: Snapshot | None) -> None:
        """Send the findings to a client that does not ask for them itself."""
        client = self.session.client
        if snapshot is None or client.pulls_diagnostics:
            return
        found = self.session.shown(snapshot.uri).diagnostics(snapshot, client)
        params = {"uri": snapshot.uri, "version": snapshot.version, "diagnostics": found}
        self.protocol.notify(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def _clear(self, uri: str) -> None:
        if not self.session.client.pulls_diagnostics:
            self.text_document_publish_diagnostics(t.PublishDiagnosticsParams(uri, []))

    def _rule_failed(self, rule: Rule, _error: Exception) -> None:
        self._tell(
            f"The rule {rule.name} ({rule.code}) failed and is switched off until the server "
            "is started again; all others go on. The details are in the server's output."
        )

    def _tell(self, message: str) -> None:
        self.window_show_message(t.ShowMessageParams(t.MessageType.Warning, message))


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
