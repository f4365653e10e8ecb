"""reftag.libraries: returns the libraries below the open folders, but for excluded ones."""

from reftag.lsp.capabilities import LIBRARIES
from reftag.lsp.session import Session
from reftag.text.steps import Steps

NAME = LIBRARIES


def run(session: Session) -> Steps[list[str]]:
    """Return their URIs, folder by folder."""
    found: list[str] = []
    for root in session.settings.roots:
        for paths in session.settings.libraries(root):
            found += [path.as_uri() for path in paths]
            yield
    return found
