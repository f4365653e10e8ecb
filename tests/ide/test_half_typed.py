"""Which lines may become tags, and what they are a part of until then."""

import pytest

from ide.answers import CURSOR
from reftag.dialects import dialect
from reftag.ide.half_typed import half_typed
from reftag.syntax import Document


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("endnote", "%0 Book\n%$0\n%T One\n", "%"),
        ("endnote", "%0 Book\n%T One\n%$0\n", "%T One\n%\n"),
        ("endnote", "%0 Book\n%A$0\n%T One\n", "%A\n"),
        ("endnote", "%0 Book\n%X Some\nauth$0", "%X Some\nauth"),
        ("endnote", "%0 Book\n\nT$0\n", "T"),
        ("ris", "TY  - BOOK\nPY  - 2024\nT$0\nER  - \n", "PY  - 2024\nT\n"),
        ("ris", "TY  - BOOK\nTI  $0\nER  - \n", "TI  "),
        ("endnote", "%0 Book\n%A Hahn$0\n", None),
        ("endnote", "%0 Book\n$0\n", None),
        ("endnote", "%0 Book\n%X Some\nmore words$0", None),
        ("endnote", "$0", None),
    ],
)
def test_what_may_become_a_tag(name: str, source: str, expected: str | None) -> None:
    before, _, after = source.partition(CURSOR)
    document = Document.read(before + after, dialect(name))
    found = half_typed(document, len(before))
    text = None
    if found is not None:
        text = document.buffer.piece(found.at).piece.text[slice(*found.span)]
    assert text == expected
