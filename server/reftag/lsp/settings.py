"""What is in force for each document of the session.

A reftag.toml that is open in the editor counts with its text there, saved or not: that is what the
user sees. While it is broken, what was good in it stays in force.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pygls.uris import to_fs_path

from reftag.config import FILE_NAME, Configurations, Configured
from reftag.config.preferences import Preferences
from reftag.config.read import read
from reftag.config.validation import from_editor, preferences_in
from reftag.config.walk import libraries
from reftag.files import Files, text_of
from reftag.format import Style
from reftag.importers import importer
from reftag.lint import Linter, Rule
from reftag.lsp.config_buffer import ConfigBuffer
from reftag.lsp.encoded import Json
from reftag.text import Encoding


class ConfigFile(NamedTuple):
    """A reftag.toml to be edited."""

    path: Path
    uri: str
    version: int | None
    """None for one that is not open."""
    text: str | None
    """None for one that is yet to be created."""


@lru_cache(4_000)  # all files below the open folders may be asked about every other second
def path_of(uri: str) -> Path | None:
    """Return the path of a document on disk, None if it is not on disk."""
    name = to_fs_path(uri)
    path = Path(name) if name else None
    return path if path is not None and path.is_absolute() else None


def is_config(uri: str) -> bool:
    """Say whether a document is a reftag.toml."""
    return uri.rpartition("/")[2] == FILE_NAME


class SettingsInForce:
    """Finds the settings of documents: open files before those on disk, the editor's below."""

    def __init__(self, files: Files, on_failure: Callable[[Rule, Exception], None]) -> None:
        """Begin with defaults; `on_failure` is called once for each rule that raises."""
        self.files = files
        self.buffers: dict[str, ConfigBuffer] = {}
        self.roots: Sequence[Path] = ()
        """The folders that the editor has open."""
        self._configurations = Configurations(files, read_text=self._text, on_failure=on_failure)
        self._reported: set[str] = set()
        self.preferences = Preferences()

    def forget(self) -> None:
        """Read everything again from now on."""
        self._configurations.forget()

    def set_editor(self, sent: object) -> list[str]:
        """Take the editor's settings; return the errors in them that were not reported before.

        Many editors send nothing at all where nothing was set: the earlier settings stay.
        """
        if not sent:
            return []
        self._configurations.editor, mistakes = from_editor(sent)
        self.preferences = preferences_in(sent)
        self.forget()
        return [
            f"reftag settings in the editor, {mistake}"
            for mistake in mistakes
            if self._news(mistake)
        ]

    def of(self, uri: str) -> Configured:
        """Return what is in force for a document."""
        path = path_of(uri)
        if path is not None:
            return self._configurations.of_file(path)
        # A document that was never saved belongs to the folder that is open.
        if self.roots:
            return self._configurations.of_folder(self.roots[0])
        return self._configurations.without_file()

    def linter(self, uri: str, *, known: bool = True) -> Linter:
        """Return the linter for a document; the same as before if nothing has changed for it.

        In a document that is not `known` to be in one of our formats nothing is found.
        """
        path, configured = path_of(uri), self.of(uri)
        excluded = not known or self.excluded(uri)
        return self._configurations.linter(path, configured, excluded=excluded)

    def dialect(self, uri: str) -> str:
        """Return the name of the dialect that a document is to be read as, or `auto`."""
        return self.of(uri).settings.dialect

    def producer(self, uri: str) -> str:
        """Return the name of the program that a document is taken to be from."""
        return self.of(uri).settings.producer

    def excluded(self, uri: str) -> bool:
        """Say whether nothing is to be found in a document."""
        path = path_of(uri)
        return path is not None and self.of(uri).excluded(path)

    def libraries(self, root: Path) -> Iterator[list[Path]]:
        """Yield the libraries below an open folder, folder by folder."""
        return libraries(root, self._configurations, lambda _: None)

    def style(self, uri: str, dialect: str) -> Style:
        """Return how a document of a dialect is laid out."""
        chosen = self.of(uri).settings.format
        profile = importer(dialect, chosen.profile)
        return Style(chosen.blank_lines, chosen.sort_tags, chosen.line_ending, profile)

    def diagnostics(self, buffer: ConfigBuffer, encoding: Encoding) -> list[Json]:
        """Return what is wrong in an open reftag.toml."""
        path = path_of(buffer.uri)
        if path is None:
            problems = read(buffer.text, buffer.uri).problems
        else:
            problems = self._configurations.of_folder(path.parent).problems
        return buffer.diagnostics(problems, encoding)

    def problem(self, uri: str) -> str | None:
        """Return what is wrong in the reftag.toml of a document, if it is not shown elsewhere.

        None if it is correct, if it is open and shows its own errors, or if this was reported
        before.
        """
        configured = self.of(uri)
        if not configured.problems or configured.file is None:
            return None
        if any(path_of(open_uri) == configured.file for open_uri in self.buffers):
            return None
        first = configured.problems[0]
        message = f"{configured.file}, line {first.line + 1}: {first.message}"
        return message if self._news(message) else None

    def file_for(self, uri: str) -> ConfigFile | None:
        """Return the reftag.toml that a document's settings belong into; it may not be there yet.

        None for a document that is nowhere, and where the file has mistakes.
        """
        configured = self.of(uri)
        if configured.problems:
            return None
        path = configured.file
        if path is None:
            home = self._home(uri)
            new = home and home / FILE_NAME
            return ConfigFile(new, new.as_uri(), None, None) if new else None
        for buffer in self.buffers.values():
            if path_of(buffer.uri) == path:
                return ConfigFile(path, buffer.uri, buffer.version, buffer.text)
        return ConfigFile(path, path.as_uri(), None, text_of(self.files, path))

    def _home(self, uri: str) -> Path | None:
        """Return the folder for a new reftag.toml: the open one that holds the document."""
        path = path_of(uri)
        if path is None:
            return self.roots[0] if self.roots else None
        holding = [root for root in self.roots if path.is_relative_to(root)]
        return max(holding, key=lambda root: len(root.parts), default=path.parent)

    def _text(self, path: Path) -> str | None:
        for buffer in self.buffers.values():
            if path_of(buffer.uri) == path:
                return buffer.text
        return text_of(self.files, path)

    def _news(self, message: str) -> bool:
        if message in self._reported:
            return False
        self._reported.add(message)
        return True
