"""Sends what the session noted down for the client, and takes the client's answers."""

import asyncio
from typing import Any, Final

from lsprotocol import types as t
from pygls.lsp.server import LanguageServer

from reftag.config import FILE_NAME
from reftag.config.baseline import FILE_NAME as BASELINE
from reftag.lsp.guard import guarded
from reftag.lsp.outgoing import (
    AskSettings,
    CheckAgain,
    Clear,
    Outgoing,
    Publish,
    Refresh,
    Show,
    Switch,
    Tell,
    Watch,
)
from reftag.lsp.session import Session

SWITCH_LANGUAGE: Final = "reftag/dialect"
"""Our own notification: the `dialect` that the document `uri` is in, as a language id, and whether
a command `asked` for it. Sent only to clients with the experimental capability
`{"reftag": {"switchLanguage": true}}`."""

SECTION: Final = "reftag"
"""What the settings are called in editors."""

_SOON: Final = 0.2
"""Seconds until documents are checked again: somebody may be typing in a reftag.toml, and a
change of branch changes many files one after the other."""


class Sender:
    """Stands between a session and its client."""

    def __init__(self, server: LanguageServer, session: Session) -> None:
        """Send what `session` notes down through `server`."""
        self._server = server
        self._session = session
        self._check_again = guarded("reftag.toml", self._check, None, self.tell)
        self._take_settings = guarded("workspace/configuration", self._take, None, self.tell)
        self._later: asyncio.TimerHandle | None = None

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
            case AskSettings():
                wanted = t.ConfigurationParams([t.ConfigurationItem(section=SECTION)])
                self._server.workspace_configuration(wanted, self._take_settings)
            case Watch():
                self._watch()
            case Tell(text):
                self.tell(text)
            case Switch(uri, dialect, asked):
                if client.switches_language:
                    params = {"uri": uri, "dialect": dialect, "asked": asked}
                    self._server.protocol.notify(SWITCH_LANGUAGE, params)
            case Show(uri):
                self._server.window_show_document(t.ShowDocumentParams(uri, take_focus=True))

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
        loop = asyncio.get_running_loop()
        self._later = loop.call_later(_SOON, self._check_again, None)

    def _check(self, _: None) -> None:
        self._session.check_again()
        self.send_all()

    def _take(self, answers: Any) -> None:  # noqa: ANN401  # whatever the client has
        self._session.set_editor(answers[0] if answers else None)
        self.send_all()

    def _watch(self) -> None:
        """Ask to be told of changes, as far as the client can tell of them."""
        client = self._session.client
        registrations = []
        if client.watches_files:
            patterns = [f"**/{name}" for name in (FILE_NAME, BASELINE)]
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
