"""textDocument/codeAction: the fixes of the findings at a place, and of the whole file.

They come in this order: fixes, choices, all fixes of a kind, ignoring rules, reading about rules,
other ways to write the record or the file.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from lsprotocol import types as t

from reftag.dialects import dialect
from reftag.ide.actions import QuickFix, findings_between, quick_fixes
from reftag.lint import Placed
from reftag.lsp.capabilities import FIX_ALL, SET_DIALECT
from reftag.lsp.choosing import choice_actions
from reftag.lsp.convert import diagnostic, noticed, offset, text_edits, workspace_edit
from reftag.lsp.dialect_notice import Notice
from reftag.lsp.ignoring import ignore_actions, page_actions
from reftag.lsp.requests.code_action_resolve import with_edit
from reftag.lsp.rewriting import file_rewrites, merges, record_rewrites
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot
from reftag.text.steps import finished

METHOD = t.TEXT_DOCUMENT_CODE_ACTION
EMPTY = None

_LONGEST: Final = 200_000
"""Characters of a document that is fixed as a whole each time somebody asks what can be done: only
for clients that cannot ask for the edit of an action later. In longer ones they have to ask for the
fix of the whole file by its kind, as editors do that fix a file when it is saved."""


def answer(session: Session, params: t.CodeActionParams) -> list[t.CodeAction] | None:
    """Offer the fixes for a range; whole-file fixes get their edits when they are chosen."""
    snapshot = session.documents.checked_at(params.text_document.uri, params.range.start.line)
    if snapshot is None:
        return None
    actions: list[t.CodeAction] = []
    only = params.context.only
    if _wanted(t.CodeActionKind.QuickFix.value, only):
        start, end = offset(snapshot, params.range.start), offset(snapshot, params.range.end)
        actions += _quick_fixes(session, snapshot, start, end)
        if snapshot.notice and params.range.start.line == 0:
            actions += _treat_as(snapshot, snapshot.notice)
        found = findings_between(snapshot.document, snapshot.report, start, end)
        rules = _one_of_each_rule(found)
        actions += ignore_actions(session, snapshot, rules)
        actions += page_actions(session, snapshot, rules)
    # Else there would be a light bulb at every record: nearly all can be written in another way.
    invoked = params.context.trigger_kind != t.CodeActionTriggerKind.Automatic
    if invoked and snapshot.known and _wanted(t.CodeActionKind.RefactorRewrite.value, only):
        actions += record_rewrites(session, snapshot, offset(snapshot, params.range.start))
    if session.client.resolves_edits:  # else all of the file would be sorted for each menu
        actions += file_rewrites(snapshot, lambda kind: _wanted(kind, only))
    if _wanted(FIX_ALL, only):
        title = "Make all safe fixes in the file (reftag)"
        data = {"fix": "safe"}
        alone = only is not None
        actions.append(_whole_file(session, snapshot, title, FIX_ALL, data, asked=alone))
    # An action without an edit may get one when it is resolved; one that has nothing is dropped.
    return [action for action in actions if action.edit or action.data or action.command]


def _quick_fixes(
    session: Session, snapshot: Snapshot, start: int, end: int
) -> Iterator[t.CodeAction]:
    """Yield the fixes for the findings between two offsets: safe fixes, others, all of a kind."""
    fixes = quick_fixes(snapshot.document, snapshot.report, start, end)
    for safe in ("safe", "unsafe"):
        for each in _distinct(fixes):
            if each.fix.applicability == safe:
                yield _quick_fix(session, snapshot, each)
    yield from merges(session, snapshot, start, end)
    yield from choice_actions(session, snapshot, start, end)
    complete = [each.placed for each in fixes if not each.fix.unfinished]
    for placed in _one_of_each_rule(complete):
        yield _of_kind(session, snapshot, placed)


def _one_of_each_rule(found: Iterable[Placed]) -> list[Placed]:
    """Return the first finding of each rule, ordered by the rules' codes."""
    first: dict[str, Placed] = {}
    for placed in found:
        first.setdefault(placed.diagnostic.rule.code, placed)
    return [first[code] for code in sorted(first)]


def _treat_as(snapshot: Snapshot, notice: Notice) -> Iterator[t.CodeAction]:
    """Yield the ways to settle which dialect the document is read as."""
    found = noticed(notice, snapshot)
    for name in notice.offers:
        title = f"Treat as {dialect(name).title}"
        yield t.CodeAction(
            title=title,
            kind=t.CodeActionKind.QuickFix,
            diagnostics=[found],
            is_preferred=True if name == notice.offers[0] else None,
            command=t.Command(title, SET_DIALECT, arguments=[snapshot.uri, name]),
        )


def _wanted(kind: str, only: Sequence[t.CodeActionKind | str] | None) -> bool:
    """Say whether the client asks for actions of `kind`: it names that kind or one above it."""
    if only is None:
        return True
    asked = [str(getattr(each, "value", each)) for each in only]
    return any(each in ("", kind) or kind.startswith(each + ".") for each in asked)


def _distinct(fixes: list[QuickFix]) -> list[QuickFix]:
    """Leave out fixes that make the same edits as one before: findings may share a fix."""
    seen: set[tuple[tuple[int, int, str], ...]] = set()
    kept: list[QuickFix] = []
    for each in fixes:
        key = tuple(each.edits)
        if key not in seen:
            seen.add(key)
            kept.append(each)
    return kept


def _quick_fix(session: Session, snapshot: Snapshot, quick: QuickFix) -> t.CodeAction:
    edits = text_edits(snapshot, quick.edits)
    return t.CodeAction(
        title=quick.fix.message,
        kind=t.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(quick.placed, snapshot.uri, session.client)],
        is_preferred=True if quick.fix.applicability == "safe" else None,
        edit=workspace_edit(snapshot, session.client, edits),
    )


def _of_kind(session: Session, snapshot: Snapshot, placed: Placed) -> t.CodeAction:
    rule = placed.diagnostic.rule
    title = f"Fix all of this kind in the file: {rule.name} ({rule.code})"
    action = _whole_file(session, snapshot, title, t.CodeActionKind.QuickFix, {"fix": rule.code})
    # VS Code puts actions without diagnostics below all others.
    action.diagnostics = [diagnostic(placed, snapshot.uri, session.client)]
    return action


def _whole_file(
    session: Session,
    snapshot: Snapshot,
    title: str,
    kind: t.CodeActionKind | str,
    data: dict[str, Any],
    *,
    asked: bool = False,
) -> t.CodeAction:
    """Return an action for the whole file; `asked` says that this kind alone was asked for."""
    action = t.CodeAction(title=title, kind=kind, data={"uri": snapshot.uri, **data})
    if session.client.resolves_edits:
        return action
    if asked or snapshot.document.buffer.length <= _LONGEST:
        action = finished(with_edit(session, action))
    action.data = None
    return action
