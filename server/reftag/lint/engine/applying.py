"""Applies fixes to a document: as many at once as do not overlap, again until none is left."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from reftag.dialects import Dialect
from reftag.index import FileIndex
from reftag.lint.engine.finding import Fix
from reftag.lint.engine.linter import Linter
from reftag.lint.engine.report import Placed, Report
from reftag.syntax import Document
from reftag.syntax.piecemeal import read_gradually
from reftag.text import Edit, apply, compose
from reftag.text.steps import Steps, finished

_ROUNDS: Final = 100
"""More rounds than any file needs; two rules that undo each other would never finish."""

_FEW: Final = 32
"""Up to this many edits are applied one by one; beyond that, reading all again is quicker."""

Wanted = Callable[[Placed], bool]

_Checked = tuple[Document, FileIndex, Report]
_Read = Callable[[str, Dialect, Linter], Steps[_Checked]]
"""Reads and checks a text."""


class Fixed(NamedTuple):
    """A document after its fixes."""

    document: Document
    report: Report
    edits: list[Edit]
    """What leads from the old text to the new: ordered, offsets in the old document."""
    mended: int
    """How many findings were fixed."""


def placed_edits(placed: Placed, fix: Fix) -> list[Edit]:
    """Return the edits of `fix` as offsets in the document."""
    return [edit.moved(placed.offset) for edit in fix.edits]


def is_safe(placed: Placed) -> bool:
    """Say whether the finding has a fix that may be made without asking."""
    fix = placed.diagnostic.finding.fix
    return fix is not None and fix.applicability == "safe" and not fix.unfinished


def is_finished(placed: Placed) -> bool:
    """Say whether the finding has any fix that leaves nothing to be typed."""
    fix = placed.diagnostic.finding.fix
    return fix is not None and not fix.unfinished


def fix_all(document: Document, report: Report, linter: Linter, wanted: Wanted = is_safe) -> Fixed:
    """Make every wanted fix, and those that become possible by it, until none is left.

    Of fixes that overlap the first in the text is made; the next round finds what is left.
    """
    return finished(_fixed(document, report, linter, wanted, _read_at_once))


def fix_gradually(
    document: Document, report: Report, linter: Linter, wanted: Wanted = is_safe
) -> Steps[Fixed]:
    """Do what `fix_all` does, in steps; it takes a third longer."""
    return (yield from _fixed(document, report, linter, wanted, _read_gradually))


def _fixed(
    document: Document, report: Report, linter: Linter, wanted: Wanted, read: _Read
) -> Steps[Fixed]:
    made: list[Edit] = []
    mended = 0
    index = FileIndex.of(report.entries())
    for _ in range(_ROUNDS):
        edits, more = yield from choose(filter(wanted, report.in_order()))
        if not edits:
            break
        mended += more
        made = compose(made, edits) if made else edits
        if len(edits) > _FEW:
            text = apply(document.text, edits)
            document, index, report = yield from read(text, document.dialect, linter)
            continue
        for edit in reversed(edits):  # from the end, so that the offsets before it still hold
            document, change = document.edit(*edit)
            report = linter.update(report, index, index.edit(change))
            yield
    return Fixed(document, report, made, mended)


def _read_at_once(text: str, dialect: Dialect, linter: Linter) -> Steps[_Checked]:
    document = Document.read(text, dialect)
    index = FileIndex(document)
    yield
    return document, index, linter.check(document, index)


def _read_gradually(text: str, dialect: Dialect, linter: Linter) -> Steps[_Checked]:
    document = yield from read_gradually([text], dialect)
    index = FileIndex(document, noted=False)
    report = yield from linter.check_gradually(index)
    return document, index, report


def choose(placed: Iterable[Placed]) -> Steps[tuple[list[Edit], int]]:
    """Return ordered edits of as many of the fixes as do not overlap, and how many those are."""
    fixes: list[tuple[list[Edit], str, tuple[int, int]]] = []
    wanted: Counter[tuple[int, int]] = Counter()
    for each in placed:
        fix = each.diagnostic.finding.fix
        if fix is not None and fix.edits:
            shared = (each.offset, id(fix))  # several findings may share one fix
            if shared not in wanted:
                fixes.append((placed_edits(each, fix), each.diagnostic.rule.code, shared))
            wanted[shared] += 1
        yield
    fixes.sort(key=lambda fix: (fix[0][0].start, fix[1]))
    chosen: list[Edit] = []
    seen: set[tuple[Edit, ...]] = set()
    count = 0
    reached = -1
    for edits, _, shared in fixes:
        if tuple(edits) in seen:
            count += wanted[shared]
        elif edits[0].start > reached:
            chosen += edits
            seen.add(tuple(edits))
            reached = edits[-1].end
            count += wanted[shared]
    return chosen, count
