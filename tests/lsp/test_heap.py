"""Memory is given back after a large document was closed."""

import sys

import pytest

from lsp.later import finish
from reftag.files import DISK
from reftag.lsp.outgoing import ShowMessage
from reftag.lsp.session import Session

JOB = "giving memory back"


def closed(text: str) -> Session:
    session = Session(DISK, on_rule_failure=lambda *failure: pytest.fail(str(failure)))
    session.open("file:///a.enw", "endnote", 1, text)
    session.close("file:///a.enw")
    return session


@pytest.mark.parametrize("platform", [sys.platform, "win32"])
def test_a_large_document(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    session = closed(f"%0 Book\n%X {'word ' * 100_000}\n")
    assert JOB in session.background
    monkeypatch.setattr(sys, "platform", platform)
    finish(session)
    assert JOB not in session.background
    assert not [each for each in session.outbox if isinstance(each, ShowMessage)]


def test_a_small_document() -> None:
    assert JOB not in closed("%0 Book\n%T One\n").background
