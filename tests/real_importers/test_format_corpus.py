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
    """What is missed, where that is more than 5 %."""


LEAST: Final[dict[tuple[str, str], Least]] = {
    ("ris", "bibutils"): Least(90, 95, "a year beside a date, a journal beside another"),
    ("ris", "citation-js"): Least(78, 95, "lines above the type, of which one file is full"),
    ("ris", "biblatex-csl-converter"): Least(95, 95),
    ("ris", "rispy"): Least(84, 93, "records that swallow the next one"),
    ("ris", "reflib"): Least(94, 95),
    ("ris", "pybtexris"): Least(76, 94, "files refused because two records get the same key"),
    ("medline", "bibutils"): Least(95, 95),
    ("medline", "biblatex-csl-converter"): Least(94, 95),
    ("medline", "biopython"): Least(75, 95, "the first of several values that are joined"),
    ("medline", "nbib"): Least(66, 85, "numbers and dates that get a field by what follows them"),
    ("medline", "metaknowledge"): Least(49, 70, "files that it does not recognise"),
    ("medline", "reflib"): Least(48, 70, "publisher numbers (`[pii]`), several ISSN"),
    ("wos", "bibutils"): Least(95, 95),
    ("wos", "rispy"): Least(94, 83, "a record of which one line has a second tag"),
    ("refworks", "citation-js"): Least(95, 95),
}


NOT_JUDGED: Final = {
    ("wos", "metaknowledge"): "it harms 3 % of the values, nearly all in two files that it refuses",
}


def test_every_importer_is_judged() -> None:
    pairs = {(dialect, name) for dialect, names in READERS.items() for name in names}
    assert LEAST.keys() | NOT_JUDGED.keys() == {each for each in pairs if each[0] != "endnote"}


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
