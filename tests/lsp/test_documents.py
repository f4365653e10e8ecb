"""Large documents are checked piece by piece: the user's place first, and no finding blinks."""

import logging
import re
from collections import Counter

import pytest
from lsprotocol import types as t

from lsp.later import finish
from lsp.talk import URI
from reftag.files import PushedFiles
from reftag.lsp import documents, watchdog
from reftag.lsp.client import Client
from reftag.lsp.encoded import Json
from reftag.lsp.outgoing import Publish, Refresh
from reftag.lsp.requests import code_action_resolve, diagnostic
from reftag.lsp.session import Session
from reftag.lsp.snapshot import TextChange
from reftag.text.steps import finished

RECORD = "%0 Book\n%A Hahn, Ute\n%T Volume {}\n%I Example Press\n%D 1999\n%N\n\n"
LINES = RECORD.count("\n")
COUNT = 400
TEXT = "".join(map(RECORD.format, range(COUNT)))
HEAD = 5


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_AT_ONCE", HEAD * len(RECORD))
    monkeypatch.setattr(documents, "PIECE", len(RECORD))


def opened(text: str = TEXT, client: Client | None = None) -> Session:
    session = Session(PushedFiles(), lambda *failure: pytest.fail(str(failure)))
    session.client = client or Client()
    session.open(URI, "endnote", 1, text)
    return session


def shown(session: Session) -> list[Json]:
    found = session.diagnostics(URI)
    assert found is not None
    return [each for each in found[1] if each.get("code") == "RT005"]


def lines(session: Session) -> list[int]:
    return [each["range"]["start"]["line"] for each in shown(session)]


def change(session: Session, line: int, text: str, end: int | None = None) -> None:
    place = ((line, 0), (line if end is None else end, 0))
    session.change(URI, 2, [TextChange(text, place)])


def test_the_head_is_shown_at_once_and_the_rest_in_growing_steps() -> None:
    session = opened()
    numbers = [len(shown(session))]
    assert 0 < numbers[0] <= 2 * HEAD
    assert session.outbox == [Publish(URI)]
    while session.background.due() is not None:
        finish(session, 1)
        numbers.append(len(shown(session)))
    assert numbers == sorted(numbers)
    assert len(set(numbers)) > 50
    assert numbers[-1] == COUNT


def test_the_client_is_sent_few_steps_of_it() -> None:
    session = opened()
    finish(session)
    sent = Counter(map(type, session.outbox))
    assert 2 <= sent[Publish] < 20
    assert sent[Refresh] == sent[Publish] - 1


def test_what_the_user_looks_at_is_checked_first() -> None:
    session = opened()
    middle = COUNT // 2 * LINES
    session.documents.look_at(URI, middle)
    finish(session, 3)
    assert middle + 5 in lines(session)
    session.documents.checked_at(URI, 300 * LINES)
    assert 300 * LINES + 5 in lines(session)
    finish(session)
    assert len(shown(session)) == COUNT


def test_an_edit_loses_only_what_it_mends() -> None:
    session = opened()
    finish(session, 20)
    before = lines(session)
    change(session, 5, "%N 7\n", 6)
    assert lines(session) == [each for each in before if each != 5]
    change(session, 0, "\n")
    assert lines(session) == [each + 1 for each in before if each != 5]
    finish(session)
    assert len(shown(session)) == COUNT - 1


def test_a_paste_is_checked_in_steps_and_the_place_of_it_first() -> None:
    session = opened()
    finish(session)
    change(session, 100 * LINES, TEXT.replace("Volume", "Copy"))
    assert COUNT < len(shown(session)) < COUNT + 3 * HEAD
    finish(session)
    assert len(shown(session)) == 2 * COUNT


def test_a_new_text_for_the_whole_file_is_the_edit_that_it_makes() -> None:
    session = opened()
    finish(session)
    record = session.snapshots[URI].document.record_at_line(50 * LINES)
    session.change(URI, 2, [TextChange(TEXT.replace("Volume 200\n", "Volume CC\n"))])
    assert len(shown(session)) == COUNT
    assert record == session.snapshots[URI].document.record_at_line(50 * LINES)
    assert record is not None
    again = session.snapshots[URI].document.record_at_line(50 * LINES)
    assert again is not None
    assert record.piece is again.piece


def test_records_that_stay_keep_their_findings_in_a_new_text() -> None:
    session = opened()
    finish(session)
    session.change(URI, 2, [TextChange(f"\n{TEXT}%X The end\n")])
    assert len(shown(session)) >= COUNT - 2
    finish(session)
    assert len(shown(session)) == COUNT


def test_a_client_that_cannot_be_made_to_ask_again_gets_all() -> None:
    session = opened(client=Client(pulls_diagnostics=True))
    params = t.DocumentDiagnosticParams(t.TextDocumentIdentifier(URI))
    assert len(finished(diagnostic.answer(session, params))["items"]) == COUNT


def test_an_answer_is_unchanged_as_long_as_nothing_is_found() -> None:
    session = opened(
        TEXT.replace("%N\n", ""), Client(pulls_diagnostics=True, refreshes_diagnostics=True)
    )
    params = t.DocumentDiagnosticParams(t.TextDocumentIdentifier(URI))
    params.previous_result_id = finished(diagnostic.answer(session, params))["resultId"]
    finish(session, 20)
    assert session.snapshots[URI].report.unchecked
    assert finished(diagnostic.answer(session, params))["kind"] == "unchanged"


def test_all_fixes_of_a_file_wait_until_it_is_checked() -> None:
    session = opened(client=Client(versioned_edits=True))
    action = t.CodeAction("All", data={"uri": URI, "fix": "safe"})
    steps = code_action_resolve.answer(session, action)
    assert sum(1 for _ in steps) > 50
    assert action.edit is not None
    assert action.edit.document_changes is not None
    [changed] = action.edit.document_changes
    assert isinstance(changed, t.TextDocumentEdit)
    assert len(changed.edits) == COUNT


def test_a_document_that_is_closed_while_it_is_checked() -> None:
    session = opened()
    finish(session, 5)
    session.close(URI)
    finish(session)
    assert session.diagnostics(URI) is None
    assert session.background.due() is None


def test_what_takes_long_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        begun = watchdog.begin()
        watchdog.noted("textDocument/hover", begun)
        assert not caplog.messages
        watchdog.noted("textDocument/hover", begun._replace(clock=begun.clock - 0.1))
        assert not caplog.messages, "other programs were at work"
        watchdog.noted("textDocument/hover", begun._replace(clock=begun.clock - 2))
        watchdog.noted("shutdown", watchdog.Begun(begun.clock - 0.6, begun.computing - 0.6))
    took = re.compile(r"(\S+) took \d+ ms, \d+ of them computing")
    said = [found[1] for each in caplog.messages if (found := took.fullmatch(each))]
    assert said == ["textDocument/hover", "shutdown"]
