"""The open documents and what was found in them: the only state of the server.

One way through: the session is the only writer. Requests change nothing; what notifications and
commands change, they change by a method of the session. Every request is answered from a
`Snapshot`, whose parts never change; `documents` makes them. Messages to the client other than
answers go into the `outbox`, what is to be done later into the `background`.
"""

import gc
import logging
from codecs import BOM_UTF8
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final

from reftag.config.dialect_choice import AtOpening, ChosenDialect
from reftag.dialects import Dialect, dialect
from reftag.files import Files
from reftag.lint import Rule
from reftag.lsp.background import Background, Job, Priority
from reftag.lsp.client import Client
from reftag.lsp.colours import Colours
from reftag.lsp.config_buffer import ConfigBuffer
from reftag.lsp.dialect_notice import Notice, notice
from reftag.lsp.documents import Documents
from reftag.lsp.encoded import Json
from reftag.lsp.folders import FolderReader
from reftag.lsp.heap import give_back
from reftag.lsp.outgoing import (
    Clear,
    Outgoing,
    Publish,
    Refresh,
    RefreshHints,
    ShowMessage,
    SwitchLanguage,
)
from reftag.lsp.settings import SettingsInForce, is_config, path_of
from reftag.lsp.snapshot import Snapshot, TextChange
from reftag.lsp.workspace import Workspace
from reftag.syntax import Document
from reftag.syntax.piecemeal import read_gradually
from reftag.text.steps import Steps, finished

log = logging.getLogger(__name__)

_CONFIG_LANGUAGE: Final = "toml"

_LARGE: Final = 500_000
"""From this many characters on, the objects of a newly opened document are hidden from the garbage
collector: walking them would cost a keystroke dozens of milliseconds."""

_SOON: Final = 0.2
"""Seconds until documents are checked again: a reftag.toml may be being edited, and a change of
branch changes many files one after the other."""

_LATER: Final = 2.0
"""Seconds after a large document was opened or closed until what it took besides is given back."""

_CHECK_AGAIN: Final = "checking open documents again"
_READ_FOLDERS: Final = "reading the open folders"
_GIVE_BACK: Final = "giving memory back"


@dataclass(slots=True)
class Session:
    """The open documents by URI."""

    files: Files
    on_rule_failure: Callable[[Rule, Exception], None]
    client: Client = field(default_factory=Client)
    snapshots: dict[str, Snapshot] = field(default_factory=dict)
    """The newest versions of open documents; only `documents` changes them."""
    documents: Documents = field(init=False)
    settings: SettingsInForce = field(init=False)
    workspace: Workspace = field(init=False)
    outbox: list[Outgoing] = field(default_factory=list)
    background: Background = field(init=False)
    folders: FolderReader = field(init=False)
    _outdated: set[str] = field(default_factory=set)
    """Documents to be checked again whatever is in force for them."""
    _opened: dict[str, AtOpening] = field(default_factory=dict)
    _asked: dict[str, str] = field(default_factory=dict)
    """The dialects that were asked for by command."""
    closed: Counter[Path | None] = field(default_factory=Counter)
    """How often a file was closed: what the client shows of it may be of its text until then."""
    colours: defaultdict[str, Colours] = field(default_factory=lambda: defaultdict(Colours))
    """The colours of documents that the client has."""

    def __post_init__(self) -> None:
        """Begin with the default settings."""
        self.settings = SettingsInForce(self.files, self.on_rule_failure)
        self.workspace = Workspace(self.files, self.snapshot)
        self.background = Background(self.outbox.append)
        self.documents = Documents(
            self.workspace, self.background, self.outbox, self.snapshots, lambda: self.client
        )
        self.folders = FolderReader(self.files, self.settings, self.workspace, self._show)

    def snapshot(self, uri: str) -> Snapshot | None:
        """Return the newest version of a document, None if it is not open."""
        return self.snapshots.get(uri)

    def open(self, uri: str, language: str, version: int, text: str) -> None:
        """Take up a document that the client opened; one that was open is read again."""
        if is_config(uri):
            self._take_config(ConfigBuffer(uri, version, text))
            return
        if language == _CONFIG_LANGUAGE:
            return  # some other TOML file
        opened = self._opened[uri] = AtOpening.of(uri, text, language)
        if opened.language and opened.language != self._asked.get(uri):
            self._asked.pop(uri, None)  # it was closed, or the user has changed the language
        self._take_up(uri, version, Document.read(text, self._spoken(uri, self._chosen(uri))))
        self._switch(uri)
        self._report_problem(uri)
        if not self.client.watches_files:
            self.read_folders()
        if len(text) >= _LARGE:
            gc.freeze()
            self.background.put(Job(_GIVE_BACK, Priority.FILES, give_back(()), wait=_LATER))

    def change(self, uri: str, version: int, changes: Sequence[TextChange]) -> None:
        """Make the client's changes, in their order."""
        buffer = self.settings.buffers.get(uri)
        if buffer is not None:
            self._take_config(buffer.changed(version, changes, self.client.encoding))
            return
        if uri not in self.snapshots:
            log.warning("a change came for a document that is not open")
            return
        self.documents.edit(uri, version, changes)
        if not self.client.watches_files:
            self.settings_changed()  # there is no other notice, and checking the disk is cheap

    def close(self, uri: str) -> None:
        """Forget a document."""
        now = self.snapshots.get(uri)
        if now and now.document.buffer.length >= _LARGE:  # once its facts are forgotten
            held = chain(now.report, self.workspace.document(uri))
            self.background.put(Job(_GIVE_BACK, Priority.FILES, give_back(held), wait=_LATER))
        self.closed[path_of(uri)] += 1
        self._opened.pop(uri, None)
        self.colours.pop(uri, None)
        self._outdated.discard(uri)
        self.documents.close(uri)
        self.outbox.append(Clear(uri))
        self.read_folders()  # what is on disk counts again
        if self.settings.buffers.pop(uri, None) is not None:
            self.settings_changed()  # what is on disk counts again

    def begin(self, client: Client, folders: Sequence[Path], sent: object) -> None:
        """Learn what the client can do, which folders are open and what the editor has set."""
        self.client = client
        self.settings.roots = folders
        self.set_editor(sent)

    def folders_changed(self, opened: Sequence[Path], closed: Sequence[Path]) -> None:
        """Take up the folders that were opened and forget those that were closed."""
        left = [root for root in self.settings.roots if root not in closed]
        self.settings.roots = [*left, *(path for path in opened if path not in left)]
        self.settings_changed()
        self.read_folders()

    def set_editor(self, sent: object) -> None:
        """Take the settings that the editor sent."""
        before = self.settings.preferences
        self.outbox += map(ShowMessage, self.settings.set_editor(sent))
        if self.settings.preferences != before:
            self.outbox += [Refresh(), RefreshHints()]
        self._check_again_soon()
        self.read_folders()

    def files_moved(self) -> None:
        """Look at all files and settings again: some are elsewhere now, or gone."""
        self.settings_changed()
        self.read_folders()

    def settings_changed(self) -> None:
        """Read configuration files again, and soon check the documents they apply to."""
        self.settings.forget()
        self._check_again_soon()

    def _check_again_soon(self) -> None:
        title = "Checking with the new settings"
        self.background.put(
            Job(_CHECK_AGAIN, Priority.OPEN_DOCUMENTS, self._check_again(), title, _SOON)
        )

    def _check_again(self) -> Steps[None]:
        """Check the documents for which something else is in force than when they were checked."""
        if self.workspace.compares != self.settings.preferences.compare_files:
            self.workspace.reset()
            self.workspace.compares = self.settings.preferences.compare_files
            self._outdated.update(self.snapshots)
            self.read_folders()
        for uri in list(self.snapshots):
            yield
            if uri in self.snapshots:
                self._report_problem(uri)
            while self._is_outdated(uri):  # it may be edited meanwhile
                yield from self._read_again(uri)
        self.outbox += map(Publish, self.settings.buffers)  # a baseline may have come or gone

    def set_dialect(self, uri: str, name: str | None) -> None:
        """Have a document read as a dialect, None for what it shows itself.

        It may be opened later: an editor that changes a document's language opens it again.
        """
        if name is None:
            self._asked.pop(uri, None)
        else:
            self._asked[uri] = name
        now = self.snapshots.get(uri)
        if now is None:
            return
        if name is None:
            language = self._opened[uri].language
            self._opened[uri] = AtOpening.of(uri, now.document.text, language)
        finished(self._read_again(uri))
        self.documents.checked_at(uri, 0)
        # Whatever language it was opened in: the editor may have followed us to another since.
        switch = SwitchLanguage(uri, self._chosen(uri).dialect, asked=True)
        self.outbox += [Publish(uri), switch, Refresh()]

    def _is_outdated(self, uri: str) -> bool:
        """Say whether something else is in force for a document than when it was checked."""
        now = self.snapshots.get(uri)
        if now is None:
            return False
        chosen = self._chosen(uri)
        return (
            uri in self._outdated
            or self._spoken(uri, chosen) is not now.document.dialect
            or self._notice(uri, chosen) != now.notice
            or self.settings.linter(uri, known=chosen.known) is not now.linter
        )

    def _read_again(self, uri: str) -> Steps[None]:
        """Have a document checked with what is in force for it, unless it is edited meanwhile."""
        before = self.snapshots[uri].document
        chosen = self._chosen(uri)
        spoken = self._spoken(uri, chosen)
        if spoken is before.dialect:
            linter = self.settings.linter(uri, known=chosen.known)
            self._outdated.add(uri)  # if the next steps are broken off, they are to be done again
            yield from self.documents.check_again(
                uri, linter, self._notice(uri, chosen), known=chosen.known
            )
            self._outdated.discard(uri)
            return
        document = yield from read_gradually((record.text for record in before), spoken)
        now = self.snapshots.get(uri)
        if now is not None and now.document is before:
            self._take_up(uri, now.version, document)
            self._outdated.discard(uri)
            self.outbox.append(Refresh())

    def _take_up(self, uri: str, version: int, document: Document) -> None:
        chosen = self._chosen(uri)
        linter = self.settings.linter(uri, known=chosen.known)
        notice = self._notice(uri, chosen)
        self.documents.take_up(uri, version, document, linter, notice, known=chosen.known)

    def _chosen(self, uri: str) -> ChosenDialect:
        return self._opened[uri].choose(self.settings.dialect(uri), self._asked.get(uri))

    def _notice(self, uri: str, chosen: ChosenDialect) -> Notice | None:
        return None if self.settings.excluded(uri) else notice(self._opened[uri], chosen)

    def _spoken(self, uri: str, chosen: ChosenDialect) -> Dialect:
        """Return what a document is read as, in the way of the program that it is from."""
        return dialect(chosen.dialect, self.settings.producer(uri))

    def _switch(self, uri: str) -> None:
        """Notify the client if the language of a document is not the one that it is read as."""
        is_in, language = self.snapshots[uri].document.dialect.name, self._opened[uri].language
        if language and language != is_in:
            self.outbox.append(SwitchLanguage(uri, is_in, asked=False))

    def read_folders(self) -> None:
        """Soon read what has changed below the open folders: to compare it, and to find it."""
        title = "Reading the open folders"
        self.background.put(Job(_READ_FOLDERS, Priority.FILES, self._read_folders(), title, _SOON))

    def _read_folders(self) -> Steps[None]:
        for _ in self.folders.read():
            self.documents.compare()
            yield
        self.documents.compare()
        self.documents.gather()

    def is_current(self, uri: str) -> bool:
        """Say whether a file is in the index as it is: open, or not changed since it was read."""
        return uri in self.snapshots or self.folders.is_current(uri)

    def has_mark_on_disk(self, uri: str) -> bool:
        """Say whether the file of a document begins with a UTF-8 byte order mark.

        Editors keep it out of the text and write it again.
        """
        path = path_of(uri)
        try:
            return path is not None and self.files.read_range(path, 0, 3) == BOM_UTF8
        except (OSError, ValueError):
            return False

    @property
    def reads_folders(self) -> bool:
        """Whether files are still to be read."""
        return _READ_FOLDERS in self.background

    def _show(self, message: str) -> None:
        self.outbox.append(ShowMessage(message))

    def diagnostics(self, uri: str) -> tuple[int, list[Json]] | None:
        """Return the version of a document and its diagnostics; None if it is not open."""
        found = self.documents.diagnostics(uri)
        if found is not None:
            return self.snapshots[uri].version, found
        buffer = self.settings.buffers.get(uri)
        if buffer is not None:
            return buffer.version, self.settings.diagnostics(buffer, self.client.encoding)
        return None

    def _take_config(self, buffer: ConfigBuffer) -> None:
        self.settings.buffers[buffer.uri] = buffer
        self.settings_changed()
        self.read_folders()
        self.outbox.append(Publish(buffer.uri))

    def _report_problem(self, uri: str) -> None:
        if problem := self.settings.problem(uri):
            self.outbox.append(ShowMessage(problem))
