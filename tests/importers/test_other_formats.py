"""What importers make of RIS, MEDLINE, Web of Science and RefWorks files: text in, effects out."""

import pytest

from reftag import importers
from reftag.dialects import dialect
from reftag.importers import Reading
from reftag.syntax import Document

ARTICLE = "TY  - JOUR\nAU  - Okafor, Ada\nTI  - On Order\nPY  - 2019\nER  - \n"
BOOK = "TY  - BOOK\nAU  - Silva, Rui\nTI  - Sea and Shore\nPY  - 2016\nER  - \n"


def readings(text: str, name: str, importer: str) -> list[Reading]:
    records = [each for each in Document.read(text, dialect(name)) if each.fields]
    one = importers.importer(name, importer)
    assert one is not None
    return [
        importers.reading(record, previous, one)
        for record, previous in zip(records, [None, *records], strict=False)
    ]


def harmed(text: str, name: str, importer: str) -> list[str]:
    """Return what is not kept, in order: `case: effect`, of fields with their tag."""
    found = []
    for reading in readings(text, name, importer):
        harms = {harm.case for harm in reading.harms}
        found += [f"{harm.case}: {harm.treatment.effect}" for harm in reading.harms]
        found += [
            f"{fate.field.code} {fate.case}: {fate.treatment.effect}"
            for fate in reading.fates
            if fate.outcome != "kept" and fate.case not in harms
        ]
    return found


def year(value: str) -> str:
    return ARTICLE.replace("2019", value)


RIS = [
    (ARTICLE + "\n" + BOOK, "asreview", []),
    ("\ufeff" + ARTICLE, "rispy", ["byte-order-mark: first-record-lost"]),
    ("\ufeff" + ARTICLE, "zotero", []),
    (year("2019/05/04/"), "asreview", ["PY year-with-more: file-refused"]),
    (year("2019///"), "rispy", ["PY year-with-slashes: date-kept-as-text"]),
    (year("May 2019"), "jabref", ["PY year-in-words: year-cut"]),
    (year("in press"), "zotero", ["PY no-year: year-lost"]),
    (ARTICLE.replace("ER  - \n", "") + BOOK, "zotero", []),
    (ARTICLE.replace("ER  - \n", "") + BOOK, "jabref", ["no-end-above: merged-into-above"]),
    (ARTICLE.replace("  - ", " - "), "zotero", []),
    (
        ARTICLE.replace("TI  - ", "TI - "),
        "biblatex-csl-converter",
        [
            "TI one-space-before-dash: line-lost",
        ],
    ),
    (
        ARTICLE.replace("TI", "AB  - late\nTI").replace("On Order\n", "On Order\nTT  - x\n"),
        "jabref",
        ["TT tag: dropped"],
    ),
    (ARTICLE + "AB  - late\n", "reflib", ["below-end: below-moved-on"]),
    (ARTICLE.replace("ER", "A2  - Lind, Eva\nER"), "jabref", ["A2 tag: read-as"]),
    (ARTICLE.replace("ER", "UR  - x\nLK  - y\nER"), "reflib", ["LK other-link: file-refused"]),
    (
        ARTICLE.replace("ER", "AB  - one\n two\nER"),
        "pybtexris",
        [
            "AB several-lines: later-lines-lost",
        ],
    ),
    (ARTICLE.replace("JOUR", "OTHER"), "pybtexris", ["refused-type: file-refused"]),
    (BOOK + BOOK.replace("TI", "T1"), "asreview", ["other-tags-than-above: column-lost"]),
    (
        ARTICLE.replace("ER", "DO  - 10.5555/a\nDO  - 10.5555/b\nER"),
        "citation-js",
        [
            "DO several: file-refused",
        ],
    ),
]


@pytest.mark.parametrize(("text", "importer", "found"), RIS)
def test_ris(text: str, importer: str, found: list[str]) -> None:
    assert harmed(text, "ris", importer) == found


def test_a_year_that_makes_a_program_refuse_the_file() -> None:
    first, second = readings(ARTICLE + BOOK.replace("2016", "2016/05/04/"), "ris", "asreview")
    assert first.refusal is None
    assert second.refusal is not None
