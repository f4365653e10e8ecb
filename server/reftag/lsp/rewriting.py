"""Code actions for what nothing is wrong with: other ways to write a record, or the whole file."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from lsprotocol import types as t

from reftag.format import Style, format_record
from reftag.ide.actions import findings_between
from reftag.ide.choices import Choice
from reftag.ide.rewrites import arrange, fields, keywords, names
from reftag.ide.rewrites.merge import merged
from reftag.lsp.capabilities import COPY, DELETE_REPEATS, NUMBER, SORT
from reftag.lsp.convert import diagnostic, text_edits, workspace_edit
from reftag.lsp.edits_of_file import edits_of_file
from reftag.lsp.session import Session
from reftag.lsp.snapshot import Snapshot
from reftag.syntax import Document, Record
from reftag.text import Edit
from reftag.text.steps import Steps
from reftag.values import addresses, doi

_OF_FILE: Final[dict[str, tuple[str, str, Callable[[Document], Steps[Choice | None]]]]] = {
    "author": (
        SORT,
        "Sort the records by author and year",
        partial(arrange.sorted_by, key=arrange.by_author),
    ),
    "year": (SORT, "Sort the records by year", partial(arrange.sorted_by, key=arrange.by_year)),
    "title": (SORT, "Sort the records by title", partial(arrange.sorted_by, key=arrange.by_title)),
    "number": (NUMBER, "Number the records", arrange.numbered),
    "repeats": (
        DELETE_REPEATS,
        "Delete records that repeat another one in every field",
        arrange.without_repeats,
    ),
}
"""By name: kind, title and what it does to the file."""


def record_rewrites(session: Session, snapshot: Snapshot, offset: int) -> Iterator[t.CodeAction]:
    """Yield other ways to write what is at an offset."""
    document = snapshot.document
    style = session.settings.style(snapshot.uri, document.dialect.name)
    for choice in (
        names.turned_round(document, offset),
        keywords.join(document, offset),
        fields.with_required_tags(document, offset),
        _sorted(document, offset, style),
    ):
        if choice is not None:
            yield _action(session, snapshot, choice, t.CodeActionKind.RefactorRewrite)
    if session.client.follows_up and (link := _doi_link(document, offset)):
        title = "Copy the record's DOI link"
        command = t.Command(title, COPY, arguments=[link])
        yield t.CodeAction(title, t.CodeActionKind.RefactorRewrite, command=command)


def _sorted(document: Document, offset: int, style: Style) -> Choice | None:
    """Return the record at an offset as the formatter writes it, its tags in the usual order."""
    located = document.record_at(offset)
    if located is None or not located.piece.fields or document.dialect.reading.order_matters:
        return None
    record = located.piece
    ahead = ""
    if located.at + 1 < len(document):
        ahead = document.buffer.piece(located.at + 1).piece.text
    codes = [field.code for field in record.fields]
    style = replace(style, sort_tags=True)
    text = format_record(record, style, new_line=record.line_break(), ahead=ahead)
    written = Record(text, record.dialect)
    if [field.code for field in written.fields] == codes:
        return None
    edit = Edit(located.offset, located.offset + len(record.text), text)
    return Choice("Sort the tags of the record", [edit])


def _doi_link(document: Document, offset: int) -> str:
    located = document.record_at(offset)
    found = doi.in_value(located.piece.value("doi")) if located else ""
    return addresses.of_doi(found) if found else ""


def merges(session: Session, snapshot: Snapshot, start: int, end: int) -> Iterator[t.CodeAction]:
    """Yield the merge of the duplicates that findings between two offsets name."""
    for placed in findings_between(snapshot.document, snapshot.report, start, end):
        choice = merged(snapshot.document, placed) if placed.elsewhere else None
        if choice is not None:
            action = _action(session, snapshot, choice, t.CodeActionKind.QuickFix)
            action.diagnostics = [diagnostic(placed, snapshot.uri, session.client)]
            yield action
            return


def file_rewrites(snapshot: Snapshot, wanted: Callable[[str], bool]) -> Iterator[t.CodeAction]:
    """Yield what can be done with all records; the edits are made when one is chosen."""
    has_labels = bool(snapshot.document.dialect.codes("label"))
    for name, (kind, title, _) in _OF_FILE.items():
        if wanted(kind) and (has_labels or kind != NUMBER):
            yield t.CodeAction(title, kind, data={"uri": snapshot.uri, "arrange": name})


def rewritten(session: Session, snapshot: Snapshot, name: str) -> Steps[t.WorkspaceEdit | None]:
    """Return the edit of the file with this name; None if there is nothing to do."""
    known = None if snapshot.refuses_edits() else _OF_FILE.get(name)
    choice = (yield from known[2](snapshot.document)) if known else None
    if choice is None:
        return None
    edits = yield from edits_of_file(session, snapshot, choice.edits)
    return workspace_edit(snapshot, session.client, edits)


def _action(
    session: Session, snapshot: Snapshot, choice: Choice, kind: t.CodeActionKind
) -> t.CodeAction:
    edit = workspace_edit(snapshot, session.client, text_edits(snapshot, choice.edits))
    return t.CodeAction(choice.title, kind, edit=edit)
