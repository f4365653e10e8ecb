"""pygls' protocol, made to answer every request and to send diagnostics that are JSON already.

pygls reads a message and dispatches it. What it does not do is done here, before it gets the
message: a request that cannot be read, or that comes before `initialize` or after `shutdown`, gets
an error as its answer (pygls logs it, or shows the user "Error in server", and the client waits).
"""

import asyncio
import inspect
import json
import logging
import re
from collections import deque
from collections.abc import Callable, Collection, Generator
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from cattrs import Converter, transform_error
from lsprotocol import types as t
from pygls.exceptions import (
    JsonRpcContentModified,
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcMethodNotFound,
    JsonRpcParseError,
    JsonRpcRequestCancelled,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol, default_converter
from pygls.protocol.json_rpc import JsonRPCResponseMessage
from pygls.protocol.language_server import lsp_method

from reftag.lsp import watchdog
from reftag.lsp.capabilities import advertised, checks_workspace, client_of
from reftag.lsp.encoded import Encoded, Json, Pieces
from reftag.lsp.stale import CANCEL, looked_through

if TYPE_CHECKING:
    from concurrent.futures import Future

    from reftag.lsp.server import Server

log = logging.getLogger(__name__)

_VERSION: Final = "2.0"

_MOST_REASONS: Final = 3
"""An answer names at most this many errors in parameters."""


class Protocol(LanguageServerProtocol):
    """Answers every request, and `initialize` with our own capabilities.

    pygls would derive the capabilities from what is registered and advertise more than that
    (an empty list of commands, for one).
    """

    _server: "Server"
    _initialized = False
    _begin: Callable[[], None] | None = None
    """What is to be done as soon as `initialize` is answered."""
    _has_more = False
    """Whether more has arrived since it was looked through."""
    _sending: ClassVar[set[asyncio.Future[None]]] = set()
    """What is being sent over a web socket: asyncio itself keeps no hold of it."""

    def __init__(self, server: "Server", converter: Converter) -> None:
        """Begin with nothing to do."""
        self._waiting: deque[object] = deque()
        """What has arrived and is still to be done."""
        super().__init__(server, converter)

    @lsp_method(t.INITIALIZE)
    def lsp_initialize(self, params: t.InitializeParams) -> Generator[Any, Any, t.InitializeResult]:
        """Learn what the client can do and say what we can."""
        result = yield from super().lsp_initialize(params)
        client = client_of(params.capabilities)
        wished = checks_workspace(params.initialization_options)
        self.server_capabilities = advertised(client, checks_workspace=wished)
        result.capabilities = self.server_capabilities
        self._initialized = True
        self._begin = partial(self._server.begin, client, params)
        return result

    def structure_message(self, data: Json) -> Json:
        """Leave a JSON object as it is; pygls calls this for every object, nested ones included."""
        return data

    def receive(self, bodies: Collection[bytes]) -> None:
        """Take messages that have arrived together, and soon do what is worth doing of them."""
        if not bodies:
            return  # so far a part of one
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._go_on)
        self._waiting += map(_loaded, bodies)
        self._has_more = True

    @property
    def is_idle(self) -> bool:
        """Whether all that has arrived is done."""
        return not self._waiting

    @property
    def is_shut_down(self) -> bool:
        """Whether the client has asked for `shutdown`: nothing but `exit` may follow."""
        return self._shutdown

    def _go_on(self) -> None:
        """Do the next of what has arrived; before the one after it, more may arrive."""
        try:
            if self._has_more and self._initialized:
                self._look_through()
            if self._waiting:
                self.handle_message(self._waiting.popleft())
        finally:
            if self._waiting:
                asyncio.get_running_loop().call_soon(self._go_on)

    def _look_through(self) -> None:
        """Answer the requests that are not worth computing, now that more has arrived."""
        self._has_more = False
        left = looked_through(self._waiting)
        self._waiting = deque(left.messages)
        for each in left.cancelled:
            self._answer(each["id"], JsonRpcRequestCancelled("The request was cancelled"))
        for each in left.outdated:
            self._answer(each["id"], JsonRpcContentModified("The document has changed since"))

    def handle_message(self, message: object) -> None:
        """Read a message and have it handled; a request that cannot be gets an error."""
        begun = watchdog.begin()
        try:
            readable = self._read(message)
        except JsonRpcException as error:
            self._refused(message, error)
        else:
            if readable is not None:
                super().handle_message(readable)
        method = message.get("method") if isinstance(message, dict) else None
        watchdog.noted(str(method or "an answer of the client"), begun)
        if self._begin is not None:
            begin, self._begin = self._begin, None
            begin()

    def refuse(self, identity: str | int | None, error: JsonRpcException) -> None:
        """Answer a request with an error; `identity` is None where it is unknown."""
        log.warning("refused a request: %s", error)
        self._answer(identity, error)

    def _answer(self, identity: str | int | None, error: JsonRpcException) -> None:
        answer = {"jsonrpc": _VERSION, "id": identity, "error": error.to_response_error()}
        self._send_data(answer)

    def _send_handler_result(self, future: "Future[Any]", *, msg_id: str | int) -> None:
        """Answer a request; an error that is meant as the answer is not a failure of the server."""
        error = None if future.cancelled() else future.exception()
        if isinstance(error, JsonRpcException):
            self._request_futures.pop(msg_id, None)
            self.refuse(msg_id, error)
        else:
            super()._send_handler_result(future, msg_id=msg_id)

    def _refused(self, message: object, error: JsonRpcException) -> None:
        """Answer if something may be waiting for an answer; else only log the error."""
        content = message if isinstance(message, dict) else {}
        if isinstance(content.get("method"), str) and "id" not in content:
            log.warning("ignored the notification %s: %s", content["method"], error)
        elif _is_answer(content):
            log.warning("ignored an answer of the client: %s", error)
        else:
            identity = content.get("id")
            self.refuse(identity if _is_identity(identity) else None, error)

    def _read(self, message: object) -> Any:  # noqa: ANN401  # one of lsprotocol's many types
        """Return a message in the form that pygls expects, None for a notification to ignore.

        Raises `JsonRpcException` for a message that is invalid, or invalid at this point.
        """
        if isinstance(message, JsonRpcException):
            raise message
        if not isinstance(message, dict) or message.get("jsonrpc") != _VERSION:
            raise JsonRpcInvalidRequest('A message is an object with "jsonrpc": "2.0"')
        if "id" in message and not _is_identity(message["id"]):
            raise JsonRpcInvalidRequest("An id is a number or a string")
        if _is_answer(message):
            return super().structure_message(message)
        method, is_request = message.get("method"), "id" in message
        if not isinstance(method, str):
            raise JsonRpcInvalidRequest("A method is a string")
        if not self._may_come(method, is_request=is_request):
            return None
        kind = self.get_message_type(method)
        if kind is None or (method not in self.fm.builtin_features and method != CANCEL):
            if is_request:
                raise JsonRpcMethodNotFound.of(method)
            return None
        read = self._structured({"params": {}, **message}, kind)
        if method == CANCEL and read.params.id not in self._request_futures:
            return None  # it was answered already
        if is_request and not hasattr(read, "id") and method != t.EXIT:
            raise JsonRpcInvalidRequest(f"{method} is a notification and has no id")
        return read

    def _structured(self, message: Json, kind: type) -> Any:  # noqa: ANN401  # as above
        try:
            return self._converter.structure(message, kind)
        except Exception as error:  # cattrs raises whatever its hooks do
            reasons = [_in_json(each) for each in transform_error(error)[:_MOST_REASONS]]
            raise JsonRpcInvalidParams("; ".join(["Invalid Params", *reasons])) from error

    def _may_come(self, method: str, *, is_request: bool) -> bool:
        """Say whether a message may come at this point of the session.

        Raises `JsonRpcException` for a request that may not.
        """
        error: JsonRpcException
        if method == t.EXIT:
            return True
        if self._shutdown:
            error = JsonRpcInvalidRequest("The server has been shut down")
        elif not self._initialized and method != t.INITIALIZE:
            error = JsonRpcServerNotInitialized("The first request must be initialize")
        elif self._initialized and method == t.INITIALIZE:
            error = JsonRpcInvalidRequest("The server has been initialized already")
        else:
            return True
        if is_request:
            raise error
        return False

    def _serialize_message(self, data: Any) -> Any:  # noqa: ANN401  # as in pygls
        """Pass on diagnostics that are already JSON; cattrs would search them for objects."""
        kinds = t.PublishDiagnosticsNotification | t.ProgressNotification
        if isinstance(data, kinds) and isinstance(data.params, dict):
            return {"method": data.method, "jsonrpc": data.jsonrpc, "params": data.params}
        return super()._serialize_message(data)

    def _send_data(self, data: Any) -> None:  # noqa: ANN401  # as in pygls
        """Send diagnostics in the JSON that they have already; leave all else to pygls.

        pygls would hand the message to cattrs, which walks each of a thousand diagnostics, and
        encode them all again: at a keystroke that is most of the time.
        """
        body = encoded(data)
        if body is None or self.writer is None:
            super()._send_data(data)
            return
        if self._include_headers:
            body.insert(0, b"Content-Length: %d\r\n\r\n" % sum(map(len, body)))
        sent = self.writer.write(b"".join(body))
        if inspect.isawaitable(sent):
            sending = asyncio.ensure_future(sent)
            self._sending.add(sending)
            sending.add_done_callback(self._sending.discard)


def _loaded(body: bytes) -> object:
    """Return the JSON of a message, or the error to answer with."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        return JsonRpcParseError(f"The message is not JSON: {error}")


def _in_json(reason: str) -> str:
    """Return cattrs' message with the names of fields as in JSON: `textDocument`."""
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), reason)


def _is_identity(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _is_answer(message: Json) -> bool:
    """Say whether a message answers a request of ours."""
    return "method" not in message and ("result" in message or "error" in message)


def strict_converter() -> Converter:
    """Return pygls' converter, but one that refuses `5` for a string and `"5"` for a number."""
    converter: Converter = default_converter()  # type: ignore[no-untyped-call]  # in pygls
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly)
    return converter


def _exactly(value: object, kind: type) -> object:
    if issubclass(kind, Enum):  # the protocol's enumerations are strings and numbers, too
        return kind(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(f"{value!r} is not of type {kind.__name__}")
    return value


def encoded(message: object) -> list[bytes] | None:
    """Return the JSON of a message whose content is JSON already, None for any other.

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
    if isinstance(content, Pieces):
        opening = json.dumps({"jsonrpc": _VERSION, **head})[:-1] + ', "result": ['
        return [opening.encode("ascii"), ",".join(content).encode("ascii"), b"]}"]
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
