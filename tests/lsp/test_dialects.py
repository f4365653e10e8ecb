"""Which dialect a document is read as, what is said of it, and how that is changed."""

import asyncio

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcInvalidParams
from pytest_lsp import LanguageClient

from lsp.later import finish
from lsp.talk import change_document, executed, published, shown
from lsp.talk import open_document as open_endnote
from reftag.dialects import names
from reftag.files import DISK
from reftag.lsp.outgoing import Publish, SwitchLanguage
from reftag.lsp.requests import code_action, execute_command, formatting, range_formatting
from reftag.lsp.session import Session
from reftag.lsp.snapshot import TextChange
from reftag.text.steps import finished

MEDLINE = (
    "PMID- 123\nTI  - On tags and what\n      follows them.\nFAU - Curie, Marie\nAU  - Curie M\n"
    "DP  - 2001\nJT  - Journal one\nPT  - Journal Article\n"
)
RIS = "TY  - JOUR\nAU  - Curie, Marie\nTI  - On Tags\nJO  - Journal One\nPY  - 2001\nER  - \n"
URI = "file:///c%3A/a%20folder/library.ris"
WRONG_NAME = (
    "This file is MEDLINE, though its name ends in .ris; it is read as MEDLINE here, but "
    "programs that go by the name take it for RIS"
)


def session() -> Session:
    def failed(_rule: object, error: Exception) -> None:
        raise error

    return Session(DISK, on_rule_failure=failed)


def is_read_as(opened: Session, uri: str = URI) -> tuple[str, str | None]:
    """Return the dialect of an open document and what is said of it."""
    snapshot = opened.snapshot(uri)
    assert snapshot is not None
    said = snapshot.notice.message if snapshot.notice else None
    return snapshot.document.dialect.name, said


def switches(opened: Session) -> list[str]:
    return [each.dialect for each in opened.outbox if isinstance(each, SwitchLanguage)]


@pytest.mark.parametrize(
    ("name", "language", "text", "dialect"),
    [
        ("a.ris", "ris", RIS, "ris"),
        ("a.txt", "plaintext", RIS, "ris"),
        ("a.txt", "plaintext", "", "endnote"),
        ("a.ris", "plaintext", "", "ris"),
        ("a.ris", "ris", "", "ris"),
        ("untitled:Untitled-1", "medline", "", "medline"),
        ("untitled:Untitled-1", "medline", "T", "medline"),
        ("a.enw", "endnote", "%T A title, and no type\n", "endnote"),
        ("a.ref", "refer", "%T A title, and no type\n", "refer"),
    ],
)
def test_nothing_is_said_where_nobody_errs(
    name: str, language: str, text: str, dialect: str
) -> None:
    opened = session()
    opened.open(name, language, 1, text)
    assert is_read_as(opened, name) == (dialect, None)
    assert switches(opened) == []


def test_the_content_wins_over_language_and_name() -> None:
    opened = session()
    opened.open(URI, "ris", 1, MEDLINE)
    assert is_read_as(opened) == ("medline", WRONG_NAME)
    assert switches(opened) == ["medline"]


def test_a_wrong_language_alone() -> None:
    opened = session()
    opened.open("file:///a.txt", "ris", 1, MEDLINE)
    said = "This file is MEDLINE, though it was opened as RIS; it is read as MEDLINE"
    assert is_read_as(opened, "file:///a.txt") == ("medline", said)


def test_it_stays_while_the_document_is_edited() -> None:
    opened = session()
    opened.open(URI, "ris", 1, "")
    opened.change(URI, 2, [])
    opened.change(URI, 3, [TextChange(MEDLINE)])
    assert is_read_as(opened) == ("ris", None)
    opened.close(URI)
    opened.open(URI, "ris", 1, MEDLINE)
    assert is_read_as(opened)[0] == "medline"


def test_who_asked_is_heeded_until_the_document_is_opened_again() -> None:
    opened = session()
    opened.open(URI, "ris", 1, MEDLINE)
    opened.outbox.clear()
    opened.set_dialect(URI, "ris")
    assert is_read_as(opened) == ("ris", None)
    assert Publish(URI) in opened.outbox
    assert SwitchLanguage(URI, "ris", asked=True) in opened.outbox
    opened.close(URI)
    opened.open(URI, "ris", 1, MEDLINE)
    assert is_read_as(opened) == ("ris", None), "the editor changed the language"
    opened.close(URI)
    opened.open(URI, "endnote", 1, MEDLINE)
    assert is_read_as(opened)[0] == "medline", "the user changed the language"


def test_a_document_can_be_asked_for_before_it_is_opened() -> None:
    opened = session()
    opened.set_dialect(URI, "wos")
    opened.open(URI, "wos", 1, MEDLINE)
    assert is_read_as(opened) == ("wos", None)


def test_auto_looks_at_the_content_again() -> None:
    opened = session()
    opened.open(URI, "ris", 1, "")
    opened.change(URI, 2, [TextChange(MEDLINE)])
    opened.set_dialect(URI, None)
    assert is_read_as(opened) == ("medline", WRONG_NAME)


def test_settings_win_over_the_content_and_commands_over_settings() -> None:
    opened = session()
    opened.set_editor({"dialect": "ris"})
    opened.open("file:///a.txt", "plaintext", 1, MEDLINE)
    said = "This file is MEDLINE, but reftag's settings say to read it as RIS"
    assert is_read_as(opened, "file:///a.txt") == ("ris", said)
    opened.set_dialect("file:///a.txt", "medline")
    assert is_read_as(opened, "file:///a.txt") == ("medline", None)


def test_a_change_of_settings_is_followed() -> None:
    opened = session()
    opened.open(URI, "ris", 1, MEDLINE)
    opened.set_editor({"dialect": "ris"})
    finish(opened)
    assert is_read_as(opened)[0] == "ris"
    opened.set_editor({"dialect": "auto"})
    finish(opened)
    assert is_read_as(opened) == ("medline", WRONG_NAME)


def edits_of_all_kinds(opened: Session, uri: str) -> list[object]:
    """Return what formatting and *fix all* would write into a document."""
    document = t.TextDocumentIdentifier(uri)
    options = t.FormattingOptions(2, insert_spaces=True)
    everything = t.Range(t.Position(0, 0), t.Position(99, 0))
    context = t.CodeActionContext([], only=["source.fixAll.reftag"])
    wanted = [
        finished(formatting.answer(opened, t.DocumentFormattingParams(document, options))),
        finished(
            range_formatting.answer(
                opened, t.DocumentRangeFormattingParams(document, everything, options)
            )
        ),
        code_action.answer(opened, t.CodeActionParams(document, everything, context)),
    ]
    return [each for each in wanted if each]


@pytest.mark.parametrize(
    ("uri", "language", "text"),
    [
        ("file:///a.txt", "plaintext", "%A template\n%Do not change\n%!PS-Adobe\n"),
        ("file:///a.py", "python", f'EXAMPLE = """\n{RIS}"""\n'),
        ("file:///a.enw", "endnote", "\x7fELF\0%0 Book \n%T  x\n%N\n"),
        ("file:///a.ris", "ris", RIS.replace("On", "O\0n").replace("ER  - ", "KW  - \nER  -")),
    ],
)
def test_nothing_is_written_to_what_is_not_ours(uri: str, language: str, text: str) -> None:
    opened = session()
    opened.open(uri, language, 1, text)
    assert edits_of_all_kinds(opened, uri) == []
    opened.change(uri, 2, [TextChange(text.replace("\0", ""))])
    assert bool(edits_of_all_kinds(opened, uri)) == (language in ("endnote", "ris"))


def test_what_is_not_ours_is_not_checked_until_somebody_says_what_it_is() -> None:
    opened = session()
    uri = "file:///a.txt"
    opened.open(uri, "plaintext", 1, "%A template\n%T\n")
    said = "This file is not checked: neither its name nor its content shows which format it is in"
    assert is_read_as(opened, uri) == ("endnote", said)
    snapshot = opened.snapshot(uri)
    assert snapshot is not None
    assert snapshot.notice is not None
    assert set(snapshot.notice.offers) == set(names())
    assert list(snapshot.report.in_order()) == []
    opened.set_dialect(uri, "refer")
    assert is_read_as(opened, uri) == ("refer", None)
    checked = opened.snapshot(uri)
    assert checked is not None
    assert list(checked.report.in_order())


async def test_one_diagnostic(pushed: LanguageClient) -> None:
    open_endnote(pushed, MEDLINE, URI, "ris")
    [found] = await published(pushed, 1)
    assert (shown([found]), found.message) == (["0:0-9 dialect"], WRONG_NAME)
    assert found.severity == t.DiagnosticSeverity.Information
    assert await _published_after(pushed, "reftag.setDialect", URI, "medline") == []
    found_in_ris = await _published_after(pushed, "reftag.setDialect", URI, "ris")
    assert "RT009" in {each.code for each in found_in_ris}


def test_quick_fixes_settle_it() -> None:
    opened = session()
    opened.open(URI, "ris", 1, MEDLINE)
    accept, insist = quick_fixes(opened, 0)
    assert [accept.title, insist.title] == ["Treat as MEDLINE", "Treat as RIS"]
    assert [accept.is_preferred, insist.is_preferred] == [True, None]
    assert [each.message for each in accept.diagnostics or ()] == [WRONG_NAME]
    assert quick_fixes(opened, 1) == []
    run(opened, insist)
    assert is_read_as(opened) == ("ris", None)
    run(opened, accept)
    assert is_read_as(opened) == ("medline", None)
    assert quick_fixes(opened, 0) == []


async def test_the_notice_stays_on_the_first_line(pushed: LanguageClient) -> None:
    open_endnote(pushed, MEDLINE)
    assert shown(await published(pushed, 1)) == ["0:0-9 dialect"]
    change_document(pushed, 2, (0, 0, 0, 0, "\n"))
    assert "0:0-0 dialect" in shown(await published(pushed, 2))


async def test_the_client_is_told_if_it_wants_to_know(switching: LanguageClient) -> None:
    open_endnote(switching, MEDLINE, URI, "ris")
    told = await asyncio.wait_for(switching.wait_for_notification("reftag/dialect"), 120)
    assert (told.uri, told.dialect, told.asked) == (URI, "medline", False)


async def test_commands_answer(pushed: LanguageClient) -> None:
    assert await executed(pushed, "reftag.recognize", MEDLINE) == "medline"
    assert await executed(pushed, "reftag.recognize", "No record at all.\n") is None
    with pytest.raises(JsonRpcInvalidParams, match="There is no format bibtex"):
        await executed(pushed, "reftag.setDialect", URI, "bibtex")
    assert pushed.messages == []


def quick_fixes(opened: Session, line: int) -> list[t.CodeAction]:
    at = t.Position(line, 0)
    context = t.CodeActionContext(diagnostics=[], only=[t.CodeActionKind.QuickFix])
    document = t.TextDocumentIdentifier(URI)
    return code_action.answer(opened, t.CodeActionParams(document, t.Range(at, at), context)) or []


def run(opened: Session, action: t.CodeAction) -> None:
    assert action.command is not None
    command, arguments = action.command.command, action.command.arguments
    finished(execute_command.answer(opened, t.ExecuteCommandParams(command, arguments)))


async def _published_after(
    client: LanguageClient, name: str, *arguments: object
) -> list[t.Diagnostic]:
    """Run a command; what follows from it may come before the command's own answer."""
    waiting = asyncio.create_task(published(client, 1))
    await asyncio.sleep(0)
    await executed(client, name, *arguments)
    return await asyncio.wait_for(waiting, 120)
