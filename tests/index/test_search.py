"""The search for records in all files: what it finds, and what it shows of it."""

import pytest

from lint.findings import document
from reftag.index import FileIndex, WorkspaceIndex
from reftag.text.steps import finished

TEXT = """\
%0 Book
%A Hahn, Ute
%A Moreau, Luc
%T The Mending of Cards
%D 2019
%F mending:19
%R https://doi.org/10.5555/Cards.1

%0 Book
%A Müller, Änne
%T Über Karten
%D 2020
"""
HAHN = "Hahn et al. 2019: The Mending of Cards"
MUELLER = "Müller 2020: Über Karten"


def found(query: str) -> list[tuple[str, int, tuple[str, ...]]]:
    index = WorkspaceIndex()
    index.put("a.enw", "a.enw", FileIndex(document(TEXT)))
    finished(index.gathered())
    return [
        (each.shown, each.spot.line, each.matched) for each in finished(index.search(query, 10))
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mending", [(HAHN, 0, ("Mending",))]),
        ("MEN car", [(HAHN, 0, ("Mending", "Cards"))]),
        ("car 2019 hahn", [(HAHN, 0, ("Cards", "2019", "Hahn, Ute"))]),
        ("moreau", [(HAHN, 0, ("Moreau, Luc",))]),
        ("mending19", [(HAHN, 0, ("mending:19",))]),
        ("10.5555/cards", [(HAHN, 0, ("10.5555/Cards.1",))]),
        ("https://doi.org/10.5555/", [(HAHN, 0, ("10.5555/Cards.1",))]),
        ("muller anne", [(MUELLER, 8, ("Müller, Änne", "Müller, Änne"))]),
        ("mdg", [(HAHN, 0, ("Mending",))]),
        ("20", []),
        ("cards 2020", []),
        ("10.5555/other", []),
        ("  ", []),
        ("...", []),
    ],
)
def test_queries(query: str, expected: list[tuple[str, int, tuple[str, ...]]]) -> None:
    assert found(query) == expected
