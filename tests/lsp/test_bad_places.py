"""Questions about documents that are not open, and about places that there are not."""

import inspect
from collections.abc import Mapping
from typing import Any

import pytest
from lsprotocol import types as t
from lsprotocol.converters import get_converter
from pygls.exceptions import JsonRpcException

from lsp.later import finish
from reftag.files import DISK
from reftag.lsp.client import Client
from reftag.lsp.server import all_requests
from reftag.lsp.session import Session
from reftag.text.steps import finished

URI = "file:///c%3A/a.enw"
TEXT = "%0 Book\n%A Hahn, Ute\n%F hahn"
PLACES = [(0, 0), (1, 5), (2, 9999), (2_000_000_000, 0), (99, 2_000_000_000)]
METHODS: Mapping[str, dict[str, Any]] = {
    t.TEXT_DOCUMENT_HOVER: {},
    t.TEXT_DOCUMENT_COMPLETION: {},
    t.TEXT_DOCUMENT_DEFINITION: {},
    t.TEXT_DOCUMENT_REFERENCES: {"context": {"includeDeclaration": True}},
    t.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: {},
    t.TEXT_DOCUMENT_LINKED_EDITING_RANGE: {},
    t.TEXT_DOCUMENT_PREPARE_RENAME: {},
    t.TEXT_DOCUMENT_SELECTION_RANGE: {},
    t.TEXT_DOCUMENT_DOCUMENT_LINK: {},
    t.TEXT_DOCUMENT_DOCUMENT_SYMBOL: {},
    t.TEXT_DOCUMENT_FOLDING_RANGE: {},
}


@pytest.fixture
def session() -> Session:
    """A session with a document open, and one that was open."""
    session = Session(DISK, on_rule_failure=lambda *failure: pytest.fail(str(failure)))
    session.client = Client()
    for uri in (URI, "file:///closed.enw"):
        session.open(uri, "endnote", 1, TEXT)
    session.close("file:///closed.enw")
    finish(session)
    return session


def answer(session: Session, method: str, uri: str, place: tuple[int, int]) -> object:
    """Return what a request is answered; a failure is not contained here."""
    request = next(each for each in all_requests() if each.method == method)
    position = dict(zip(("line", "character"), place, strict=True))
    params = {"textDocument": {"uri": uri}, "position": position, "positions": [position]}
    kind = inspect.signature(request.answer, eval_str=True).parameters["params"].annotation
    answered = request.answer(
        session,
        get_converter().structure({"newName": "Roe, R."} | params | METHODS.get(method, {}), kind),
    )
    in_steps = inspect.isgeneratorfunction(request.answer)
    return finished(answered) if in_steps else answered


def refused(session: Session, uri: str, place: tuple[int, int]) -> None:
    """Require that there is nothing to rename."""
    with pytest.raises(JsonRpcException, match="There is no person"):
        answer(session, t.TEXT_DOCUMENT_RENAME, uri, place)


@pytest.mark.parametrize("uri", ["file:///not/there.enw", "file:///closed.enw", "nonsense", ""])
def test_a_document_that_is_not_open(session: Session, uri: str) -> None:
    for place in PLACES:
        for method in METHODS:
            assert not answer(session, method, uri, place)
        refused(session, uri, place)


def test_places_outside(session: Session) -> None:
    for place in PLACES:
        for method in METHODS:
            answer(session, method, URI, place)
    refused(session, URI, (0, 0))
