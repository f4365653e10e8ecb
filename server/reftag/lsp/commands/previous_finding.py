"""reftag.previousFinding: the same as reftag.nextFinding, backwards."""

from lsprotocol import types as t

from reftag.lsp.capabilities import PREVIOUS_FINDING
from reftag.lsp.commands.next_finding import next_finding
from reftag.lsp.session import Session

NAME = PREVIOUS_FINDING


def run(session: Session, uri: object, position: object) -> t.Location | None:
    """Return the place of its first finding; None if there is none."""
    return next_finding(session, uri, position, backwards=True)
