"""reftag.readFile: returns a file as text, and what the rules about whole files find in it."""

from lsprotocol.converters import get_converter
from pygls.exceptions import JsonRpcInvalidParams

from reftag.config.dialect_choice import AtOpening
from reftag.dialects import dialect
from reftag.files.decoding import decode
from reftag.lint.engine.whole_file import check_file
from reftag.lsp.capabilities import READ_FILE
from reftag.lsp.convert import diagnostic
from reftag.lsp.encoded import Json
from reftag.lsp.session import Session
from reftag.lsp.settings import path_of

NAME = READ_FILE

_converter = get_converter()


def run(session: Session, uri: object) -> Json:
    """Return the text of a file as it is on disk, or as it was handed over.

    `dialect` is null if neither the name nor the content shows one. Raises `OSError` for a file
    that cannot be read.
    """
    name = str(uri)
    path = path_of(name)
    if path is None:
        raise JsonRpcInvalidParams(f"{name} is not a file")
    file = decode(session.files.read(path))
    chosen = AtOpening.of(name, file.text).choose(session.settings.dialect(name))
    spoken = dialect(chosen.dialect, session.settings.producer(name))
    found = check_file(file, spoken, session.settings.linter(name, known=chosen.known))
    return {
        "text": file.text,
        "encoding": file.title,
        "dialect": chosen.dialect if chosen.known else None,
        "findings": _converter.unstructure(
            [diagnostic(placed, name, session.client) for placed in found]
        ),
    }
