"""What an answer is made from: a version of a document."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reftag.ide.record_list import RecordList
from reftag.lint import Linter, Report
from reftag.lsp.dialect_notice import Notice
from reftag.lsp.per_record import PerRecord
from reftag.syntax import Document
from reftag.text import Encoding


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of an open document with its findings. Never changes, but for `answered`."""

    uri: str
    version: int
    document: Document
    report: Report
    linter: Linter
    encoding: Encoding
    """What the client counts columns in."""
    serial: int
    """No two snapshots of a session have the same: version numbers start again when a file is
    closed and opened."""
    notice: Notice | None = None
    """The message to the user about the dialect that it is read as."""
    known: bool = True
    """Whether the format of the document was set or recognised."""
    answered: defaultdict[str, PerRecord] = field(
        default_factory=lambda: defaultdict(PerRecord), compare=False
    )
    """What was answered last about each record, by method. All versions of a document share it, and
    no answer depends on it."""

    listed: RecordList = field(default_factory=RecordList, compare=False)
    """What the list of records says of each. All versions share it, as they do `answered`."""

    def refuses_edits(self) -> str:
        """Return why the whole document must not be edited; `""` if it may. Looks at all of it."""
        if not self.known:
            return "neither its name nor its content shows which format it is in"
        if any("\0" in record.text for record in self.document):
            return "it contains NUL characters, as only binary files do"
        return ""


@dataclass(frozen=True, slots=True)
class TextChange:
    """One change of `textDocument/didChange`; without a range, `text` is the whole file."""

    text: str
    range: tuple[tuple[int, int], tuple[int, int]] | None = None
    """Start and end as (line from 0, column in the client's units)."""


def typed_together(changes: Iterable[TextChange]) -> list[TextChange]:
    """Return the same changes, but as one those that go on typing where the one before ended."""
    together: list[TextChange] = []
    for each in changes:
        above = together[-1] if together else None
        if above and above.range and each.range == (_typed_to(above), _typed_to(above)):
            together[-1] = TextChange(above.text + each.text, above.range)
        else:
            together.append(each)
    return together


def _typed_to(change: TextChange) -> tuple[int, int] | None:
    """Return where the text of a change ends, None if that is not to be seen from it alone."""
    text = change.text
    if change.range is None or not text.isascii() or "\n" in text or "\r" in text:
        return None
    line, column = change.range[0]
    return line, column + len(text)
