"""Code actions for a finding that is correct but not wanted: ignore the rule, or read about it.

They edit the nearest reftag.toml, as it is in the editor or on disk, or create one.
"""

from collections.abc import Iterable
from typing import Any, Literal

from lsprotocol import types as t

from reftag.config.record_keys import name_of
from reftag.lint import Placed
from reftag.lsp.capabilities import SHOW_IGNORED, SHOW_RULE
from reftag.lsp.config_buffer import position_in
from reftag.lsp.convert import diagnostic
from reftag.lsp.session import Session
from reftag.lsp.settings import ConfigFile, path_of
from reftag.lsp.snapshot import Snapshot
from reftag.text import Edit

Scope = Literal["record", "file", "everywhere"]


def ignore_actions(
    session: Session, snapshot: Snapshot, found: Iterable[Placed]
) -> Iterable[t.CodeAction]:
    """Yield the actions that ignore each rule: in the record, in the file, everywhere."""
    for placed in found:
        yield from _ignore(session, snapshot, placed)


def page_actions(
    session: Session, snapshot: Snapshot, found: Iterable[Placed]
) -> Iterable[t.CodeAction]:
    """Yield the actions that show the page of each rule, if the client can show documents."""
    if session.client.shows_documents:
        for placed in found:
            yield _show(session, snapshot, placed)


def ignore_edit(session: Session, data: dict[str, Any]) -> t.WorkspaceEdit | None:
    """Return the edit that an action's data asks for, None if it cannot be made."""
    file = session.settings.file_for(str(data["uri"]))
    if file is None:
        return None
    edit = _edit(file, data)
    return None if edit is None else _workspace_edit(session, file, edit)


def _ignore(session: Session, snapshot: Snapshot, placed: Placed) -> Iterable[t.CodeAction]:
    file = session.settings.file_for(snapshot.uri)
    if file is None or (file.text is None and not session.client.creates_files):
        return
    code = placed.diagnostic.rule.code
    scopes: list[tuple[Scope, str, str]] = []
    if name := name_of(placed.record):
        scopes.append(("record", f"Ignore {code} in this record", name))
    if path_of(snapshot.uri) is not None:
        scopes.append(("file", f"Ignore {code} in this file", ""))
    scopes.append(("everywhere", f"Ignore {code} everywhere", ""))
    for scope, title, name in scopes:
        data = {"uri": snapshot.uri, "ignore": scope, "rule": code, "record": name}
        action = _action(session, snapshot, placed, title)
        if session.client.resolves_edits:
            action.data = data
        else:
            action.edit = ignore_edit(session, data)
        if session.client.follows_up:  # the file may be one that nobody sees
            action.command = t.Command(title, SHOW_IGNORED, arguments=[file.uri, code])
        yield action


def _show(session: Session, snapshot: Snapshot, placed: Placed) -> t.CodeAction:
    rule = placed.diagnostic.rule
    title = f"Show rule {rule.code} ({rule.name})"
    action = _action(session, snapshot, placed, title)
    action.command = t.Command(title, SHOW_RULE, arguments=[rule.code])
    return action


def _action(session: Session, snapshot: Snapshot, placed: Placed, title: str) -> t.CodeAction:
    found = diagnostic(placed, snapshot.uri, session.client)
    return t.CodeAction(title, kind=t.CodeActionKind.QuickFix, diagnostics=[found])


def _edit(file: ConfigFile, data: dict[str, Any]) -> Edit | None:
    # Few sessions get here, and tomlkit takes a while to import.
    from reftag.config.ignore_edits import ignored_everywhere, ignored_in_file, ignored_in_record

    text, code = file.text or "", str(data["rule"])
    scope: Scope = data["ignore"]
    if scope == "everywhere":
        return ignored_everywhere(text, code)
    if scope == "record":
        return ignored_in_record(text, str(data["record"]), code)
    path = path_of(str(data["uri"]))
    if path is None:
        return None
    folder = file.path.parent
    if not path.is_relative_to(folder):
        return None
    return ignored_in_file(text, path.relative_to(folder).as_posix(), code)


def _workspace_edit(session: Session, file: ConfigFile, edit: Edit) -> t.WorkspaceEdit:
    encoding = session.client.encoding
    text = file.text or ""
    start, end = (position_in(text, at, encoding) for at in (edit.start, edit.end))
    change = t.TextEdit(t.Range(start, end), edit.text)
    if file.text is not None and not session.client.versioned_edits:
        return t.WorkspaceEdit(changes={file.uri: [change]})
    document = t.OptionalVersionedTextDocumentIdentifier(file.uri, file.version)
    changes = t.TextDocumentEdit(document, [change])
    if file.text is not None:
        return t.WorkspaceEdit(document_changes=[changes])
    create = t.CreateFile(file.uri, options=t.CreateFileOptions(ignore_if_exists=True))
    return t.WorkspaceEdit(document_changes=[create, changes])
