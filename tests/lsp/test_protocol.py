"""JSON-RPC as a client sees it: every request gets an answer, nothing pops up, the server lives."""

import random
from collections import Counter
from typing import Any

import pytest

from lsp.raw import (
    EXIT,
    INITIALIZE,
    SHUTDOWN,
    Json,
    framed,
    notification,
    outcome,
    request,
    session,
    talk,
)
from reftag.lsp.server import all_requests

URI = "file:///c%3A/a.enw"
HOVER = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}
OPEN = notification(
    "textDocument/didOpen",
    {"textDocument": {"uri": URI, "languageId": "endnote", "version": 1, "text": "%0 Book\n"}},
)

PARSE, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602
NOT_INITIALIZED, REQUEST_FAILED = -32002, -32803


WRONG_PARAMS: list[object] = [
    None,
    {},
    [],
    "text",
    7,
    {"textDocument": {"uri": URI}},
    {"textDocument": {"uri": 5}, "position": {"line": 0, "character": 0}},
    {"textDocument": {"uri": URI}, "position": {"line": -1, "character": 0}},
    {"textDocument": {"uri": URI}, "position": {"line": "0", "character": 0}},
    {"textDocument": {"uri": URI}, "position": {"line": 0.5, "character": 0}},
]


def test_invalid_parameters_are_answered() -> None:
    wrong = [request("textDocument/hover", each, at) for at, each in enumerate(WRONG_PARAMS)]
    answers, _ = session(OPEN, *wrong, request("textDocument/hover", HOVER, "right"))
    refused = [(at, INVALID_PARAMS) for at in range(len(WRONG_PARAMS))]
    assert [outcome(each) for each in _answers(answers)] == [*refused, ("right", "ok")]
    assert not _shown(answers)


def test_the_answer_names_what_is_wrong() -> None:
    answers, _ = session(
        request("textDocument/hover", {"textDocument": {"uri": URI}}),
        request("textDocument/hover", {**HOVER, "textDocument": {"uri": 5}}),
    )
    first, second = [each["error"]["message"] for each in answers]
    assert "required field missing @ $.params.position" in first
    assert "$.params.textDocument.uri" in second


def test_before_initialize_and_after_shutdown() -> None:
    answers, _ = talk(
        request("textDocument/hover", HOVER),
        request("textDocument/hover", {}, 2),
        request("shutdown", None, 3),
        request("nonsense", None, 4),
        OPEN,
        INITIALIZE,
        request("initialize", INITIALIZE["params"], 5),
        SHUTDOWN,
        request("textDocument/hover", HOVER, 6),
        request("shutdown", None, 7),
        request("nonsense", None, 8),
        OPEN,
        EXIT,
    )
    assert [outcome(each) for each in answers] == [
        (1, NOT_INITIALIZED),
        (2, NOT_INITIALIZED),
        (3, NOT_INITIALIZED),
        (4, NOT_INITIALIZED),
        ("begin", "ok"),
        (5, INVALID_REQUEST),
        ("end", "ok"),
        (6, INVALID_REQUEST),
        (7, INVALID_REQUEST),
        (8, INVALID_REQUEST),
    ]


def test_initialize_may_be_tried_again() -> None:
    answers, _ = talk(
        request("initialize", {}),
        request("textDocument/hover", HOVER, 2),
        INITIALIZE,
        SHUTDOWN,
        EXIT,
    )
    assert [outcome(each) for each in answers] == [
        (1, INVALID_PARAMS),
        (2, NOT_INITIALIZED),
        ("begin", "ok"),
        ("end", "ok"),
    ]


def test_an_unknown_method() -> None:
    methods = ["nonsense", "textDocument/moniker", "$/nonsense", ""]
    answers, _ = session(
        *(request(method, HOVER, method) for method in methods),
        *(notification(method, HOVER) for method in methods),
    )
    assert [outcome(each) for each in answers] == [(method, NO_METHOD) for method in methods]


def test_what_is_no_request() -> None:
    answers, _ = session(
        framed(b"{nonsense"),
        framed(b"\xff\xfe{}"),
        framed(b"[]"),
        framed(b"5"),
        {"jsonrpc": "1.0", "id": 1, "method": "textDocument/hover", "params": HOVER},
        {"id": 2, "method": "textDocument/hover", "params": HOVER},
        request("textDocument/hover", HOVER, {"a": 1}),
        request("textDocument/hover", HOVER, True),
        {"jsonrpc": "2.0", "id": 3},
        {"jsonrpc": "2.0", "id": 4, "method": 5},
        request("initialized", {}, 6),
        request("textDocument/hover", HOVER, 7),
    )
    assert [outcome(each) for each in answers] == [
        (None, PARSE),
        (None, PARSE),
        (None, INVALID_REQUEST),
        (None, INVALID_REQUEST),
        (1, INVALID_REQUEST),
        (2, INVALID_REQUEST),
        (None, INVALID_REQUEST),
        (None, INVALID_REQUEST),
        (3, INVALID_REQUEST),
        (4, INVALID_REQUEST),
        (6, INVALID_REQUEST),
        (7, "ok"),
    ]


def test_json_that_is_nested_too_deep() -> None:
    answers, _ = session(framed(b"[" * 100_000), request("textDocument/hover", HOVER, 1))
    assert [outcome(each) for each in answers] == [(None, PARSE), (1, "ok")]


def test_notifications_and_answers_that_are_wrong_are_logged_and_not_shown() -> None:
    answers, log = session(
        notification("textDocument/didOpen", {}),
        notification("textDocument/didChange", [1]),
        notification("$/cancelRequest", None),
        notification("$/setTrace", {"value": 5}),
        {"jsonrpc": "2.0", "id": 99, "result": {"jsonrpc": "2.0", "id": 1, "method": 5}},
        {"jsonrpc": "2.0", "id": 99, "error": "nonsense"},
        request("textDocument/hover", HOVER),
    )
    assert [outcome(each) for each in answers] == [(1, "ok")]
    assert "ignored the notification textDocument/didOpen" in log
    assert "ignored an answer of the client" in log


def test_an_object_inside_parameters_may_look_like_a_message() -> None:
    inner = {"jsonrpc": "2.0", "id": 5, "method": "shutdown"}
    answers, _ = session(
        notification("workspace/didChangeConfiguration", {"settings": inner}),
        request("completionItem/resolve", {"label": "%A", "data": inner}),
    )
    assert [outcome(each) for each in _answers(answers)] == [(1, "ok")]
    assert _answers(answers)[0]["result"]["data"] == inner


@pytest.mark.parametrize(
    "header",
    [
        "content-length: {}\r\n\r\n",
        "CONTENT-LENGTH: {}\r\n\r\n",
        "Content-length:{}\r\nContent-type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
        "content-type: application/vscode-jsonrpc\r\ncontent-Length : {}\r\n\r\n",
    ],
)
def test_header_names_in_any_case(header: str) -> None:
    sent = (INITIALIZE, request("textDocument/hover", HOVER), SHUTDOWN, EXIT)
    answers, _ = talk(*(framed(each, header) for each in sent))
    assert [outcome(each) for each in answers] == [("begin", "ok"), (1, "ok"), ("end", "ok")]


WRONG_COMMANDS: list[tuple[str, list[Any], int, str]] = [
    ("reftag.nonsense", [], INVALID_PARAMS, "There is no command reftag.nonsense"),
    ("reftag.showRule", [], INVALID_PARAMS, "code"),
    ("reftag.showRule", ["RT999"], INVALID_PARAMS, "RT999"),
    ("reftag.showRule", ["RT001", "RT002"], INVALID_PARAMS, "too many"),
    ("reftag.goTo", [URI, {"start": 1}], INVALID_PARAMS, "not a range"),
    ("reftag.setDialect", [URI, "bibtex"], INVALID_PARAMS, "There is no format bibtex"),
    ("reftag.portability", [URI, ["zotera"]], INVALID_PARAMS, "There is no target zotera"),
    ("reftag.portability", ["untitled:x"], INVALID_PARAMS, "untitled:x is not open"),
    ("reftag.portability", ["file:///nowhere/x.enw"], REQUEST_FAILED, "No such file"),
]


def test_a_command_that_fails_says_why() -> None:
    answers, _ = session(
        *(
            request("workspace/executeCommand", {"command": command, "arguments": arguments})
            for command, arguments, _, _ in WRONG_COMMANDS
        )
    )
    for answer, (_, _, code, said) in zip(answers, WRONG_COMMANDS, strict=True):
        assert outcome(answer) == (1, code)
        assert said in answer["error"]["message"]


def test_random_parameters_get_an_answer_each() -> None:
    dice = random.Random(12)  # noqa: S311  # repeatable, not secret
    methods = [each.method for each in all_requests() if not _is_notification(each.method)]
    sent: list[Json] = [OPEN]
    for at in range(600):
        params = _random(dice, dice.choice((1, 3, 5)))
        if dice.random() < 0.5 and isinstance(params, dict):
            params = {
                **HOVER,
                "range": {"start": HOVER["position"], "end": HOVER["position"]},
                **params,
            }
        sent.append(request(dice.choice(methods), params, at))
        if dice.random() < 0.2:
            told = [each.method for each in all_requests() if _is_notification(each.method)]
            sent.append(notification(dice.choice(told), _random(dice, 3)))
    answers, _ = session(*sent, request("textDocument/hover", HOVER, "last"))
    # Those about all of a document may be answered after others that came later.
    answered = Counter(each["id"] for each in _answers(answers))
    assert answered == Counter([*range(600), "last"])
    assert not [each for each in _shown(answers) if "Error in server" in str(each)]


def _random(dice: random.Random, depth: int) -> Any:  # noqa: ANN401  # any JSON
    """Return random JSON in which names that the protocol knows are frequent."""
    names = (
        "textDocument",
        "position",
        "range",
        "start",
        "end",
        "line",
        "character",
        "uri",
        "id",
        "context",
        "diagnostics",
        "only",
        "options",
        "command",
        "arguments",
        "data",
        "label",
        "contentChanges",
        "text",
        "jsonrpc",
        "method",
        "settings",
        "event",
        "added",
        "kind",
    )
    leaves: tuple[Any, ...] = (
        None,
        True,
        0,
        1,
        -1,
        2**40,
        1.5,
        "",
        "quickfix",
        URI,
        "\ud800",
        "\0",
        "reftag.showRule",
    )
    kind = dice.random()
    if depth == 0 or kind < 0.2:
        return dice.choice(leaves)
    if kind < 0.35:
        return [_random(dice, depth - 1) for _ in range(dice.randrange(4))]
    return {dice.choice(names): _random(dice, depth - 1) for _ in range(dice.randrange(5))}


def _is_notification(method: str) -> bool:
    return method == "initialized" or "/did" in method


def _answers(messages: list[Json]) -> list[Json]:
    return [each for each in messages if "method" not in each]


def _shown(messages: list[Json]) -> list[Json]:
    return [each for each in messages if each.get("method") == "window/showMessage"]
