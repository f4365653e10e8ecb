"""Who wrote a document is a setting, and what an editor shows of it follows."""

from pathlib import Path

import pytest
from lsprotocol import types as t

from lsp.later import finish
from reftag.files import DISK
from reftag.lsp.requests import completion, completion_resolve, hover
from reftag.lsp.session import Session

HAL = (
    "%0 Journal Article\n%A Holm, Siri\n%T On Tags\n%J Journal of Tags\n%D 2020\n"
    "%~ CNRS\n%~ EXAMPLE\n%L hal-01234567\n%\n"
)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    def failed(_rule: object, error: Exception) -> None:
        raise error

    opened = Session(DISK, on_rule_failure=failed)
    opened.open(uri(tmp_path), "endnote", 1, HAL)
    return opened


def uri(folder: Path) -> str:
    return (folder / "library.enw").as_uri()


def shown(session: Session, name: str) -> list[str]:
    """Return the codes of what is shown of a document, each once."""
    found = session.diagnostics(name)
    assert found is not None
    return sorted({str(each["code"]) for each in found[1]} - {"RT002"})


def card(session: Session, name: str) -> str:
    """Return what hover says of the record's number."""
    params = t.HoverParams(t.TextDocumentIdentifier(name), t.Position(7, 1))
    said = hover.answer(session, params)
    assert said is not None
    assert isinstance(said.contents, t.MarkupContent)
    return said.contents.value.split("\n")[0]


def offered(session: Session, name: str, label: str) -> str:
    """Return the documentation of an offer."""
    params = t.CompletionParams(t.TextDocumentIdentifier(name), t.Position(8, 1))
    offers = completion.answer(session, params)
    assert offers is not None
    [item] = [each for each in offers.items if each.label.split()[0] == label]
    resolved = completion_resolve.answer(session, item)
    assert isinstance(resolved.documentation, t.MarkupContent)
    return resolved.documentation.value.split("\n")[0]


def test_the_setting_of_the_editor(session: Session, tmp_path: Path) -> None:
    name = uri(tmp_path)
    assert shown(session, name) == ["RT101"]
    assert card(session, name) == "**`%L` Call Number**"
    session.set_editor({"reftag": {"producer": "hal"}})
    finish(session)
    assert shown(session, name) == []
    assert card(session, name) == "**`%L` HAL Number**"
    assert offered(session, name, "%+") == "**`%+` Affiliation**"
    session.set_editor({"reftag": {"producer": "none"}})
    finish(session)
    assert shown(session, name) == ["RT101"]
    assert offered(session, name, "%+") == "**`%+` Author Address**"


def test_the_file_wins_over_the_editor(session: Session, tmp_path: Path) -> None:
    name = uri(tmp_path)
    session.set_editor({"reftag": {"producer": "hal"}})
    (tmp_path / "reftag.toml").write_text('producer = "none"\n')
    session.settings_changed()
    finish(session)
    assert shown(session, name) == ["RT101"]
    (tmp_path / "reftag.toml").write_text('producer = "hal"\n')
    session.settings_changed()
    finish(session)
    assert shown(session, name) == []


def test_a_document_that_is_opened_later(session: Session, tmp_path: Path) -> None:
    session.set_editor({"reftag": {"producer": "hal"}})
    other = (tmp_path / "other.enw").as_uri()
    session.open(other, "endnote", 1, HAL)
    assert shown(session, other) == []
    ris = (tmp_path / "other.ris").as_uri()
    session.open(ris, "ris", 1, "TY  - JOUR\nAU  - Holm, Siri\nTI  - On Tags\nER  - \n")
    opened = session.snapshot(ris)
    assert opened is not None
    assert opened.document.dialect.name == "ris"


def test_a_mistake_in_the_setting_is_told(session: Session) -> None:
    session.set_editor({"reftag": {"producer": "hall"}})
    told = [each.message for each in session.outbox if hasattr(each, "message")]
    assert any('there is no producer "hall"; did you mean "hal"?' in message for message in told)
