"""Invariants 6 and 8: advertised = implemented, and a failure is contained."""

import logging

import pytest
from lsprotocol import types as t

from reftag.files import DISK
from reftag.lint import Finding, Rule, rule
from reftag.lint.engine import registry
from reftag.lsp.capabilities import advertised, checks_workspace, client_of
from reftag.lsp.client import Client
from reftag.lsp.guard import guarded
from reftag.lsp.requests.execute_command import COMMANDS
from reftag.lsp.server import all_requests
from reftag.lsp.session import Session

PROVIDERS = {
    "completion_provider": t.TEXT_DOCUMENT_COMPLETION,
    "hover_provider": t.TEXT_DOCUMENT_HOVER,
    "document_symbol_provider": t.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
    "folding_range_provider": t.TEXT_DOCUMENT_FOLDING_RANGE,
    "definition_provider": t.TEXT_DOCUMENT_DEFINITION,
    "workspace_symbol_provider": t.WORKSPACE_SYMBOL,
    "references_provider": t.TEXT_DOCUMENT_REFERENCES,
    "rename_provider": t.TEXT_DOCUMENT_RENAME,
    "document_highlight_provider": t.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT,
    "linked_editing_range_provider": t.TEXT_DOCUMENT_LINKED_EDITING_RANGE,
    "selection_range_provider": t.TEXT_DOCUMENT_SELECTION_RANGE,
    "document_link_provider": t.TEXT_DOCUMENT_DOCUMENT_LINK,
    "document_formatting_provider": t.TEXT_DOCUMENT_FORMATTING,
    "document_range_formatting_provider": t.TEXT_DOCUMENT_RANGE_FORMATTING,
    "document_on_type_formatting_provider": t.TEXT_DOCUMENT_ON_TYPE_FORMATTING,
    "signature_help_provider": t.TEXT_DOCUMENT_SIGNATURE_HELP,
    "code_action_provider": t.TEXT_DOCUMENT_CODE_ACTION,
    "inlay_hint_provider": t.TEXT_DOCUMENT_INLAY_HINT,
    "code_lens_provider": t.TEXT_DOCUMENT_CODE_LENS,
    "execute_command_provider": t.WORKSPACE_EXECUTE_COMMAND,
    "diagnostic_provider": t.TEXT_DOCUMENT_DIAGNOSTIC,
}
SEMANTIC_TOKENS = {
    t.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL,
    t.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA,
    t.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE,
}
FILE_OPERATIONS = {
    t.WORKSPACE_DID_CREATE_FILES,
    t.WORKSPACE_DID_RENAME_FILES,
    t.WORKSPACE_DID_DELETE_FILES,
}
RESOLVERS = {
    "completion_provider": t.COMPLETION_ITEM_RESOLVE,
    "code_action_provider": t.CODE_ACTION_RESOLVE,
}
TOLD = {
    t.INITIALIZED,
    t.TEXT_DOCUMENT_DID_OPEN,
    t.TEXT_DOCUMENT_DID_CHANGE,
    t.TEXT_DOCUMENT_DID_CLOSE,
    t.WORKSPACE_DID_CHANGE_CONFIGURATION,
    t.WORKSPACE_DID_CHANGE_WATCHED_FILES,
    t.WINDOW_WORK_DONE_PROGRESS_CANCEL,
}
"""What clients tell a server anyway, or after it asked for it."""


def test_advertised_is_implemented_and_implemented_is_advertised() -> None:
    said = advertised(Client(pulls_diagnostics=True), checks_workspace=True)
    promised = set(TOLD)
    for name in (field.name for field in said.__attrs_attrs__):
        value = getattr(said, name)
        if value is None or name in ("position_encoding", "text_document_sync"):
            continue
        if name == "workspace":
            promised |= {t.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, *FILE_OPERATIONS}
            continue
        if name == "semantic_tokens_provider":
            promised |= SEMANTIC_TOKENS
            continue
        promised.add(PROVIDERS[name])
        if getattr(value, "prepare_provider", False):
            promised.add(t.TEXT_DOCUMENT_PREPARE_RENAME)
        if getattr(value, "workspace_diagnostics", False):
            promised.add(t.WORKSPACE_DIAGNOSTIC)
        if getattr(value, "resolve_provider", False):
            promised.add(RESOLVERS[name])
    assert promised == {request.method for request in all_requests()}


@pytest.mark.parametrize(
    ("sent", "wished"),
    [
        ({"checkWorkspace": True}, True),
        ({"reftag": {"checkWorkspace": True}}, True),
        ({"checkWorkspace": "yes"}, False),
        ({}, False),
        (None, False),
        ([], False),
    ],
)
def test_all_files_are_checked_for_those_who_wish(sent: object, wished: bool) -> None:
    assert checks_workspace(sent) is wished
    client = Client(pulls_diagnostics=True)
    provider = advertised(client, checks_workspace=checks_workspace(sent)).diagnostic_provider
    assert isinstance(provider, t.DiagnosticOptions)
    assert provider.workspace_diagnostics is wished


def test_the_advertised_commands_are_those_that_there_are() -> None:
    provider = advertised(Client()).execute_command_provider
    assert provider is not None
    assert set(provider.commands) == set(COMMANDS)


def test_a_client_that_is_sent_diagnostics_is_not_told_to_ask_for_them() -> None:
    assert advertised(Client(pulls_diagnostics=False)).diagnostic_provider is None


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (None, "utf-16"),
        ([], "utf-16"),
        (["utf-8", "utf-16"], "utf-8"),
        (["utf-32", "utf-8"], "utf-32"),
        (["utf-7", "utf-16"], "utf-16"),
        (["utf-7"], "utf-16"),
    ],
)
def test_the_first_known_encoding_is_taken(offered: list[str] | None, chosen: str) -> None:
    general = t.GeneralClientCapabilities(position_encodings=offered)
    client = client_of(t.ClientCapabilities(general=general))
    assert client.encoding == chosen
    assert advertised(client).position_encoding == chosen


def test_a_handler_that_raises_is_told_about_once(caplog: pytest.LogCaptureFixture) -> None:
    said: list[str] = []

    def broken(_: object) -> str:
        raise ValueError("oh")

    handler = guarded("textDocument/hover", broken, "nothing", said.append)
    with caplog.at_level(logging.ERROR):
        assert [handler(None), handler(None)] == ["nothing", "nothing"]
    assert len(said) == 1
    assert "textDocument/hover" in said[0]
    assert len(caplog.records) == 2
    assert "ValueError: oh" in caplog.text


def test_a_rule_that_raises_is_switched_off_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failed: list[str] = []

    def broken(*_: object) -> list[Finding]:
        raise RuntimeError("a bug")

    good = rule("RT005")
    bad = Rule("RT000", "broken", "error", "", "", "", (), broken)
    monkeypatch.setattr(registry, "all_rules", lambda: (bad, good))
    session = Session(DISK, on_rule_failure=lambda which, _: failed.append(which.code))
    session.open("file:///a.enw", "endnote", 1, "%0 Book\n%N\n\n%0 Book\n%N\n")
    snapshot = session.snapshot("file:///a.enw")
    assert snapshot is not None
    assert snapshot.report.count == 2
    assert failed == ["RT000"]
