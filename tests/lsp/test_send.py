"""What goes to a client of what the session noted down: progress, if the client shows any."""

from collections.abc import Callable
from typing import Any

import pytest
from lsprotocol import types as t

from reftag.files import DISK
from reftag.lsp.background import Job, Priority
from reftag.lsp.client import Client
from reftag.lsp.outgoing import BeginProgress, EndProgress, Outgoing, Refresh, RefreshHints
from reftag.lsp.send import Sender
from reftag.lsp.session import Session
from reftag.text.steps import Steps

BEGIN = t.WorkDoneProgressBegin("Reading", cancellable=True)
END = t.WorkDoneProgressEnd()


class Server:
    """Notes down what is sent; the client's answers are given by hand."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, Callable[[None], None]]] = []
        self.sent: list[object] = []

    def window_work_done_progress_create(
        self, params: t.WorkDoneProgressCreateParams, callback: Callable[[None], None]
    ) -> None:
        self.asked.append((params.token, callback))

    def workspace_code_lens_refresh(self, _params: None) -> None:
        self.sent.append("lenses")

    def workspace_inlay_hint_refresh(self, _params: None) -> None:
        self.sent.append("hints")

    def progress(self, params: t.ProgressParams) -> None:
        self.sent.append((params.token, params.value))


def sender(server: Any, client: Client) -> Callable[[Outgoing], None]:  # noqa: ANN401  # a part of it
    session = Session(DISK, on_rule_failure=lambda *failure: pytest.fail(str(failure)))
    session.client = client
    sending = Sender(server, session, lambda: False)

    def send(message: Outgoing) -> None:
        session.outbox.append(message)
        sending.send_all()

    return send


def test_progress_begins_when_the_client_has_agreed() -> None:
    server = Server()
    send = sender(server, Client(shows_progress=True))
    send(BeginProgress("a", "Reading"))
    assert server.sent == []
    [(asked_for, agree)] = server.asked
    assert asked_for == "a"
    agree(None)
    send(EndProgress("a"))
    send(EndProgress("a"))
    assert server.sent == [("a", BEGIN), ("a", END)]


def test_progress_that_is_over_before_does_not_begin() -> None:
    server = Server()
    send = sender(server, Client(shows_progress=True))
    send(BeginProgress("a", "Reading"))
    send(EndProgress("a"))
    server.asked[0][1](None)
    assert server.sent == []


def test_a_client_that_shows_no_progress_is_not_asked() -> None:
    server = Server()
    send = sender(server, Client())
    send(BeginProgress("a", "Reading"))
    send(EndProgress("a"))
    assert (server.asked, server.sent) == ([], [])


def test_lenses_are_asked_for_once_after_a_change_of_settings() -> None:
    server = Server()
    send = sender(server, Client(refreshes_hints=True, refreshes_lenses=True))
    send(Refresh())
    assert server.sent == ["lenses"]
    send(RefreshHints())
    assert server.sent == ["lenses", "hints"]


def test_the_background_rests_once_the_client_has_said_goodbye() -> None:
    session = Session(DISK, on_rule_failure=lambda *failure: pytest.fail(str(failure)))
    done: list[str] = []

    def steps() -> Steps[None]:
        done.append("a step")
        yield from ()  # the only one

    session.background.put(Job("work", Priority.FILES, steps()))
    server: Any = Server()
    over = Sender(server, session, lambda: True)
    over.send_all()  # to come back later it would need a loop
    over._worked(None)
    assert done == []
    Sender(server, session, lambda: False)._worked(None)
    assert done == ["a step"]
