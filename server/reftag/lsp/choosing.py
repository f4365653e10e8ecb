"""Code actions that leave a decision to the user: which value to keep, what to do with a double."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lsprotocol import types as t
from lsprotocol.converters import get_converter

from reftag.ide.actions import findings_between
from reftag.ide.choices import Choice, record_to_delete, values_to_keep
from reftag.lint import Placed
from reftag.lint.engine.report import Near
from reftag.lsp.capabilities import GO_TO
from reftag.lsp.convert import diagnostic, range_in, text_edits, workspace_edit
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot

_MOST_PLACES: Final = 5
"""A menu offers to go to at most this many other records; the diagnostic links to more."""

_converter = get_converter()


def choice_actions(
    session: Session, snapshot: Snapshot, start: int, end: int
) -> Iterator[t.CodeAction]:
    """Yield the choices that findings between two offsets leave."""
    seen: set[tuple[str, ...]] = set()
    for placed in findings_between(snapshot.document, snapshot.report, start, end):
        for choice in values_to_keep(placed):
            key = (choice.title, *map(str, choice.edits))
            if key not in seen:  # two findings in one line name the same places
                seen.add(key)
                yield _edit(session, snapshot, placed, choice)
        yield from _go_to(session, snapshot, placed)
        if deletion := record_to_delete(snapshot.document, placed):
            yield _edit(session, snapshot, placed, deletion)


def _edit(session: Session, snapshot: Snapshot, placed: Placed, choice: Choice) -> t.CodeAction:
    edits = text_edits(snapshot, choice.edits)
    return t.CodeAction(
        title=choice.title,
        kind=t.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(placed, snapshot.uri, session.client)],
        edit=workspace_edit(snapshot, session.client, edits),
    )


def _go_to(session: Session, snapshot: Snapshot, placed: Placed) -> Iterator[t.CodeAction]:
    """Yield a way to each of the first records elsewhere that a finding names."""
    if not session.client.shows_documents:
        return
    others = placed.elsewhere[:_MOST_PLACES]
    found = diagnostic(placed, snapshot.uri, session.client) if others else None
    for near in others:
        place = range_in(near.record, near.line, near.span, snapshot.encoding)
        title = f"Go to the other record ({_called(near, place.start.line + 1)})"
        arguments = [near.file or snapshot.uri, _converter.unstructure(place)]
        yield t.CodeAction(
            title=title,
            kind=t.CodeActionKind.QuickFix,
            diagnostics=[found] if found else None,
            command=t.Command(title, GO_TO, arguments=arguments),
        )


def _called(near: Near, line: int) -> str:
    if near.file is None:
        return f"line {line}"
    return f"{unquote(near.file.rpartition('/')[2])}, line {line}"
