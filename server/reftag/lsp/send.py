"""Sends what the session noted down for the client, and takes the client's answers."""

import asyncio
import time
from collections.abc import Callable
from typing import Any, Final

from lsprotocol import types as t
from pygls.lsp.server import LanguageServer

from reftag.config import FILE_NAME
from reftag.config.baseline import FILE_NAME as BASELINE
from reftag.dialects import extensions
from reftag.lsp.guard import guarded
from reftag.lsp.outgoing import (
    AskSettings,
    CheckAgain,
    Clear,
    Log,
    Outgoing,
    Publish,
    Refresh,
    Scan,
    Settle,
    Show,
    Switch,
    Tell,
    Watch,
    Work,
)
from reftag.lsp.session import Session

SWITCH_LANGUAGE: Final = "reftag/dialect"
"""Our own notification: the `dialect` that the document `uri` is in, as a language id, and whether
a command `asked` for it. Sent only to clients with the experimental capability
`{"reftag": {"switchLanguage": true}}`."""

SECTION: Final = "reftag"
"""What the settings are called in editors."""

_SOON: Final = 0.2
"""Seconds until documents are checked again: a reftag.toml may be being edited, and a change of
branch changes many files one after the other."""

_SLICE: Final = 0.004
"""Seconds of deferred work that are done at once."""

_PAUSE: Final = 0.004
"""Seconds after it, in which messages of the client are read."""

_QUIET: Final = 0.15
"""Seconds after a message of the client in which less is done: the user is typing."""


class Sender:
    """Connects a session and its client."""

    def __init__(self, server: LanguageServer, session: Session) -> None:
        """Send what `session` notes down through `server`."""
        self._server = server
        self._session = session
        self._check_again = guarded("reftag.toml", self._check, None, self.tell)
        self._take_settings = guarded("workspace/configuration", self._take, None, self.tell)
        self._settle = guarded("diagnostics of other files", self._settled, None, self.tell)
        self._scan = guarded("the open folders", self._scanned, None, self.tell)
        self._work = guarded("comparing files", self._worked, None, self.tell)
        self._later: asyncio.TimerHandle | None = None
        self._settling: asyncio.TimerHandle | None = None
        self._scanning: asyncio.TimerHandle | None = None
        self._working: asyncio.TimerHandle | None = None
        self._heard = 0.0
        """When the client said something last."""
        self._waited = False

    def heard(self) -> None:
        """Send what follows from a message of the client."""
        self._heard = time.monotonic()
        self.send_all()

    def send_all(self) -> None:
        """Send everything that was noted down so far."""
        while self._session.outbox:
            outbox, self._session.outbox = self._session.outbox, []
            for message in dict.fromkeys(outbox):
                self._send(message)

    def tell(self, message: str) -> None:
        """Show the user a sentence."""
        self._server.window_show_message(t.ShowMessageParams(t.MessageType.Warning, message))

    def _send(self, message: Outgoing) -> None:
        client = self._session.client
        match message:
            case Publish(uri):
                self._publish(uri)
            case Clear(uri):
                if not client.pulls_diagnostics:
                    self._server.text_document_publish_diagnostics(
                        t.PublishDiagnosticsParams(uri, [])
                    )
            case Refresh():
                if client.pulls_diagnostics and client.refreshes_diagnostics:
                    self._server.workspace_diagnostic_refresh(None)
            case CheckAgain():
                self._schedule()
            case Settle():
                if self._settling is None:
                    self._settling = _soon(_SOON, self._settle)
            case Scan():
                if self._scanning is not None:
                    self._scanning.cancel()
                self._scanning = _soon(_SOON, self._scan)
            case Work():
                if self._working is None:
                    self._working = _soon(_PAUSE, self._work)
            case AskSettings():
                wanted = t.ConfigurationParams([t.ConfigurationItem(section=SECTION)])
                self._server.workspace_configuration(wanted, self._take_settings)
            case Watch():
                self._watch()
            case Tell(text):
                self.tell(text)
            case Log(text):
                self._server.window_log_message(t.LogMessageParams(t.MessageType.Info, text))
            case Switch(uri, dialect, asked):
                if client.switches_language:
                    params = {"uri": uri, "dialect": dialect, "asked": asked}
                    self._server.protocol.notify(SWITCH_LANGUAGE, params)
            case Show(uri, place):
                selection = place and t.Range(*(t.Position(*at) for at in place))
                shown = t.ShowDocumentParams(uri, take_focus=True, selection=selection)
                self._server.window_show_document(shown)

    def _publish(self, uri: str) -> None:
        """Send the findings to a client that does not ask for them itself."""
        if self._session.client.pulls_diagnostics:
            return
        found = self._session.diagnostics(uri)
        if found is not None:
            params = {"uri": uri, "version": found[0], "diagnostics": found[1]}
            self._server.protocol.notify(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def _schedule(self) -> None:
        if self._later is not None:
            self._later.cancel()
        self._later = _soon(_SOON, self._check_again)

    def _check(self, _: None) -> None:
        self._session.check_again()
        self.send_all()

    def _settled(self, _: None) -> None:
        self._settling = None
        self._session.settle()
        self.send_all()

    def _scanned(self, _: None) -> None:
        self._scanning = None
        self._session.scan()
        self.send_all()

    def _worked(self, _: None) -> None:
        """Work for a moment, and continue after a pause."""
        self._working = None
        begun = time.monotonic()
        if begun - self._heard < _QUIET and not self._waited:
            self._working = _soon(_QUIET, self._work)
            self._waited = True  # once: some clients never stop talking
            return
        self._waited = False
        while (more := self._session.work()) and time.monotonic() - begun < _SLICE:
            pass
        if more:
            self._working = _soon(_PAUSE, self._work)
        self.send_all()

    def _take(self, answers: Any) -> None:  # noqa: ANN401  # whatever the client has
        self._session.set_editor(answers[0] if answers else None)
        self.send_all()

    def _watch(self) -> None:
        """Ask for notice of changes, as far as the client supports it."""
        client = self._session.client
        registrations = []
        if client.watches_files:
            libraries = ",".join(each.removeprefix(".") for each in sorted(extensions()))
            patterns = [f"**/{name}" for name in (FILE_NAME, BASELINE, f"*.{{{libraries}}}")]
            watchers = [t.FileSystemWatcher(pattern) for pattern in patterns]
            options = t.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = t.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registrations.append(t.Registration("reftag-files", method, options))
        if client.tells_of_settings:
            settings = t.DidChangeConfigurationRegistrationOptions(section=SECTION)
            method = t.WORKSPACE_DID_CHANGE_CONFIGURATION
            registrations.append(t.Registration("reftag-settings", method, settings))
        if registrations:
            self._server.client_register_capability(t.RegistrationParams(registrations))


def _soon(seconds: float, what: Callable[[None], None]) -> asyncio.TimerHandle:
    return asyncio.get_running_loop().call_later(seconds, what, None)
