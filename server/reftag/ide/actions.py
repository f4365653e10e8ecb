"""Code actions: fix one finding, all findings of a kind, or everything that is safe to fix."""

from collections.abc import Iterator
from typing import NamedTuple

from reftag.lint import Fix, Fixed, Linter, Placed, Report, fix_gradually, is_finished, is_safe
from reftag.lint.engine.applying import placed_edits
from reftag.syntax import Document
from reftag.text import Edit
from reftag.text.steps import Steps


class QuickFix(NamedTuple):
    """The fix of one finding: its edits are ordered and count in the document."""

    placed: Placed
    fix: Fix
    edits: list[Edit]


def quick_fixes(document: Document, report: Report, start: int, end: int) -> list[QuickFix]:
    """Return the fixes of the findings that touch offsets `start` to `end`, worst first."""
    fixes: list[QuickFix] = []
    for placed in findings_between(document, report, start, end):
        fix = placed.diagnostic.finding.fix
        if fix is not None:
            fixes.append(QuickFix(placed, fix, placed_edits(placed, fix)))
    return fixes


def findings_between(document: Document, report: Report, start: int, end: int) -> Iterator[Placed]:
    """Yield the findings that touch offsets `start` to `end`; an empty stretch may touch two."""
    first = document.record_at(start)
    if first is None:
        return
    for located in document.located(first.at):
        if located.offset > end:
            return
        for placed in report.placed(located.at):
            span = placed.diagnostic.finding.span
            if span.start + located.offset <= end and span.end + located.offset >= start:
                yield placed


def fix_kind(document: Document, report: Report, linter: Linter, code: str) -> Steps[Fixed]:
    """Fix every finding of rule `code` in the file, with unsafe fixes: the user asked for them."""

    def wanted(placed: Placed) -> bool:
        return placed.diagnostic.rule.code == code and is_finished(placed)

    return fix_gradually(document, report, linter, wanted)


def fix_safe(document: Document, report: Report, linter: Linter) -> Steps[Fixed]:
    """Apply every safe fix."""
    return fix_gradually(document, report, linter, is_safe)
