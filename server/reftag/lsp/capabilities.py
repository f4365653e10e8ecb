"""What the server says it can do: the only place that advertises.

A test holds this against the folder `requests/`: what is advertised is implemented, and what
is implemented is advertised. Imports nothing of the linter: see `Server.begin`.
"""

from typing import TYPE_CHECKING, Final

from lsprotocol import types as t

from reftag.lsp.client import Client

if TYPE_CHECKING:
    from reftag.text import Encoding

FIX_ALL = "source.fixAll.reftag"
COPY = "reftag.copy"
"""The command that clients with commands of an editor bring: it copies its argument, a text."""
SORT = "source.sortRecords.reftag"
NUMBER = "source.numberRecords.reftag"
DELETE_REPEATS = "source.deleteRepeatedRecords.reftag"
SHOW_RULE = "reftag.showRule"
"""The command that opens the page of a rule; its argument is the rule's code."""

GO_TO = "reftag.goTo"
"""The command that shows a place; its arguments are the document's URI and the range in it."""
PORTABILITY = "reftag.portability"
"""The command that returns a report in Markdown on what importers lose of a document. Its
arguments are the document's URI and, to replace those in the settings, a list of targets."""
PORTABILITY_VIEW = "reftag.portabilityView"
"""The command that returns the same report in pieces, for a view. It has the same arguments."""
FIX_FOR_TARGET = "reftag.fixForTarget"
"""The command that returns the edits of all safe fixes that keep a target from losing something.
Its arguments are the document's URI, the target and a list of codes of rules."""
PREVIEW = "reftag.preview"
"""The command that returns the record at a position in Markdown: as a reference, and what was found
in it. Its arguments are the document's URI and the position."""
RECORD = "reftag.record"
"""The command that returns the same in pieces, with the record as an item of CSL-JSON."""
RECORDS = "reftag.records"
"""The command that returns a page of the list of a document's records. Its arguments are the
document's URI and an object that says which page of which records, in which order."""
COPY_RECORDS = "reftag.copyRecords"
"""The command that returns the text of records, and items of CSL-JSON. Its arguments are the
document's URI and a list of lines on which the records are."""
DELETE_RECORDS = "reftag.deleteRecords"
"""The command that returns the edits that delete records. It has the same arguments."""
SET_DIALECT = "reftag.setDialect"
"""The command that has a document read as a dialect. Its arguments are the document's URI and the
dialect's name, or `auto` for the dialect that the document's content shows."""
NEXT_FINDING = "reftag.nextFinding"
"""The command that returns where the next record is in which something was found, as the location
of its first finding; null if there is none. After the last record comes the first. Its arguments
are a document's URI and a position in it."""
PREVIOUS_FINDING = "reftag.previousFinding"
"""The same backwards."""
RECOGNIZE = "reftag.recognize"
"""The command that returns which dialect a text is in; null if that is in doubt."""
READ_FILE = "reftag.readFile"
"""The command that returns a file as `text`, its `encoding`, its `dialect` (null if that is in
doubt) and as `findings` the diagnostics of rules about whole files, which need its bytes. Its
argument is the URI of a file on disk, or of one that the client has handed over."""
STATUS = "reftag.status"
"""The command that returns how much there is in a document: `dialect`, `records`, `findings`, and
`checking`, whether some records are still to be checked. Its argument is the document's URI."""
NEW_RECORD = "reftag.newRecord"
"""The command that returns new records for the place below the one at a position, one for each
reference type: `label`, `text`, `snippet` and `position`. Its arguments are the document's URI and
the position."""
SETTINGS = "reftag.settings"
"""The command that returns the settings in force for a document, as a reftag.toml with where each
comes from. Its argument is the document's URI."""
LIBRARIES = "reftag.libraries"
"""The command that returns the URIs of all libraries below the open folders that are checked."""
RULES = "reftag.rules"
"""The command that returns all rules: `code`, `name` and `summary`."""
SHOW_IGNORED = "reftag.showIgnored"
"""The command that clients with commands of an editor bring: it shows that a rule was ignored. Its
arguments are the URI of the reftag.toml and the rule's code."""

COUNT_FINDINGS = "reftag.countFindings"
"""The command that returns how often each rule has found something in a document, as a list of
objects with `code`, `severity` and `count`. Its argument is the document's URI."""

_SIGNS: Final = ("%",)
"""What opens tag lines in some dialect (`dialects.signs`), known before the dialects are read."""

LEGEND: Final = t.SemanticTokensLegend(
    token_types=[
        "tag", "type", "title", "person", "journal", "number", "identifier", "link", "keyword",
    ],
    token_modifiers=["invalid"],
)  # fmt: skip
"""The names of colours (`ide.colours.TOKEN_TYPES`), known before the dialects are read."""

_ANY_FILE: Final = t.FileOperationRegistrationOptions(
    [t.FileOperationFilter(t.FileOperationPattern("**/*"), scheme="file")]
)
"""Folders, too: there may be libraries below them."""

_ENCODINGS: "dict[str, Encoding]" = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}


def client_of(capabilities: t.ClientCapabilities) -> Client:
    """Return what matters of a client's capabilities; what it does not say, it cannot do."""
    documents = capabilities.text_document or t.TextDocumentClientCapabilities()
    workspace = capabilities.workspace or t.WorkspaceClientCapabilities()
    push = documents.publish_diagnostics
    pull = documents.diagnostic
    resolve = documents.code_action.resolve_support if documents.code_action else None
    edits = workspace.workspace_edit
    refresh = workspace.diagnostics
    hints, lenses = workspace.inlay_hint, workspace.code_lens
    watching, settings = workspace.did_change_watched_files, workspace.did_change_configuration
    item = documents.completion.completion_item if documents.completion else None
    window, outline = capabilities.window, documents.document_symbol
    show = window.show_document if window else None
    operations = (edits and edits.resource_operations) or ()
    related = (push and push.related_information) or (pull and pull.related_information)
    return Client(
        encoding=_encoding(capabilities),
        pulls_diagnostics=pull is not None,
        related_information=bool(related),
        nests_symbols=bool(outline and outline.hierarchical_document_symbol_support),
        most_folds=documents.folding_range.range_limit if documents.folding_range else None,
        versioned_edits=bool(edits and edits.document_changes),
        annotates_edits=bool(edits and edits.change_annotation_support),
        resolves_edits=bool(resolve and "edit" in resolve.properties),
        refreshes_diagnostics=bool(refresh and refresh.refresh_support),
        refreshes_hints=bool(hints and hints.refresh_support),
        refreshes_lenses=bool(lenses and lenses.refresh_support),
        watches_files=bool(watching and watching.dynamic_registration),
        has_settings=bool(workspace.configuration),
        tells_of_settings=bool(settings and settings.dynamic_registration),
        creates_files=t.ResourceOperationKind.Create in operations,
        shows_documents=bool(show and show.support),
        shows_progress=bool(window and window.work_done_progress),
        switches_language=_ours(capabilities.experimental, "switchLanguage"),
        snippets=bool(item and item.snippet_support),
        follows_up=_ours(capabilities.experimental, "editorCommands"),
    )


def _ours(experimental: object, name: str) -> bool:
    """Say whether a client has an experimental capability of our own."""
    ours = experimental.get("reftag") if isinstance(experimental, dict) else None
    return isinstance(ours, dict) and ours.get(name) is True


def _encoding(capabilities: t.ClientCapabilities) -> "Encoding":
    """Return the first encoding of the client's list that we know; UTF-16 if it has none."""
    offered = (capabilities.general and capabilities.general.position_encodings) or []
    known = (_ENCODINGS.get(str(getattr(each, "value", each))) for each in offered)
    return next((encoding for encoding in known if encoding), "utf-16")


def checks_workspace(sent: object) -> bool:
    """Say whether the options that come with `initialize` wish for all files to be checked.

    The capability may not come later, and is not for everybody: of a server that has it, VS Code
    keeps the findings of a file after its tab was closed.
    """
    ours = sent if isinstance(sent, dict) else {}
    nested = ours.get("reftag")
    return (nested if isinstance(nested, dict) else ours).get("checkWorkspace") is True


def advertised(client: Client, *, checks_workspace: bool = False) -> t.ServerCapabilities:
    """Return the server's capabilities for this client."""
    return t.ServerCapabilities(
        position_encoding=t.PositionEncodingKind(client.encoding),
        text_document_sync=t.TextDocumentSyncOptions(
            open_close=True, change=t.TextDocumentSyncKind.Incremental
        ),
        # Diagnostics are pulled or pushed, never both.
        diagnostic_provider=t.DiagnosticOptions(
            inter_file_dependencies=True,
            workspace_diagnostics=checks_workspace,
            identifier="reftag",
        )
        if client.pulls_diagnostics
        else None,
        completion_provider=t.CompletionOptions(
            trigger_characters=[*_SIGNS, " "], resolve_provider=True
        ),
        hover_provider=True,
        document_symbol_provider=t.DocumentSymbolOptions(label="reftag"),
        folding_range_provider=True,
        definition_provider=True,
        references_provider=True,
        workspace_symbol_provider=True,
        rename_provider=t.RenameOptions(prepare_provider=True),
        inlay_hint_provider=True,
        code_lens_provider=t.CodeLensOptions(resolve_provider=False),
        document_highlight_provider=True,
        linked_editing_range_provider=True,
        selection_range_provider=True,
        document_link_provider=t.DocumentLinkOptions(resolve_provider=False),
        semantic_tokens_provider=t.SemanticTokensOptions(
            LEGEND, range=True, full=t.SemanticTokensFullDelta(delta=True)
        ),
        document_formatting_provider=True,
        document_range_formatting_provider=True,
        document_on_type_formatting_provider=t.DocumentOnTypeFormattingOptions("\n"),
        signature_help_provider=t.SignatureHelpOptions(trigger_characters=["\n"]),
        code_action_provider=t.CodeActionOptions(
            code_action_kinds=[
                t.CodeActionKind.QuickFix,
                t.CodeActionKind.RefactorRewrite,
                FIX_ALL,
                SORT,
                NUMBER,
                DELETE_REPEATS,
            ],
            resolve_provider=True,
        ),
        workspace=t.WorkspaceOptions(
            workspace_folders=t.WorkspaceFoldersServerCapabilities(
                supported=True, change_notifications=True
            ),
            file_operations=t.FileOperationOptions(
                did_create=_ANY_FILE, did_rename=_ANY_FILE, did_delete=_ANY_FILE
            ),
        ),
        execute_command_provider=t.ExecuteCommandOptions(
            commands=[
                PORTABILITY,
                PORTABILITY_VIEW,
                FIX_FOR_TARGET,
                PREVIEW,
                RECORD,
                RECORDS,
                COPY_RECORDS,
                DELETE_RECORDS,
                SHOW_RULE,
                GO_TO,
                SET_DIALECT,
                RECOGNIZE,
                NEXT_FINDING,
                PREVIOUS_FINDING,
                READ_FILE,
                COUNT_FINDINGS,
                STATUS,
                NEW_RECORD,
                SETTINGS,
                RULES,
                LIBRARIES,
            ]
        ),
    )
