"""reftag.recognize: returns which dialect a text is in."""

from reftag.lsp.capabilities import RECOGNIZE
from reftag.lsp.session import Session
from reftag.syntax.recognition import recognize

NAME = RECOGNIZE


def run(_session: Session, text: object) -> str | None:
    """Return the dialect's name; None if that is in doubt."""
    found = recognize(str(text))
    return found.dialect if found.sure else None
