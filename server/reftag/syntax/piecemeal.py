"""Reading a file piece by piece, for callers that must not block until all of it is read.

That works because where a record ends follows from its own text and the next tag alone: the last
record of a piece may continue in the next one, all before it are final.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from reftag.dialects import Dialect
from reftag.syntax.document import Document
from reftag.syntax.record import Record
from reftag.text import TextBuffer
from reftag.text.lines import LINE_BREAK
from reftag.text.steps import Steps

PIECE: Final = 20_000
"""Characters that are read in a millisecond or two."""


def piecemeal(texts: Iterable[str], dialect: Dialect, size: int = PIECE) -> Iterator[list[Record]]:
    """Yield the records of a file, some at a time; together they are those of its document.

    `texts`, joined, are the text of the file. Nothing but a record that is longer than `size`
    characters makes a piece longer than that.
    """
    rest: list[str] = []
    unread = 0
    """Characters of the rest after those that were read already as a part of a record."""
    for text in _whole_lines(texts, size):
        rest.append(text)
        unread += len(text)
        # A record that does not end is read in growing pieces, not again for each small one.
        if 2 * unread < sum(map(len, rest)):
            continue
        records = list(Document.read("".join(rest), dialect))
        rest = [records.pop().text]
        unread = 0
        yield records
    yield list(Document.read("".join(rest), dialect))


def read_gradually(texts: Iterable[str], dialect: Dialect) -> Steps[Document]:
    """Read a document in steps; `texts` are as in `piecemeal`."""
    buffer: TextBuffer[Record] = TextBuffer()
    for records in piecemeal(texts, dialect):
        buffer = buffer.splice(len(buffer), len(buffer), records)
        yield
    return Document(buffer, dialect)


def _whole_lines(texts: Iterable[str], size: int) -> Iterator[str]:
    """Cut a text after the line ends that follow each `size` characters."""
    rest = ""
    for text in texts:
        whole, at = rest + text, 0
        # The last line may go on in the next text, as may a line break: it may be CR and LF.
        while (end := _line_end(whole, at + size)) < len(whole):
            yield whole[at:end]
            at = end
        rest = whole[at:]
    if rest:
        yield rest


def _line_end(text: str, at: int) -> int:
    """Return where the line ends, break included, that has the character before `at`."""
    found = LINE_BREAK.search(text, at - 1)
    return found.end() if found else len(text)
