"""reftag.settings: returns the settings in force for a document and where each comes from."""

from reftag.config.in_force import lines
from reftag.lsp.capabilities import SETTINGS
from reftag.lsp.commands.portability import name_of
from reftag.lsp.session import Session
from reftag.lsp.settings import path_of

NAME = SETTINGS


def run(session: Session, uri: object) -> str:
    """Return the text of a reftag.toml that would set the same."""
    configured, path = session.settings.of(str(uri)), path_of(str(uri))
    called = str(path) if path else name_of(str(uri))
    return "".join(f"{line}\n" for line in lines(configured, called, path))
