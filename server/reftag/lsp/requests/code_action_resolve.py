"""codeAction/resolve: the edits of an action, made when it is chosen."""

from lsprotocol import types as t

from reftag.ide.actions import fix_kind, fix_safe
from reftag.lsp.convert import workspace_edit
from reftag.lsp.edits_of_file import edits_of_file
from reftag.lsp.ignoring import ignore_edit
from reftag.lsp.rewriting import rewritten
from reftag.lsp.session import Session
from reftag.text.steps import Steps

METHOD = t.CODE_ACTION_RESOLVE
EMPTY = None


def answer(session: Session, action: t.CodeAction) -> Steps[t.CodeAction]:
    """Fill in the edit; an action that has one, or is not ours, is returned unchanged."""
    if action.edit is not None:
        return action
    return (yield from with_edit(session, action))


def with_edit(session: Session, action: t.CodeAction) -> Steps[t.CodeAction]:
    """Fill in the edit that the action's data asks for; none if it would change nothing.

    What is fixed in the whole file is checked to its end before.
    """
    data = action.data if isinstance(action.data, dict) else {}
    if "ignore" in data:
        action.edit = ignore_edit(session, data)
        return action
    if "arrange" in data:
        now = session.snapshot(str(data.get("uri", "")))
        if now is not None:
            action.edit = yield from rewritten(session, now, str(data["arrange"]))
        return action
    snapshot = yield from session.documents.checked(str(data.get("uri", "")))
    wanted = str(data.get("fix", ""))
    if snapshot is None or not wanted or snapshot.refuses_edits():
        return action
    parts = (snapshot.document, snapshot.report, snapshot.linter)
    fixed = yield from fix_safe(*parts) if wanted == "safe" else fix_kind(*parts, wanted)
    if fixed.edits:
        edits = yield from edits_of_file(session, snapshot, fixed.edits)
        action.edit = workspace_edit(snapshot, session.client, edits)
    return action
