"""Checks files that are not open, as they would be checked if they were.

Nothing of them is kept: of a file that has not changed the client keeps the findings, under the id
that they were sent with. Files are not compared with each other here.
"""

from typing import Final

from reftag.dialects import dialect
from reftag.index import FileIndex
from reftag.lint import Linter
from reftag.lsp.client import Client
from reftag.lsp.diagnostics import MOST, Shown
from reftag.lsp.dialect_notice import notice
from reftag.lsp.encoded import Encoded
from reftag.lsp.folders import FolderReader, FoundFile, opened
from reftag.lsp.settings import SettingsInForce
from reftag.lsp.snapshot import Snapshot
from reftag.syntax import Document, Record, RecordChange
from reftag.syntax.piecemeal import piecemeal
from reftag.text import TextBuffer
from reftag.text.steps import Steps

_PIECE: Final = 4_000
"""Characters whose records are checked in one step: in a few milliseconds."""

_TURNED: Final = 100
"""Findings from which on they are turned into JSON before the next step: that takes as long."""


def result_id(file: FoundFile, settings: SettingsInForce, closed: int) -> str:
    """Name what the findings of a file follow from, without reading it.

    `closed` says how often it was closed. No other run of the server gives the same names.
    """
    uri = file.path.as_uri()
    linter, read_as = settings.linter(uri), settings.of(uri).settings
    in_force = (read_as.dialect, read_as.producer, linter, len(linter.switched_off))
    return f"{hash((file.state, in_force, closed)):x}"


def check(
    file: FoundFile, settings: SettingsInForce, folders: FolderReader, client: Client
) -> Steps[Encoded]:
    """Return the diagnostics of a file. Raises `OSError` if it cannot be read."""
    uri = file.path.as_uri()
    _, texts = yield from folders.text(file.path)
    at_opening = opened(uri, texts)
    chosen = at_opening.choose(settings.dialect(uri))
    linter = settings.linter(uri, known=chosen.known)
    is_in = dialect(chosen.dialect, settings.producer(uri))
    said = notice(at_opening, chosen)
    buffer: TextBuffer[Record] = TextBuffer()
    index = FileIndex([])
    report = Linter.unchecked(index)
    shown = Shown()
    turned = 0

    def diagnostics() -> Encoded:
        document = Document(buffer, is_in)
        now = Snapshot(uri, 0, document, report, linter, client.encoding, 0, said, chosen.known)
        return shown.diagnostics(now, client)

    for records in piecemeal(texts, is_in, _PIECE):
        at = len(report)
        edited = index.edit(RecordChange(at, 0, tuple(records)))
        report = linter.update(report, index, edited)
        buffer = buffer.splice(at, at, records)
        yield
        if turned < MOST and report.count - turned >= _TURNED:
            turned = report.count
            diagnostics()
            yield
    found = diagnostics()
    yield
    return found
