"""The open documents: their newest versions, what was found in them, what is still to be checked.

The only module that makes snapshots. A document is read at once, and of a large one only the head
is checked at once: the rest follows piece by piece in the background, beginning where the user is.
Until then its records are unchecked, and keep what was found in them with earlier settings. What is
opened, edited, or checked with new settings goes this way.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from reftag.ide.half_typed import half_typed
from reftag.index import FileIndex
from reftag.lint import PIECE, Linter, Report
from reftag.lsp.background import Background, Job, Priority
from reftag.lsp.client import Client
from reftag.lsp.diagnostics import Shown
from reftag.lsp.dialect_notice import Notice
from reftag.lsp.encoded import Encoded
from reftag.lsp.outgoing import Outgoing, Publish, Refresh
from reftag.lsp.snapshot import Snapshot, TextChange, typed_together
from reftag.lsp.workspace import Workspace
from reftag.syntax import Document, Record, RecordChange
from reftag.syntax.changes import merged
from reftag.text import Edit, narrowed
from reftag.text.steps import Steps

_AT_ONCE: Final = 50_000
"""Characters whose records are checked as soon as they are read or put in: most files are shorter.
It takes 10 to 20 milliseconds."""

_MARKED: Final = 2_000
"""Records that are marked as unchecked in one step."""

_SOON: Final = 0.2
"""Seconds until it is shown what has changed in documents that were not edited. While one is being
checked, they double with each time."""

_SELDOM: Final = 0.8
"""Seconds that this takes at most."""

_CHECK: Final = "checking open documents"
_SETTLE: Final = "updating documents that have changed in the background"
_COMPARE: Final = "comparing open documents"
_GATHER: Final = "gathering what records have in common"

_REPORT_TYPED: Final = "reporting what is at the cursor"

_PAUSE: Final = 1.0
"""Seconds after an edit until the values that are offered are put in order again, and until what
is wrong with a line is reported that may become a tag."""


@dataclass(slots=True)
class Documents:
    """The open documents by URI."""

    workspace: Workspace
    background: Background
    outbox: list[Outgoing]
    snapshots: dict[str, Snapshot]
    client: Callable[[], Client]
    _unsettled: set[str] = field(default_factory=set)
    """Documents that may show something else than the client was sent."""
    _typed: dict[str, int] = field(default_factory=dict)
    """Records, by their labels, in which a tag is being typed: what is wrong with it is not shown
    yet."""
    _in_view: str = ""
    """The document that was looked at last."""
    _lines: dict[str, int] = field(default_factory=dict)
    """Where documents were looked at last."""
    _edited: dict[str, list[Record]] = field(default_factory=dict)
    """Records that were put in by the last edit: their fields stay in memory until the next."""
    _serials: Iterator[int] = field(default_factory=count)
    _shown: defaultdict[str, Shown] = field(default_factory=lambda: defaultdict(Shown))
    """What the client was last sent about each document."""

    def take_up(
        self,
        uri: str,
        version: int,
        document: Document,
        linter: Linter,
        notice: Notice | None,
        *,
        known: bool,
    ) -> None:
        """Take up a document that was read as a whole, and begin to check it."""
        index = FileIndex(document, noted=False)
        self._store(self.workspace.opened(uri, index, compared=linter.compares, known=known))
        report = linter.unchecked(index)
        encoding, serial = self.client().encoding, next(self._serials)
        self.snapshots[uri] = Snapshot(
            uri, version, document, report, linter, encoding, serial, notice, known
        )
        self._check_piece(uri, _AT_ONCE)
        self.outbox.append(Publish(uri))
        self._go_on(uri)

    def edit(self, uri: str, version: int, changes: Sequence[TextChange]) -> None:
        """Make the changes of a client, in their order."""
        self._report_typed(uri)
        now, index = self.snapshots[uri], self.workspace.document(uri)
        document, report = now.document, now.report
        made: list[RecordChange] = []
        put: list[Record] = []
        cursor = 0
        for each in typed_together(changes):
            if each.range is None:
                text = document.text
                edit = narrowed(text, Edit(0, len(text), each.text))
            else:
                start, end = (document.offset_at(*at, now.encoding) for at in each.range)
                edit = Edit(min(start, end), max(start, end), each.text)
            document, change = document.edit(*edit)
            made.append(change)
            cursor = edit.start + len(edit.text)
        if made:
            self.look_at(uri, document.position_at(cursor).line)
        room = _AT_ONCE
        for change in merged(made):
            edited = index.edit(change, room)
            put += (entry.record for entry in edited.fresh)
            room -= sum(len(entry.record.text) for entry in edited.fresh)
            report = now.linter.update(report, index, edited, self.workspace.others(uri))
            self._store(self.workspace.edited(uri, edited))
        for record in self._edited.get(uri, ()):  # only now: an edit asks what has gone
            record.forget()
        self._edited[uri] = put
        report = self._without_typed(uri, document, report, cursor)
        serial = next(self._serials)
        self.snapshots[uri] = replace(
            now, version=version, document=document, report=report, serial=serial
        )
        self.outbox.append(Publish(uri))
        self._go_on(uri, moved=document.buffer.line_count != now.document.buffer.line_count)

    def _without_typed(self, uri: str, document: Document, report: Report, cursor: int) -> Report:
        """Leave out what is wrong with a tag that is being typed at the cursor, for a moment."""
        client = self.client()
        typed = half_typed(document, cursor)
        if typed is None or (client.pulls_diagnostics and not client.refreshes_diagnostics):
            return report
        one = report.of_record(typed.at)
        start, end = typed.span
        kept = [
            each
            for each in one.diagnostics
            if each.finding.span.end < start or each.finding.span.start > end
        ]
        if len(kept) == len(one.diagnostics):
            return report
        self._typed[uri] = one.entry.label
        job = Job(_REPORT_TYPED, Priority.PUBLISH, self._report_all_typed(), wait=_PAUSE)
        self.background.put(job)
        return report.spliced(typed.at, typed.at + 1, [one.with_diagnostics(kept)])

    def _report_typed(self, uri: str) -> None:
        """Have a record checked again in which a tag was being typed."""
        label = self._typed.pop(uri, None)
        now = self.snapshots.get(uri)
        if label is None or now is None:
            return
        at = now.report.place(label)
        if at < len(now.report) and now.report.of_record(at).entry.label == label:
            self.snapshots[uri] = replace(now, report=now.report.with_unchecked(at, at + 1))

    def _report_all_typed(self) -> Steps[None]:
        for uri in list(self._typed):
            self._report_typed(uri)
            yield
        self._settle_soon()

    def close(self, uri: str) -> None:
        """Forget a document."""
        self._typed.pop(uri, None)
        self._edited.pop(uri, None)
        self.snapshots.pop(uri, None)
        self._shown.pop(uri, None)
        self._lines.pop(uri, None)
        self._store(self.workspace.closed(uri))
        self._unsettled.discard(uri)
        self._go_on(uri)

    def check_again(
        self, uri: str, linter: Linter, notice: Notice | None, *, known: bool
    ) -> Steps[None]:
        """Have a document checked with another linter, in small steps.

        It is not enough if this is broken off.
        """
        now = replace(
            self.snapshots[uri],
            linter=linter,
            serial=next(self._serials),
            notice=notice,
            known=known,
        )
        self.snapshots[uri] = now
        self._store(self.workspace.compare(uri, compared=linter.compares, known=known))
        now = self.snapshots[uri]
        at = 0
        while at < len(now.report):
            report = now.report.with_unchecked(at, at + _MARKED)
            last = report.of_record(min(at + _MARKED, len(report)) - 1).entry.label
            self.snapshots[uri] = replace(now, report=report)
            yield
            if uri not in self.snapshots:
                return
            now = self.snapshots[uri]
            at = now.report.place(last) + 1  # it may have been edited meanwhile
        self._unsettled.add(uri)
        self._settle_soon()

    # What is unchecked

    def look_at(self, uri: str, line: int) -> None:
        """Have what follows from a line on checked first: the user is there."""
        if uri in self.snapshots:
            self._in_view = uri
            self._lines[uri] = line

    def checked_at(self, uri: str, line: int) -> Snapshot | None:
        """Return the newest version of a document, checked at a line and a good way below it."""
        self.look_at(uri, line)
        now = self.snapshots.get(uri)
        if now and now.report.unchecked and not now.report.of_record(self._near(now)).checked:
            self._check_piece(uri, _AT_ONCE)
        return self.snapshots.get(uri)

    def checked(self, uri: str) -> Steps[Snapshot | None]:
        """Return the newest version of a document, checked to its end: that may take seconds."""
        while (now := self.snapshots.get(uri)) and now.report.unchecked:
            self._check_piece(uri, PIECE)
            yield
        return now

    def _near(self, now: Snapshot) -> int:
        """Return the place of the record at which a document was looked at last."""
        located = now.document.record_at_line(self._lines.get(now.uri, 0))
        return located.at if located else 0

    def _check_piece(self, uri: str, size: int) -> None:
        """Check records of a document that are unchecked: of about `size` characters, if any."""
        now, index = self.snapshots[uri], self.workspace.document(uri)
        if not now.report.unchecked:
            return
        piece = now.report.piece(self._near(now), size)
        old = now.report.between(piece.at, piece.at + len(piece.gone))
        index.note(piece.fresh)
        report = now.linter.update(now.report, index, piece, self.workspace.others(uri))
        self.snapshots[uri] = replace(now, report=report)
        if report.count != now.report.count or any(each.diagnostics for each in old):
            self._changed(uri)
        self._store(self.workspace.edited(uri, piece))

    def _check(self) -> Steps[None]:
        """Check what is unchecked, and show what is found from time to time."""
        wait = _SOON
        while (uri := self._unfinished()) is not None:
            self._check_piece(uri, PIECE)
            if not self.snapshots[uri].report.unchecked:
                self._unsettled.add(uri)
                self._settle_soon(0)
            elif _SETTLE not in self.background and self._unsettled:
                self._settle_soon(wait)
                wait = min(2 * wait, _SELDOM)
            yield

    def _unfinished(self) -> str | None:
        """Return the document to go on with, that in view if it can be; None if all are done."""
        waiting = [uri for uri, now in self.snapshots.items() if now.report.unchecked]
        return max(waiting, key=lambda uri: uri == self._in_view, default=None)

    # What documents show

    def diagnostics(self, uri: str) -> Encoded | None:
        """Return the diagnostics of a document as they are known now; None if it is not open."""
        now = self.snapshots.get(uri)
        return None if now is None else self._shown[uri].diagnostics(now, self.client())

    def compare(self) -> None:
        """Have done what is still to be done after files were compared."""
        self._settle_soon()

    def gather(self) -> None:
        """Soon take up the facts of all files, for completion and search."""
        steps = self.workspace.index.facts.gather()
        self.background.put(Job(_GATHER, Priority.FILES, steps, wait=_PAUSE))

    def _changed(self, uri: str) -> None:
        """Take note that a document may show something else."""
        self.snapshots[uri] = replace(self.snapshots[uri], serial=next(self._serials))
        self._unsettled.add(uri)

    def _store(self, changed: Mapping[str, Report]) -> None:
        """Take up new reports of documents that were compared again."""
        for uri, report in changed.items():
            self.snapshots[uri] = replace(self.snapshots[uri], report=report)
            self._changed(uri)

    def _go_on(self, uri: str, *, moved: bool = False) -> None:
        """See to what follows from what has happened to a document, which is published anyway.

        `moved` says that its records are on other lines now.
        """
        self._unsettled.discard(uri)
        if moved:
            self._unsettled.update(
                other for other, shown in self._shown.items() if shown.points_out and other != uri
            )
        self._settle_soon()
        self.gather()

    def _settle_soon(self, wait: float = _SOON) -> None:
        """Put what is still to be done into the background."""
        if self._unsettled and (_SETTLE not in self.background or not wait):
            self.background.put(Job(_SETTLE, Priority.PUBLISH, self._settle(), wait=wait))
        if self.workspace.put_off and _COMPARE not in self.background:
            self.background.put(Job(_COMPARE, Priority.OPEN_DOCUMENTS, self._compare()))
        if _CHECK not in self.background and self._unfinished() is not None:
            self.background.put(Job(_CHECK, Priority.OPEN_DOCUMENTS, self._check(), "Checking"))

    def _settle(self) -> Steps[None]:
        """Publish the documents that show something else than the client was sent."""
        while self._unsettled:
            uri = self._unsettled.pop()
            now, shown = self.snapshots[uri], self._shown[uri]
            before = shown.pieces
            if shown.diagnostics(now, self.client()).pieces != before:
                self.snapshots[uri] = replace(now, serial=next(self._serials))
                self.outbox += [Publish(uri), Refresh()]
            yield

    def _compare(self) -> Steps[None]:
        """Do what was put off when documents were compared."""
        while self.workspace.put_off:
            self._store(self.workspace.step())
            self._settle_soon()
            yield
