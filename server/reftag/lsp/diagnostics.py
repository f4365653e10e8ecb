"""The diagnostics of a document as a client gets them: the worst, and how many more there are."""

from typing import Final

from lsprotocol import types as t

from reftag.lint import SEVERITIES
from reftag.lsp.convert import SOURCE, placed_diagnostic
from reftag.lsp.session import Client, Snapshot

MOST: Final = 1000
"""Editors freeze under thousands of diagnostics, and nobody reads so many."""


def diagnostics(snapshot: Snapshot, client: Client) -> list[t.Diagnostic]:
    """Return at most `MOST` diagnostics, worst first, and a line on the rest, if any."""
    shown = [
        placed_diagnostic(placed, snapshot.uri, client) for placed in snapshot.report.worst(MOST)
    ]
    more = snapshot.report.count - len(shown)
    if more > 0:
        shown.append(_rest(snapshot, more))
    return shown


def _rest(snapshot: Snapshot, more: int) -> t.Diagnostic:
    counts = ", ".join(
        f"{count:,} {severity}{'s' if count != 1 else ''}"
        for severity in SEVERITIES
        if (count := snapshot.report.count_of(severity))
    )
    start = t.Position(0, 0)
    return t.Diagnostic(
        range=t.Range(start, start),
        message=(
            f"{more:,} more findings are not shown here (in all: {counts}); "
            '"reftag check" on the command line lists every one'
        ),
        severity=t.DiagnosticSeverity.Information,
        source=SOURCE,
    )
