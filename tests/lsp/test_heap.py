"""What a document takes in memory while it is open, and that it is given back when it is closed."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from lsprotocol import types as t

from lsp.later import finish
from reftag.files import DISK
from reftag.lsp.outgoing import ShowMessage
from reftag.lsp.requests import inlay_hint, semantic_tokens_range
from reftag.lsp.session import Session
from reftag.lsp.snapshot import TextChange

JOB = "giving memory back"
URI = "file:///a.enw"
DOCUMENT = t.TextDocumentIdentifier(URI)
BOOKS = "".join(f"%0 Book\n%A Doe, Jane\n%T Title {at}\n%D 2024\n\n" for at in range(1_000))
LINES = BOOKS.count("\n")


def opened(text: str) -> Session:
    session = Session(DISK, on_rule_failure=lambda *failure: pytest.fail(str(failure)))
    session.open(URI, "endnote", 1, text)
    return session


def closed(text: str) -> Session:
    session = opened(text)
    session.close(URI)
    return session


def in_memory(session: Session) -> int:
    """Return of how many records the fields are in memory."""
    return sum(record.is_read for record in session.snapshots[URI].document)


@pytest.mark.parametrize("platform", [sys.platform, "win32"])
def test_a_large_document(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    session = closed(f"%0 Book\n%X {'word ' * 100_000}\n")
    assert JOB in session.background
    monkeypatch.setattr(sys, "platform", platform)
    finish(session)
    assert JOB not in session.background
    assert not [each for each in session.outbox if isinstance(each, ShowMessage)]


def test_the_fields_of_checked_records_are_not_kept() -> None:
    session = opened(BOOKS)
    finish(session)
    assert in_memory(session) == 0


def test_nor_those_of_records_that_were_edited_before_others() -> None:
    session = opened(BOOKS)
    finish(session)
    for version, line in enumerate(range(2, LINES, 50), start=2):
        session.change(URI, version, [TextChange("x", ((line, 3), (line, 3)))])
    finish(session)
    assert in_memory(session) <= 1


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        (inlay_hint.answer, t.InlayHintParams),
        (semantic_tokens_range.answer, t.SemanticTokensRangeParams),
    ],
)
def test_nor_those_of_records_that_were_on_the_screen(
    answer: Callable[[Session, Any], object],
    asked: Callable[[t.TextDocumentIdentifier, t.Range], object],
) -> None:
    session = opened(BOOKS)
    finish(session)
    for line in range(0, LINES, 100):
        shown = t.Range(t.Position(line, 0), t.Position(line + 100, 0))
        assert answer(session, asked(DOCUMENT, shown))
    assert in_memory(session) == 0


def test_a_small_document() -> None:
    assert JOB not in closed("%0 Book\n%T One\n").background
