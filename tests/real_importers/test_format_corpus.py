"""Real files of four more formats: how much of what importers lose is said, and how much is true.

The figures are those of all values that the importer really loses or misreads (recall), and of all
that reftag says it does (precision). What is left is named in `LEAST`.
"""

from typing import Final, NamedTuple

import pytest

from corpus.real_files import corpus, decoded
from real_importers.available import needs, other_version
from real_importers.claims import compared
from real_importers.run import READERS

pytestmark = pytest.mark.needs_corpus

LARGEST: Final = 60_000
"""Bytes: larger files say the same in more records, and take minutes."""


class Least(NamedTuple):
    """The shares that must be reached, in per cent."""

    recall: int
    precision: int
    why: str = ""
    """What is missed, or said for nothing, where that is more than 5 %."""


LEAST: Final[dict[tuple[str, str], Least]] = {
    ("ris", "bibutils"): Least(97, 99),
    ("ris", "citation-js"): Least(98, 98),
    ("ris", "biblatex-csl-converter"): Least(98, 98),
    ("ris", "rispy"): Least(99, 96),
    ("ris", "reflib"): Least(98, 98),
    ("ris", "pybtexris"): Least(99, 98),
    ("medline", "bibutils"): Least(99, 99),
    ("medline", "biblatex-csl-converter"): Least(98, 99),
    ("medline", "biopython"): Least(90, 99, "of the few that are harmed one value is 3 %"),
    ("medline", "nbib"): Least(97, 99),
    ("medline", "metaknowledge"): Least(97, 99),
    ("medline", "reflib"): Least(97, 99),
    ("wos", "bibutils"): Least(97, 99),
    ("wos", "rispy"): Least(95, 99),
    ("wos", "metaknowledge"): Least(98, 99),
    ("refworks", "citation-js"): Least(98, 99),
}


def test_every_importer_is_judged() -> None:
    pairs = {(dialect, name) for dialect, names in READERS.items() for name in names}
    assert LEAST.keys() == {each for each in pairs if each[0] != "endnote"}


@pytest.mark.parametrize(("dialect", "importer"), LEAST)
def test_what_reftag_says_of_real_files_is_so(dialect: str, importer: str) -> None:
    needs(importer)
    fields = [
        each
        for path in corpus(dialect)
        if path.stat().st_size <= LARGEST
        for each in compared(decoded(path), importer, dialect)[1]
        if each.real.value and each.real.is_marked and not each.real.is_type
    ]
    harmed = sum(each.is_harmed for each in fields)
    announced = sum(each.is_announced for each in fields)
    both = sum(each.is_harmed and each.is_announced for each in fields)
    got = f"{dialect}, {importer}: {both} of {harmed} harmed, of {announced} announced"
    least = LEAST[dialect, importer]
    assert both >= harmed * least.recall / 100, other_version(importer) + got
    assert both >= announced * least.precision / 100, other_version(importer) + got
