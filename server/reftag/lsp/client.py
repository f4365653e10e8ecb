"""What the client can do. Imports nothing of the linter: `initialize` is answered before that."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reftag.text import Encoding


@dataclass(frozen=True, slots=True)
class Client:
    """What the client said it can do, as far as it matters to an answer."""

    encoding: "Encoding" = "utf-16"
    pulls_diagnostics: bool = False
    """It asks for diagnostics itself, so none are sent unasked."""
    related_information: bool = True
    nests_symbols: bool = False
    """It shows what is below the entries of an outline."""
    most_folds: int | None = None
    """How many folding ranges it takes, if it says so."""
    versioned_edits: bool = False
    """It accepts workspace edits that name the version they apply to."""
    annotates_edits: bool = False
    """It can have the user confirm some of the edits."""
    resolves_edits: bool = False
    """It asks for a code action's edit when the action is chosen."""
    refreshes_diagnostics: bool = False
    """It can be asked to request diagnostics again."""
    refreshes_hints: bool = False
    """It can be asked to request inlay hints again."""
    refreshes_lenses: bool = False
    """It can be asked to request code lenses again."""
    watches_files: bool = False
    """It can report changes of files on disk."""
    has_settings: bool = False
    """It can be asked for its settings."""
    tells_of_settings: bool = False
    """It can report changes of its settings."""
    creates_files: bool = False
    """It takes workspace edits that create files."""
    shows_documents: bool = False
    """It can be asked to open a document."""
    shows_progress: bool = False
    """It shows that something takes long, and can cancel it."""
    snippets: bool = False
    """It takes completions with places to go on typing."""
    follows_up: bool = False
    """It has VS Code's commands that show completions and hints, to be run after a completion."""
    switches_language: bool = False
    """It can be notified of the language of a document (by `reftag/dialect`, our own message)."""
