"""Files that go while the server knows them, or is just reading them: dropped without a word."""

from pathlib import Path

import pytest
from lsprotocol import types as t

from lsp.bench import CARDS, Bench
from lsp.later import finish
from reftag.lsp import outgoing
from reftag.lsp.requests import references, workspace_symbol
from reftag.text.steps import finished


def found(bench: Bench, name: str) -> list[str]:
    """Return the files in which the author of the first record is named."""
    document, place = t.TextDocumentIdentifier(bench.uri(name)), t.Position(1, 4)
    context = t.ReferenceContext(include_declaration=True)
    asked = t.ReferenceParams(context, document, place)
    pieces = finished(references.answer(bench.session, asked)) or ()
    return [name for name in ("a.enw", "b.enw", "c.enw") if bench.uri(name) in "".join(pieces)]


def complaints(bench: Bench) -> list[object]:
    kinds = (outgoing.ShowMessage, outgoing.Log)
    return [each for each in bench.session.outbox if isinstance(each, kinds)]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.mark.parametrize("steps", range(0, 12, 2))
def test_while_it_is_read(bench: Bench, steps: int) -> None:
    bench.open("a.enw", CARDS)
    bench.write("b.enw", CARDS)
    bench.write("c.enw", CARDS)
    reading = bench.session.folders.read()
    for _ in range(steps):
        next(reading, None)
    bench.write("b.enw", None)
    finished(reading)
    finish(bench.session)
    assert "c.enw" in found(bench, "a.enw")
    bench.later()
    assert found(bench, "a.enw") == ["a.enw", "c.enw"]
    assert bench.shows("a.enw") == ["2 -> c.enw:2"]
    assert complaints(bench) == []


def test_when_it_was_read(bench: Bench) -> None:
    bench.open("a.enw", CARDS)
    bench.write("b.enw", CARDS)
    bench.later()
    assert found(bench, "a.enw") == ["a.enw", "b.enw"]
    bench.write("b.enw", None)  # nobody has noticed yet
    assert "a.enw" in found(bench, "a.enw")
    symbols = finished(workspace_symbol.answer(bench.session, t.WorkspaceSymbolParams("cards")))
    assert bench.uri("a.enw") in [each.location.uri for each in symbols]
    bench.insert("a.enw", 1, "%A Roe, Ann\n")  # its duplicate is looked at again
    finish(bench.session)
    assert complaints(bench) == []
