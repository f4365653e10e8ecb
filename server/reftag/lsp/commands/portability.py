"""reftag.portability: returns a report in Markdown on what importers lose of a document."""

from collections.abc import Mapping
from urllib.parse import unquote

from pygls.exceptions import JsonRpcInvalidParams

from reftag.config.dialect_choice import AtOpening
from reftag.config.model import TARGET_SETS, TARGETS, resolved
from reftag.dialects import dialect
from reftag.files.decoding import decode
from reftag.lint.targets.offered_fixes import offered_fix
from reftag.lsp.capabilities import PORTABILITY
from reftag.lsp.session import Session
from reftag.lsp.settings import path_of
from reftag.portability.markdown import markdown
from reftag.portability.report import Portability, reported
from reftag.syntax import Document
from reftag.text.steps import Steps

NAME = PORTABILITY


def run(session: Session, uri: object, targets: object = None) -> Steps[str]:
    """Return the report on a document as it is in the editor, or else on disk.

    Raises `JsonRpcException` for unknown targets and `OSError` for a file that cannot be read.
    """
    found = yield from report_on(session, str(uri), targets)
    return markdown(found, name_of(str(uri)))


def report_on(session: Session, uri: str, targets: object) -> Steps[Portability]:
    """Return the report on a document; it raises what `run` does."""
    settings = session.settings.of(uri).settings
    named = _targets(targets, dict(settings.sets)) or settings.targets
    return (yield from reported(_document(session, uri), named, offered_fix))


def _targets(named: object, sets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    names = resolved(map(str, named), sets) if isinstance(named, list) else ()
    unknown = [name for name in names if name not in TARGETS]
    if unknown:
        known = ", ".join((*TARGETS, *TARGET_SETS, *sets))
        raise JsonRpcInvalidParams(f"There is no target {unknown[0]}; choose from {known}")
    return names


def _document(session: Session, uri: str) -> Document:
    snapshot = session.snapshot(uri)
    if snapshot is not None:
        return snapshot.document
    path = path_of(uri)
    if path is None:
        raise JsonRpcInvalidParams(f"{uri} is not open")
    text = decode(session.files.read(path)).text
    chosen = AtOpening.of(uri, text).choose(session.settings.dialect(uri))
    return Document.read(text, dialect(chosen.dialect, session.settings.producer(uri)))


def name_of(uri: str) -> str:
    """Return what people call a document: the last part of its URI."""
    return unquote(uri.rpartition("/")[2].rpartition(":")[2])
