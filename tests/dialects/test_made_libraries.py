"""What benchmarks measure with is what people have: records without a mistake, in their format."""

import pytest

from benchmarks.other_formats import DIALECTS, made_library
from reftag.dialects import dialect
from reftag.format import Style, format_document
from reftag.lint import Linter, select
from reftag.syntax import Document


@pytest.mark.parametrize("name", DIALECTS)
def test_a_made_library_is_clean(name: str) -> None:
    text = "".join(made_library(name, 200_000)).rstrip("\n") + "\n"
    read = Document.read(text, dialect(name))
    assert len(read) > 100
    found = [placed.diagnostic for placed in Linter(select()).check(read).in_order()]
    assert [each for each in found if each.severity != "hint"] == []
    assert format_document(read, Style()) == []


def test_a_seed_gives_the_same_library_again() -> None:
    assert list(made_library("ris", 20_000, 3)) == list(made_library("ris", 20_000, 3))
    assert list(made_library("ris", 20_000, 3)) != list(made_library("ris", 20_000, 4))
