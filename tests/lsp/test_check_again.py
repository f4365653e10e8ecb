"""Open documents are checked again with new settings: in steps, between which edits may come."""

from collections import Counter

import pytest

from lsp.later import finish
from lsp.talk import URI
from reftag.files import PushedFiles
from reftag.lsp.outgoing import Publish, Refresh
from reftag.lsp.session import Session
from reftag.lsp.snapshot import TextChange

TEXT = "".join(
    f"%0 Book\n%A Hahn, Ute\n%T Volume {at}\n%N\n%X {'word ' * 200}\n\n" for at in range(40)
)


def opened(**settings: object) -> Session:
    session = Session(PushedFiles(), lambda *failure: pytest.fail(str(failure)))
    if settings:
        session.set_editor(settings)
    session.open(URI, "endnote", 1, TEXT)
    finish(session)
    session.outbox.clear()
    return session


def numbers(session: Session) -> Counter[tuple[object, object]]:
    """Return how many findings there are of each rule and severity."""
    found = session.diagnostics(URI)
    assert found is not None
    return Counter((each["code"], each["severity"]) for each in found[1])


def insert(session: Session, line: int, text: str) -> None:
    session.change(URI, 2, [TextChange(text, ((line, 0), (line, 0)))])


def test_it_takes_several_steps_in_which_no_finding_is_missing() -> None:
    session = opened()
    before = numbers(session)
    session.set_editor({"severity": {"RT005": "hint"}})
    mixed = 0
    while session.background.due() is not None:
        finish(session, 1)
        now = numbers(session)
        assert now["RT005", 2] + now["RT005", 4] == before["RT005", 2]
        mixed += bool(now["RT005", 2] and now["RT005", 4])
    assert mixed > 1
    assert numbers(session) == numbers(opened(severity={"RT005": "hint"})) != before


def test_the_client_gets_the_result() -> None:
    session = opened()
    session.set_editor({"severity": {"RT005": "hint"}})
    finish(session)
    assert [type(each) for each in session.outbox[-2:]] == [Publish, Refresh]


@pytest.mark.parametrize("done", [2, 4, 6])
def test_an_edit_between_two_steps_is_not_lost(done: int) -> None:
    session = opened()
    session.set_editor({"severity": {"RT005": "hint"}})
    finish(session, done)
    insert(session, 6, "%0 Book\n%R https://doi.org/10.5555/x\n\n")
    finish(session)
    fresh = opened(severity={"RT005": "hint"})
    insert(fresh, 6, "%0 Book\n%R https://doi.org/10.5555/x\n\n")
    shown = session.diagnostics(URI)
    assert shown is not None
    assert shown == fresh.diagnostics(URI)


def test_a_document_that_is_closed_between_two_steps() -> None:
    session = opened()
    session.set_editor({"severity": {"RT005": "hint"}})
    finish(session, 3)
    session.close(URI)
    finish(session)
    assert session.diagnostics(URI) is None


def test_settings_that_change_between_two_steps() -> None:
    session = opened()
    for severity in ("hint", "info"):
        session.set_editor({"severity": {"RT005": severity}})
        finish(session, 3)
    finish(session)
    assert numbers(session) == numbers(opened(severity={"RT005": "info"}))


def test_a_format_that_is_asked_for_between_two_steps() -> None:
    session = opened()
    session.set_editor({"severity": {"RT005": "hint"}})
    finish(session, 3)
    session.set_dialect(URI, "refer")
    finish(session)
    assert session.snapshots[URI].document.dialect.name == "refer"
