"""Checking a document in steps, for callers that must not block until all of it is checked."""

from collections.abc import Iterator
from typing import Final

from reftag.index import FileIndex
from reftag.lint.engine.linter import Linter
from reftag.lint.engine.report import Report
from reftag.syntax import Document, Record, RecordChange
from reftag.text.steps import Steps

PIECE: Final = 5_000
"""Characters whose records are checked in a few milliseconds."""


def check_gradually(
    linter: Linter, document: Document, size: int = PIECE
) -> Steps[tuple[FileIndex, Report]]:
    """Check a document as if its records were added at the end of an empty one, some at a time.

    Returns its index and the report that `Linter.check` would return.
    """
    index = FileIndex(())
    report = linter.check(Document.read("", document.dialect), index)
    for records in _pieces(document, size):
        report = linter.update(report, index, index.edit(RecordChange(len(report), 0, records)))
        yield
    return index, report


def _pieces(document: Document, size: int) -> Iterator[tuple[Record, ...]]:
    records: list[Record] = []
    length = 0
    for record in document:
        records.append(record)
        length += len(record.text)
        if length >= size:
            yield tuple(records)
            records, length = [], 0
    yield tuple(records)
