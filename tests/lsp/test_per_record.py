"""Answers about all records of a document: as if each was made from scratch."""

import json
from typing import Any, Final

import pytest
from hypothesis import given
from lsprotocol import types as t

from properties.strategies import documents, edits, place
from reftag.files import DISK
from reftag.ide.symbols import MOST_SYMBOLS
from reftag.lsp.client import Client
from reftag.lsp.encoded import Pieces
from reftag.lsp.outgoing import Log
from reftag.lsp.requests import document_link, document_symbol, folding_range
from reftag.lsp.session import Session
from reftag.lsp.snapshot import TextChange
from reftag.text import Encoding
from reftag.text.steps import finished

URI: Final = "file:///a.enw"
DOCUMENT: Final = t.TextDocumentIdentifier(URI)

BOOK: Final = "%0 Book\n%T One\n\n"


def opened(text: str, most_folds: int | None = None, encoding: Encoding = "utf-16") -> Session:
    session = Session(DISK, on_rule_failure=lambda *failure: pytest.fail(str(failure)))
    session.client = Client(encoding, nests_symbols=True, most_folds=most_folds)
    session.open(URI, "endnote", 1, text)
    return session


def read(pieces: Pieces | None) -> list[dict[str, Any]]:
    assert pieces is not None
    found: list[dict[str, Any]] = json.loads(f"[{','.join(pieces)}]")
    return found


def outline(session: Session) -> list[dict[str, Any]]:
    return read(finished(document_symbol.answer(session, t.DocumentSymbolParams(DOCUMENT))))


def folds(session: Session) -> list[dict[str, Any]]:
    return read(finished(folding_range.answer(session, t.FoldingRangeParams(DOCUMENT))))


def links(session: Session) -> list[dict[str, Any]]:
    return read(finished(document_link.answer(session, t.DocumentLinkParams(DOCUMENT))))


def logged(session: Session) -> list[str]:
    return [each.message for each in session.outbox if isinstance(each, Log)]


@given(documents, edits)
def test_after_edits_as_from_scratch(text: str, script: list[tuple[tuple[int, int], str]]) -> None:
    session = opened(text)
    for version, (cut, new) in enumerate(script, start=2):
        outline(session)
        folds(session)
        links(session)
        start, end = place(text, cut)
        document = session.snapshots[URI].document
        where = (document.position_at(start, "utf-16"), document.position_at(end, "utf-16"))
        session.change(URI, version, [TextChange(new, where)])
        text = session.snapshots[URI].document.text
    fresh = opened(text)
    assert outline(session) == outline(fresh)
    assert folds(session) == folds(fresh)
    assert links(session) == links(fresh)


def test_what_looks_like_a_line_or_a_format_in_a_value_is_left_as_it_is() -> None:
    title = '100 %d "line":7 %(x)s \\"line\\":7'
    session = opened(f"%0 Book\n%T {title}\n\n{BOOK}")
    [first, second] = outline(session)
    assert first["name"] == title
    assert first["children"][1]["name"] == f"%T {title}"
    assert second["range"]["start"] == {"line": 3, "character": 0}


def test_a_long_document_shows_its_records_without_fields() -> None:
    fields = "%A Doe, Jane\n" * MOST_SYMBOLS
    session = opened(f"{BOOK}%0 Book\n{fields}")
    assert [entry.get("children") for entry in outline(session)] == [None, None]
    outline(session)
    assert logged(session) == [
        f"The outline of {URI} shows records without their fields: it is long"
    ]


def test_an_outline_says_how_many_records_are_left() -> None:
    session = opened(BOOK * (MOST_SYMBOLS + 7))
    found = outline(session)
    assert len(found) == MOST_SYMBOLS + 1
    assert found[-1]["name"] == "… and 7 more records"
    assert found[-1]["range"]["start"] == {"line": 3 * MOST_SYMBOLS, "character": 0}
    outline(session)
    [said] = logged(session)
    assert said.startswith(f"The outline of {URI} shows the first 5,000 of 5,007 records without")


def test_fields_on_one_line_count_too() -> None:
    session = opened(f"%0 Book{' %K word' * 50} %T One\n\n" * 200)
    found = outline(session)
    assert sum(1 + len(entry.get("children", ())) for entry in found[:-1]) <= MOST_SYMBOLS
    assert found[-1]["name"] == f"… and {200 - len(found) + 1} more records"


def test_records_fold_before_values() -> None:
    text = "%0 Book\n%T One\n%X all\nsaid\n\n" * 3
    records = [{"startLine": at, "endLine": at + 3} for at in (0, 5, 10)]
    values = [{"startLine": at, "endLine": at + 1} for at in (2, 7, 12)]
    assert folds(opened(text)) == records + values
    assert folds(opened(text, most_folds=4)) == records + values[:1]
    session = opened(text, most_folds=2)
    assert folds(session) == folds(session) == records[:2]
    assert logged(session) == [f"Only the first 2 of 3 records in {URI} fold: it is long"]


def test_columns_are_in_the_units_of_the_client() -> None:
    text = "%0 Book\n%T One\n%T \N{GRINNING FACE}\n"
    ends = [outline(opened(text, encoding=each))[0]["range"]["end"] for each in ("utf-8", "utf-16")]
    assert ends == [{"line": 2, "character": 7}, {"line": 2, "character": 5}]
