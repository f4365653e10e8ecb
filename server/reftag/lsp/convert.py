"""From offsets and plain answers to the protocol's types. Decides nothing."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from lsprotocol import types as t
from lsprotocol.converters import get_converter
from pygls.exceptions import JsonRpcInvalidParams

from reftag.index.facts import FoundRecord
from reftag.lint import Placed, Rule
from reftag.lint.rule_pages import page_uri
from reftag.lsp.client import Client
from reftag.lsp.dialect_notice import Notice
from reftag.lsp.snapshot import Snapshot
from reftag.syntax import Document, Record, Span
from reftag.text import Edit, Encoding, piece_position, to_units
from reftag.text.lines import LINE_BREAK

SOURCE = "reftag"

DIALECT_CODE = "dialect"
"""It is not a rule's code: there is nothing in the records to fix."""

_SEVERITIES = {
    "error": t.DiagnosticSeverity.Error,
    "warning": t.DiagnosticSeverity.Warning,
    "information": t.DiagnosticSeverity.Information,
    "hint": t.DiagnosticSeverity.Hint,
}


T = TypeVar("T")

_converter = get_converter()


def structured(argument: object, kind: type[T]) -> T:
    """Return an argument of a command as one of the protocol's types.

    Raises `JsonRpcInvalidParams` if it is something else.
    """
    try:
        return _converter.structure(argument, kind)
    except Exception as error:  # cattrs raises whatever its hooks do
        raise JsonRpcInvalidParams(f"An argument is not a {kind.__name__.lower()}") from error


def offset(snapshot: Snapshot, position: t.Position) -> int:
    """Return the offset of a client's position, clamped to the text."""
    return snapshot.document.offset_at(position.line, position.character, snapshot.encoding)


def range_of(document: Document, span: Span, encoding: Encoding) -> t.Range:
    """Return the range of a span of the document."""
    start = document.position_at(span.start, encoding)
    end = document.position_at(span.end, encoding)
    return t.Range(t.Position(*start), t.Position(*end))


def range_in(record: Record, line: int, span: Span, encoding: Encoding) -> t.Range:
    """Return the range of a span of `record`, which begins on `line` of its document."""
    start = piece_position(record, span.start, encoding)
    end = piece_position(record, span.end, encoding)
    return t.Range(
        t.Position(start.line + line, start.column), t.Position(end.line + line, end.column)
    )


def json_range(record: Record, span: Span, encoding: Encoding) -> dict[str, Any]:
    """Return the range of a span of `record` as JSON, with lines from the record's first."""
    start = piece_position(record, span.start, encoding)
    end = piece_position(record, span.end, encoding)
    return {
        "start": {"line": start.line, "character": start.column},
        "end": {"line": end.line, "character": end.column},
    }


def place_of(found: FoundRecord) -> t.Location:
    """Return where a record of any file begins."""
    start = t.Position(found.spot.line, 0)
    return t.Location(found.file, t.Range(start, start))


def text_edits(snapshot: Snapshot, edits: Iterable[Edit]) -> list[t.TextEdit]:
    """Return ordered edits of the document as the protocol's."""
    return [
        t.TextEdit(range_of(snapshot.document, Span(start, end), snapshot.encoding), text)
        for start, end, text in edits
    ]


def workspace_edit(
    snapshot: Snapshot, client: Client, edits: Sequence[t.TextEdit]
) -> t.WorkspaceEdit:
    """Return edits of one document in the form the client takes."""
    if not client.versioned_edits:
        return t.WorkspaceEdit(changes={snapshot.uri: list(edits)})
    document = t.OptionalVersionedTextDocumentIdentifier(snapshot.uri, snapshot.version)
    return t.WorkspaceEdit(document_changes=[t.TextDocumentEdit(document, list(edits))])


@cache
def _page(rule: Rule) -> t.CodeDescription:
    return t.CodeDescription(page_uri(rule))


_UNNECESSARY = [t.DiagnosticTag.Unnecessary]


def diagnostic(placed: Placed, uri: str, client: Client) -> t.Diagnostic:
    """Return a finding as the protocol's diagnostic."""
    (rule, severity, finding), record, _, line = placed[:4]
    encoding = client.encoding
    related = None
    if client.related_information and (others := list(placed.others())):
        related = [
            t.DiagnosticRelatedInformation(
                t.Location(near.file or uri, range_in(near.record, near.line, near.span, encoding)),
                near.message,
            )
            for near in others
        ]
    return t.Diagnostic(
        range=range_in(record, line, finding.span, encoding),
        message=finding.message,
        severity=_SEVERITIES[severity],
        code=rule.code,
        code_description=_page(rule),
        source=SOURCE,
        tags=_UNNECESSARY if finding.unnecessary else None,
        related_information=related,
    )


def noticed(notice: Notice, snapshot: Snapshot) -> t.Diagnostic:
    """Return what is to be said of a document's dialect as a diagnostic at its first line."""
    first = snapshot.document.record_at_line(0)
    text = first.piece.text if first else ""
    match = LINE_BREAK.search(text)
    line = text[: match.start()] if match else text
    end = t.Position(0, to_units(line, len(line), snapshot.encoding))
    return t.Diagnostic(
        range=t.Range(t.Position(0, 0), end),
        message=notice.message,
        severity=t.DiagnosticSeverity.Information,
        code=DIALECT_CODE,
        source=SOURCE,
    )
