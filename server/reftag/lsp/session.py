"""The open documents and what was found in them: the only state of the server.

One way through: the session is the only writer, and only `open`, `change` and `close` write.
Every request is answered from a `Snapshot`, whose parts never change.
"""

import gc
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from reftag.dialects import dialect, names
from reftag.lint import Linter, Rule, select
from reftag.lsp.diagnostics import Shown
from reftag.lsp.snapshot import Client, Snapshot, TextChange
from reftag.syntax import Document

log = logging.getLogger(__name__)

_DEFAULT_DIALECT: Final = "endnote"

_LARGE: Final = 500_000
"""From so many characters on, the objects of a freshly opened document are taken out of the
garbage collector's sight: walking them would cost a keystroke dozens of milliseconds."""


@dataclass(slots=True)
class Session:
    """The open documents by URI."""

    on_rule_failure: Callable[[Rule, Exception], None]
    client: Client = field(default_factory=Client)
    snapshots: dict[str, Snapshot] = field(default_factory=dict)
    _linter: Linter | None = None
    _serials: Iterator[int] = field(default_factory=count)
    _shown: dict[str, Shown] = field(default_factory=dict)

    @property
    def linter(self) -> Linter:
        """The rules that are on, for every document of the session."""
        if self._linter is None:
            self._linter = Linter(select(), on_failure=self.on_rule_failure)
        return self._linter

    def snapshot(self, uri: str) -> Snapshot | None:
        """Return the newest version of a document, None if it is not open."""
        return self.snapshots.get(uri)

    def open(self, uri: str, language: str, version: int, text: str) -> Snapshot:
        """Take up a document that the client opened; one that was open is read anew."""
        name = language if language in names() else _DEFAULT_DIALECT
        document = Document.read(text, dialect(name))
        report = self.linter.check(document)
        encoding = self.client.encoding
        opened = Snapshot(
            uri, version, document, report, self.linter, encoding, next(self._serials)
        )
        self.snapshots[uri] = opened
        if len(text) >= _LARGE:
            gc.collect()
            gc.freeze()
        return opened

    def change(self, uri: str, version: int, changes: Sequence[TextChange]) -> Snapshot | None:
        """Make the client's changes, in their order. Returns None if the document is not open."""
        now = self.snapshots.get(uri)
        if now is None:
            log.warning("a change came for a document that is not open")
            return None
        document, report = now.document, now.report
        for each in changes:
            if each.range is None:
                document = Document.read(each.text, document.dialect)
                report = now.linter.check(document)
                continue
            (start, end) = (document.offset_at(*at, now.encoding) for at in each.range)
            document, change = document.edit(min(start, end), max(start, end), each.text)
            report = now.linter.update(report, document, change)
        serial = next(self._serials)
        changed = replace(now, version=version, document=document, report=report, serial=serial)
        self.snapshots[uri] = changed
        return changed

    def close(self, uri: str) -> None:
        """Forget a document."""
        self.snapshots.pop(uri, None)
        self._shown.pop(uri, None)

    def shown(self, uri: str) -> Shown:
        """Return what the client was last sent about a document."""
        return self._shown.setdefault(uri, Shown())
