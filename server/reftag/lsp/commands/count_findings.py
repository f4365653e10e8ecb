"""reftag.countFindings: returns how often each rule has found something in a document."""

from collections import Counter
from typing import Final

from reftag.lsp.capabilities import COUNT_FINDINGS
from reftag.lsp.encoded import Json
from reftag.lsp.session import Session
from reftag.text.steps import Steps

NAME = COUNT_FINDINGS

_IN_A_STEP: Final = 2_000
"""Records."""


def run(session: Session, uri: object) -> Steps[list[Json]]:
    """Return the rules that have found something, the most frequent first.

    Diagnostics are sent up to a limit; these are all, so the document is checked to its end before.
    """
    snapshot = yield from session.documents.checked(str(uri))
    counts: Counter[tuple[str, str]] = Counter()
    for number, report in enumerate(snapshot.report if snapshot else ()):
        counts.update((each.rule.code, each.severity) for each in report.diagnostics)
        if number % _IN_A_STEP == _IN_A_STEP - 1:
            yield
    return [
        {"code": code, "severity": severity, "count": count}
        for (code, severity), count in counts.most_common()
    ]
