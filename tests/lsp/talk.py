"""What the tests say to a server, in few words: positions come from marks in a text."""

from typing import Any

from lsprotocol import types as t
from lsprotocol.converters import get_converter
from pytest_lsp import LanguageClient

URI = "file:///c%3A/a%20folder/library.enw"


def open_document(
    client: LanguageClient, text: str, uri: str = URI, language: str = "endnote"
) -> None:
    """Open `text`, without a cursor mark."""
    item = t.TextDocumentItem(uri, language, 1, text)
    client.text_document_did_open(t.DidOpenTextDocumentParams(item))


def change_document(
    client: LanguageClient, version: int, *changes: tuple[int, int, int, int, str]
) -> None:
    """Send changes: start line and column, end line and column, new text."""
    events: list[t.TextDocumentContentChangeEvent] = [
        t.TextDocumentContentChangePartial(t.Range(t.Position(a, b), t.Position(c, d)), text)
        for a, b, c, d, text in changes
    ]
    document = t.VersionedTextDocumentIdentifier(version, URI)
    client.text_document_did_change(t.DidChangeTextDocumentParams(document, events))


def document() -> t.TextDocumentIdentifier:
    """Name the document."""
    return t.TextDocumentIdentifier(URI)


async def published(client: LanguageClient, version: int) -> list[t.Diagnostic]:
    """Wait for the diagnostics of a version and return them."""
    while True:
        params = await client.wait_for_notification(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        if params.version == version:
            return list(params.diagnostics)


async def pulled(client: LanguageClient, previous: str | None = None) -> t.DocumentDiagnosticReport:
    """Ask for the diagnostics."""
    return await client.text_document_diagnostic_async(
        t.DocumentDiagnosticParams(document(), previous_result_id=previous)
    )


async def items(client: LanguageClient) -> list[t.Diagnostic]:
    """Ask for the diagnostics and return them."""
    report = await pulled(client)
    assert isinstance(report, t.RelatedFullDocumentDiagnosticReport)
    return list(report.items)


async def executed(client: LanguageClient, command: str, *arguments: object) -> Any:  # noqa: ANN401
    """Have a command done and return its answer, which is any JSON."""
    params = t.ExecuteCommandParams(command, list(arguments))
    return await client.workspace_execute_command_async(params)


def shown(diagnostics: list[t.Diagnostic]) -> list[str]:
    """Return diagnostics as `line:column-column code`, lines and columns from 0."""
    return [
        f"{d.range.start.line}:{d.range.start.character}-{d.range.end.character} {d.code}"
        for d in diagnostics
    ]


def made(text: str, edits: list[t.TextEdit], width: str = "utf-16-le") -> str:
    """Return `text` with the edits made; columns count in the client's encoding."""
    size = {"utf-16-le": 2, "utf-8": 1}[width]
    lines = text.split("\n")

    def offset(position: t.Position) -> int:
        before = sum(len(line) + 1 for line in lines[: position.line])
        line = lines[position.line] if position.line < len(lines) else ""
        return before + len(line.encode(width)[: position.character * size].decode(width))

    for edit in sorted(edits, key=lambda e: offset(e.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def in_json(edits: list[dict[str, Any]]) -> list[t.TextEdit]:
    """Return edits that came as JSON, as commands answer them."""
    converter = get_converter()
    return [converter.structure(each, t.TextEdit) for each in edits]


def edits_of(action: t.CodeAction) -> list[t.TextEdit]:
    """Return the edits of an action, whichever form the server chose."""
    assert action.edit is not None
    if action.edit.changes is not None:
        return list(action.edit.changes[URI])
    assert action.edit.document_changes is not None
    [change] = action.edit.document_changes
    assert isinstance(change, t.TextDocumentEdit)
    return [edit for edit in change.edits if isinstance(edit, t.TextEdit)]


async def actions(
    client: LanguageClient, line: int, column: int, only: list[str] | None = None
) -> list[t.CodeAction]:
    """Ask for the code actions at a position."""
    at = t.Position(line, column)
    context = t.CodeActionContext(diagnostics=[], only=list(only) if only else None)
    found = await client.text_document_code_action_async(
        t.CodeActionParams(document(), t.Range(at, at), context)
    )
    return [each for each in found or [] if isinstance(each, t.CodeAction)]


def registered(client: LanguageClient) -> list[t.Registration]:
    """Return what the server has registered for."""
    registrations: list[t.Registration] = vars(client)["registered"]
    return registrations
