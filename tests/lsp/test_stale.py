"""What has arrived is looked through before it is done: edits together, nothing that is void."""

from collections import Counter

import pytest

from lsp.raw import Json, notification, request, session
from reftag.lsp.frames import Frames
from reftag.lsp.stale import looked_through

A, B = "file:///a.enw", "file:///b.enw"
START = {"line": 0, "character": 0}


def change(text: str, version: int = 2, uri: str = A) -> Json:
    place = {"start": START, "end": START}
    params = {
        "textDocument": {"uri": uri, "version": version},
        "contentChanges": [{"range": place, "text": text}],
    }
    return notification("textDocument/didChange", params)


def about(method: str, identity: object, uri: str = A, **params: object) -> Json:
    return request(f"textDocument/{method}", {"textDocument": {"uri": uri}, **params}, identity)


def hover(identity: object, uri: str = A) -> Json:
    return about("hover", identity, uri, position=START)


def cancel(identity: object) -> Json:
    return notification("$/cancelRequest", {"id": identity})


def _shown(message: Json) -> object:
    """Return the id of a request, the text that an edit puts in, or the method."""
    if "id" in message:
        return message["id"]
    changes = message["params"].get("contentChanges")
    if changes is None:
        return message["method"]
    return message["params"]["textDocument"]["version"], "".join(each["text"] for each in changes)


def left(*messages: Json) -> tuple[list[object], list[object], list[object]]:
    """Return what is to be done, what was cancelled and what is outdated."""
    waiting = looked_through(messages)
    to_do, cancelled, outdated = ([_shown(each) for each in part] for part in waiting)
    assert waiting == looked_through([*waiting.messages])._replace(
        cancelled=waiting.cancelled, outdated=waiting.outdated
    )
    return to_do, cancelled, outdated


def test_edits_of_a_document_are_made_together() -> None:
    edits = [change("a", 2), change("b", 2, B), change("c", 3), change("d", 4)]
    assert left(*edits) == ([(4, "acd"), (2, "b")], [], [])


def test_what_was_cancelled_is_not_done() -> None:
    assert left(hover(1), hover(2), cancel(1)) == ([2], [1], [])


def test_a_cancellation_of_what_is_being_done_comes_first() -> None:
    assert left(hover(2), cancel(1)) == (["$/cancelRequest", 2], [], [])


def test_a_position_means_nothing_after_an_edit() -> None:
    assert left(change("a"), hover(1), change("b", 3), hover(2)) == ([(3, "ab"), 2], [], [1])
    assert left(hover(1, B), change("a")) == ([(2, "a"), 1], [], [])


@pytest.mark.parametrize(
    "asked", [about("formatting", 1, options={}), about("inlayHint", 1, range={})]
)
def test_edits_and_ranges_mean_nothing_either(asked: Json) -> None:
    assert left(asked, change("a")) == ([(2, "a")], [], [1])


def test_what_is_offered_at_the_first_letter_is_offered_before_the_next_one() -> None:
    offered = about("completion", 1, position=START)
    assert left(change("a"), offered, change("b", 3)) == ([(2, "a"), 1, (3, "b")], [], [])
    assert left(change("a"), offered, change("b", 3), cancel(1)) == ([(3, "ab")], [1], [])


def test_what_is_about_all_of_a_document_is_answered_from_its_newest_text() -> None:
    assert left(about("documentSymbol", 1), change("a")) == ([(2, "a"), 1], [], [])


def test_nothing_is_moved_past_what_opens_closes_or_commands() -> None:
    closed = notification("textDocument/didClose", {"textDocument": {"uri": A}})
    command = request("workspace/executeCommand", {"command": "x"}, 7)
    assert left(hover(1), closed, change("a")) == ([1, "textDocument/didClose", (2, "a")], [], [])
    assert left(hover(1), command, change("a")) == ([1, 7, (2, "a")], [], [])


@pytest.mark.parametrize("odd", [5, None, [], "text"])
def test_what_is_no_message_is_done_in_its_turn(odd: object) -> None:
    assert looked_through([odd, hover(1)]).messages == [odd, hover(1)]


@pytest.mark.parametrize("method", [None, 5, {}])
def test_a_request_without_a_method_does_not_stop_the_rest(
    method: object,
) -> None:
    odd = {"jsonrpc": "2.0", "id": 9, "method": method, "params": {"textDocument": {"uri": A}}}
    answers, _ = session(odd, change("x"), hover(10))
    assert [each["id"] for each in answers if "id" in each][-1] == 10


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_messages_are_taken_out_of_a_stream_however_it_is_cut(size: int) -> None:
    data = (
        b"Content-Length: 2\r\n\r\n{}content-length:3\nX-Other: 1\n\n[1]"
        b"nonsense\r\n\r\nContent-Type: a\r\nCONTENT-LENGTH : 4\r\nX: 2\r\n\r\nnull"
    )
    frames = Frames()
    found = [
        body for at in range(0, len(data), size) for body in frames.bodies(data[at : at + size])
    ]
    assert found == [b"{}", b"[1]", b"null"]


def test_two_thousand_messages_in_one_write() -> None:
    """Nothing is computed for a text that is already history."""
    opened = {"uri": A, "languageId": "endnote", "version": 1, "text": "%0 Book\n%T \n"}
    sent = [notification("textDocument/didOpen", {"textDocument": opened})]
    place = {"start": {"line": 1, "character": 3}, "end": {"line": 1, "character": 3}}
    for at in range(500):
        document = {"uri": A, "version": at + 2}
        changes = [{"range": place, "text": "x"}]
        params = {"textDocument": document, "contentChanges": changes}
        sent.append(notification("textDocument/didChange", params))
        sent += [hover(f"hover {at}"), about("foldingRange", f"folds {at}"), hover(f"no {at}")]
        sent.append(cancel(f"no {at}"))
    answers, _ = session(*sent, hover("last", B))  # an answer in slices comes a turn later
    codes = Counter(
        (each["id"].split()[0], each["error"]["code"] if "error" in each else "ok")
        for each in answers
        if "id" in each
    )
    pushed = [each for each in answers if each.get("method") == "textDocument/publishDiagnostics"]
    # What a pipe holds is looked through at once: on an idle computer 10 turns do, on a busy one
    # the pipe may be read in small pieces.
    assert codes["no", -32800] + codes["no", -32801] == 500
    assert codes["hover", -32801] + codes["hover", "ok"] == 500
    assert codes["hover", "ok"] <= 125
    assert codes["folds", "ok"] == 500
    assert len(pushed) <= 125
    assert pushed[-1]["params"]["version"] == 501
