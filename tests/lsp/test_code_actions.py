"""The menu of code actions: what is in it, in which order, and what its commands do."""

from pathlib import Path

from lsprotocol import types as t

from reftag.files import DISK
from reftag.lint import rule
from reftag.lint.rule_pages import page_uri
from reftag.lsp.client import Client
from reftag.lsp.outgoing import ShowDocument
from reftag.lsp.requests import code_action, execute_command
from reftag.lsp.session import Session
from reftag.text.steps import finished

CLIENT = Client(shows_documents=True, creates_files=True, versioned_edits=True, resolves_edits=True)

BOOK = "%0 Book\n%A Lind, Eva\n%T On the Keeping of Cards\n%I Example Press\n%D 2001\n"


def _session(text: str, uri: str) -> Session:
    session = Session(DISK, on_rule_failure=lambda *_: None, client=CLIENT)
    session.open(uri, "endnote", 1, text)
    return session


def _actions(session: Session, uri: str, line: int) -> list[t.CodeAction]:
    whole = t.Range(t.Position(line, 0), t.Position(line, 99))
    context = t.CodeActionContext(diagnostics=[], only=[t.CodeActionKind.QuickFix])
    params = t.CodeActionParams(t.TextDocumentIdentifier(uri), whole, context)
    return code_action.answer(session, params) or []


def test_fixes_come_first_and_reading_about_the_rule_last(tmp_path: Path) -> None:
    uri = (tmp_path / "a.enw").as_uri()
    session = _session(BOOK + "%R doi:10.5555/x  \n", uri)
    actions = _actions(session, uri, 5)
    assert [(each.title, each.is_preferred) for each in actions] == [
        (fixes(session, uri, "RT311"), True),
        (fixes(session, uri, "RT508"), True),
        ("Fix all of this kind in the file: doi-not-bare (RT311)", None),
        ("Fix all of this kind in the file: extra-whitespace (RT508)", None),
        *(
            (f"Ignore {code} {where}", None)
            for code in ("RT311", "RT508")
            for where in ("in this record", "in this file", "everywhere")
        ),
        ("Show rule RT311 (doi-not-bare)", None),
        ("Show rule RT508 (extra-whitespace)", None),
    ]
    # VS Code moves actions without diagnostics to the end.
    assert all(action.diagnostics for action in actions)


def fixes(session: Session, uri: str, code: str) -> str:
    """Return the title of the fix that a rule has in a document."""
    snapshot = session.snapshot(uri)
    assert snapshot is not None
    found = [each.diagnostic for each in snapshot.report.in_order()]
    return next(
        each.finding.fix.message for each in found if each.rule.code == code and each.finding.fix
    )


def test_an_unsafe_fix_is_not_preferred(tmp_path: Path) -> None:
    uri = (tmp_path / "a.enw").as_uri()
    session = _session(BOOK + "%A Doe, Jane et al.\n", uri)
    [first, *_] = [each for each in _actions(session, uri, 5) if each.edit]
    assert first.is_preferred is None


def test_two_values_are_a_choice_and_never_fixed_at_once(tmp_path: Path) -> None:
    uri = (tmp_path / "a.enw").as_uri()
    session = _session(BOOK + "%D 2002\n", uri)
    titles = [each.title for each in _actions(session, uri, 5)]
    assert titles[:2] == ['Keep "2001"', 'Keep "2002"']
    assert not [title for title in titles if title.startswith("Fix all")]


def test_the_other_record_and_the_deletion(tmp_path: Path) -> None:
    uri = (tmp_path / "a.enw").as_uri()
    session = _session(f"{BOOK}\n{BOOK}", uri)
    merge, go, delete, *rest = _actions(session, uri, 2)
    assert merge.title.startswith("Merge with the duplicate"), "nothing is lost"
    assert go.title == "Go to the other record (line 9)"
    assert delete.title == "Delete this record"
    assert delete.is_preferred is None
    assert rest[-1].title == "Show rule RT601 (duplicate-record)"
    assert go.command is not None
    params = t.ExecuteCommandParams(go.command.command, go.command.arguments)
    finished(execute_command.answer(session, params))
    assert session.outbox[-1] == ShowDocument(uri, ((8, 0), (8, 26)))


def test_the_page_of_a_rule_is_shown(tmp_path: Path) -> None:
    uri = (tmp_path / "a.enw").as_uri()
    session = _session(BOOK + "%N\n", uri)
    show = _actions(session, uri, 5)[-1]
    assert show.command is not None
    params = t.ExecuteCommandParams(show.command.command, show.command.arguments)
    finished(execute_command.answer(session, params))
    assert session.outbox[-1] == ShowDocument(page_uri(rule("RT005")))


def test_a_long_file_is_fixed_as_a_whole_when_it_is_asked_for() -> None:
    """Without `resolve`, it would be done each time the cursor moves."""
    uri = "file:///a.enw"
    title = "Make all safe fixes in the file (reftag)"
    whole = t.Range(t.Position(0, 0), t.Position(0, 0))

    def offered(text: str, only: list[t.CodeActionKind | str] | None) -> list[str]:
        session = Session(DISK, on_rule_failure=lambda *_: None, client=Client())
        session.open(uri, "endnote", 1, text)
        context = t.CodeActionContext(diagnostics=[], only=only)
        params = t.CodeActionParams(t.TextDocumentIdentifier(uri), whole, context)
        return [each.title for each in code_action.answer(session, params) or [] if each.edit]

    wrong = BOOK + "%R doi:10.5555/x\n\n"
    long = wrong + BOOK * 3_000
    assert title in offered(wrong, None)
    assert title not in offered(long, None)
    assert title in offered(long, [t.CodeActionKind.SourceFixAll])
