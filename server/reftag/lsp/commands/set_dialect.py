"""reftag.setDialect: has a document read as a dialect."""

from pygls.exceptions import JsonRpcInvalidParams

from reftag.config.model import AUTO
from reftag.dialects import names
from reftag.lsp.capabilities import SET_DIALECT
from reftag.lsp.session import Session

NAME = SET_DIALECT


def run(session: Session, uri: object, name: object) -> None:
    """Read a document as the dialect with this name, or as what its content shows."""
    if name not in (AUTO, *names()):
        raise JsonRpcInvalidParams(f"There is no format {name}; choose from {', '.join(names())}")
    session.set_dialect(str(uri), None if name == AUTO else str(name))
