"""Sends what the session noted down for the client, and runs the background while it is silent."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from lsprotocol import types as t
from pygls.lsp.server import LanguageServer

from reftag.config import FILE_NAME
from reftag.config.baseline import FILE_NAME as BASELINE
from reftag.dialects import extensions
from reftag.lsp import watchdog
from reftag.lsp.guard import guarded
from reftag.lsp.outgoing import (
    AskSettings,
    BeginProgress,
    Clear,
    EndProgress,
    Log,
    Outgoing,
    PartOfAnswer,
    Publish,
    Refresh,
    RefreshHints,
    ShowDocument,
    ShowMessage,
    SwitchLanguage,
    WatchFiles,
)
from reftag.lsp.session import Session

SWITCH_LANGUAGE: Final = "reftag/dialect"
"""Our own notification: the `dialect` that the document `uri` is in, as a language id, and whether
a command `asked` for it. Sent only to clients with the experimental capability
`{"reftag": {"switchLanguage": true}}`."""

SECTION: Final = "reftag"
"""What the settings are called in editors."""

_SLICE: Final = 0.008
"""Seconds of work in the background that is done at once."""

_PAUSE: Final = 0.001
"""Seconds after it, in which messages of the client are read: several, by a thread that has
nothing else to do."""

_QUIET: Final = 0.05
"""Seconds after a message of the client in which less is done: the user is typing."""


class Sender:
    """Connects a session and its client."""

    def __init__(
        self, server: LanguageServer, session: Session, is_over: Callable[[], bool]
    ) -> None:
        """Send what `session` notes down through `server`.

        Once the client has said that it `is_over`, the background rests: nobody wants to know more,
        and who does not read any longer could not be told that the server ends.
        """
        self._server = server
        self._is_over = is_over
        self._session = session
        self._take_settings = guarded("workspace/configuration", self._take, None, self.show)
        self._work = guarded("work in the background", self._worked, None, self.show)
        self._timer: asyncio.TimerHandle | None = None
        """Runs the background."""
        self._progress: dict[str, bool] = {}
        """Tokens of progress that is not over, and whether the client has agreed to show it."""
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
            messages = list(dict.fromkeys(self._session.outbox))
            self._session.outbox.clear()
            for message in messages:
                self._send(message)
        self._work_later()

    def show(self, message: str) -> None:
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
                if client.refreshes_lenses:
                    self._server.workspace_code_lens_refresh(None)
            case RefreshHints():
                if client.refreshes_hints:
                    self._server.workspace_inlay_hint_refresh(None)
            case AskSettings():
                wanted = t.ConfigurationParams([t.ConfigurationItem(section=SECTION)])
                self._server.workspace_configuration(wanted, self._take_settings)
            case WatchFiles():
                self._watch()
            case ShowMessage(text):
                self.show(text)
            case Log(text):
                self._server.window_log_message(t.LogMessageParams(t.MessageType.Info, text))
            case SwitchLanguage(uri, dialect, asked):
                if client.switches_language:
                    params = {"uri": uri, "dialect": dialect, "asked": asked}
                    self._server.protocol.notify(SWITCH_LANGUAGE, params)
            case ShowDocument(uri, place):
                selection = place and t.Range(*(t.Position(*at) for at in place))
                shown = t.ShowDocumentParams(uri, take_focus=True, selection=selection)
                self._server.window_show_document(shown)
            case BeginProgress(token, title):
                if client.shows_progress:
                    self._progress[token] = False
                    created = partial(self._begin_progress, token, title)
                    params_ = t.WorkDoneProgressCreateParams(token)
                    self._server.window_work_done_progress_create(params_, created)
            case EndProgress(token):
                if self._progress.pop(token, False):
                    self._report_progress(token, t.WorkDoneProgressEnd())
            case PartOfAnswer(token_, value):
                self._server.protocol.notify(t.PROGRESS, {"token": token_, "value": value})

    def _publish(self, uri: str) -> None:
        """Send the findings to a client that does not ask for them itself."""
        if self._session.client.pulls_diagnostics:
            return
        found = self._session.diagnostics(uri)
        if found is not None:
            params = {"uri": uri, "version": found[0], "diagnostics": found[1]}
            self._server.protocol.notify(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, params)

    def _begin_progress(self, token: str, title: str, _: None) -> None:
        """Begin to show progress, if it is not over before the client has agreed."""
        if token in self._progress:
            self._progress[token] = True
            self._report_progress(token, t.WorkDoneProgressBegin(title, cancellable=True))

    def _report_progress(
        self, token: str, value: t.WorkDoneProgressBegin | t.WorkDoneProgressEnd
    ) -> None:
        self._server.progress(t.ProgressParams(token, value))

    def _work_later(self) -> None:
        """Have the background go on, if there is something to do."""
        due = self._session.background.due()
        if due is not None and self._timer is None and not self._is_over():
            self._timer = _soon(max(due, _PAUSE), self._work)

    def _worked(self, _: None) -> None:
        """Work for a moment, and continue after a pause."""
        self._timer = None
        if self._is_over():
            return
        begun = time.monotonic()
        if begun - self._heard < _QUIET and not self._waited:
            self._timer = _soon(_QUIET, self._work)
            self._waited = True  # once: some clients never stop talking
            return
        self._waited = False
        turn = watchdog.begin()
        while self._session.background.step() and time.monotonic() - begun < _SLICE:
            pass
        self.send_all()
        watchdog.noted(f"{self._session.background.last} (in the background)", turn)

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
