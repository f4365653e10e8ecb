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


def with_line(line: str) -> str:
    return ARTICLE.replace("ER  -", f"{line}\nER  -")


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
    (ARTICLE.replace("ER", "LK  - x\nUR  - y\nER"), "reflib", ["LK other-link: file-refused"]),
    (
        ARTICLE.replace("ER", "AB  - one\n two\nER"),
        "pybtexris",
        [
            "AB several-lines: later-lines-lost",
        ],
    ),
    (
        with_line("Y1  - 2019/05/04") + with_line("Y1  - 2018/05/04"),
        "bibutils",
        ["Y1 two-years: date-with-other-year"],
    ),
    (with_line("DO  - 10.55555/a"), "bibutils", ["DO doi-without-four-digits: dropped"]),
    (with_line("DO  - 10.5555/a"), "bibutils", []),
    (with_line("JF  - Shelf\nJA  - Sh"), "bibutils", ["JA one-of-two: one-tag-kept"]),
    (with_line("T2  - Shelf\nJF  - Shelf"), "citation-js", []),
    (with_line("SN  - 1234-5679"), "biblatex-csl-converter", ["SN value: read-as"]),
    (with_line("SN  - 12345679"), "biblatex-csl-converter", []),
    (ARTICLE.replace("JOUR", "OTHER"), "pybtexris", ["refused-type: file-refused"]),
    (BOOK + BOOK.replace("TI", "T1"), "asreview", ["other-tags-than-above: column-lost"]),
    (
        ARTICLE.replace("ER", "DO  - 10.5555/a\nDO  - 10.5555/b\nER"),
        "citation-js",
        [
            "DO several: file-refused",
        ],
    ),
    # the year is in PY, and Y1 only says more of it
    (with_line("Y1  - 2019/05/04"), "rispy", []),
    (with_line("Y1  - 2018/05/04"), "rispy", ["Y1 year-with-more: date-kept-as-text"]),
    (with_line("Y1  - 2019/05/04"), "pybtexris", ["Y1 two-years: read-as-field"]),
    (with_line("Y1  - 2019///"), "pybtexris", []),
    (
        with_line("LK  - https://example.org/a\nL2  - https://example.org/b"),
        "reflib",
        [
            "LK link-above-files: file-refused",
        ],
    ),
    (with_line("L2  - https://example.org/b\nLK  - https://example.org/b"), "reflib", []),
]


@pytest.mark.parametrize(("text", "importer", "found"), RIS)
def test_ris(text: str, importer: str, found: list[str]) -> None:
    assert harmed(text, "ris", importer) == found


def test_a_year_that_makes_a_program_refuse_the_file() -> None:
    first, second = readings(ARTICLE + BOOK.replace("2016", "2016/05/04/"), "ris", "asreview")
    assert first.refusal is None
    assert second.refusal is not None


CITATION = (
    "PMID- 11\nDP  - 2019\nTI  - On Order\nFAU - Okafor, Ada\nAU  - Okafor A\nJT  - Shelf Marks\n"
)
SECOND = CITATION.replace("11", "12")


def test_an_identifier_of_the_publisher_is_kept_in_a_place_of_its_own() -> None:
    lines = "LID - e1007 [pii]\nAID - S0140-67 [pii]\nAID - 10.5555/zq.77 [doi]\n"
    (reading,) = readings(CITATION + lines, "medline", "bibutils")
    places = [fate.treatment.to for fate in reading.fates[-3:]]
    assert places == ["identifier[pii]", "identifier[pii]", "identifier[doi]"]


MEDLINE = [
    (CITATION + "\n" + SECOND, "zotero", []),
    (CITATION + SECOND, "bibutils", ["no-separator: never-ends"]),
    (CITATION + SECOND, "biblatex-csl-converter", []),
    (CITATION + "     \n" + SECOND, "metaknowledge", ["blanks-for-separator: merged-with-above"]),
    (CITATION.replace("JT", "\nJT"), "nbib", ["blank-line: split"]),
    (CITATION.replace("Order", "Order\nagain"), "nbib", ["lost-indentation: file-refused"]),
    (CITATION.replace("Order", "Order\nagain"), "zotero", []),
    (CITATION.replace("TI  - ", "TI - "), "jabref", ["TI one-space-before-dash: line-lost"]),
    (CITATION.replace("PMID- 11\n", ""), "zotero", ["no-type: file-refused"]),
    (CITATION.replace("FAU - Okafor, Ada\n", ""), "bibutils", ["AU initials-only: dropped"]),
    (CITATION + "LID - 10.5555/a [doi]\n", "zotero", ["LID article-id-alone: dropped"]),
    (CITATION + "LID - 10.5555/a [doi]\nAID - 10.5555/a [doi]\n", "zotero", []),
    (CITATION + "LID - e1 [pii]\n", "zotero", []),
    (CITATION + "AID - e1 [pii]\n", "bibutils", []),
    (CITATION + "AID - 10.5555/a-1 [doi]\n", "reflib", ["AID doi-with-other-signs: partly-kept"]),
    (CITATION + "LID - e1 [pii]\nLID - e2 [pii]\nAID - e1 [pii]\nAID - e2 [pii]\n", "nbib", []),
    (CITATION + "AID - 10.5555/a\n", "nbib", ["AID unmarked-identifier: file-refused"]),
    (CITATION + "TT  - Auf Bestellung\n", "zotero", ["TT tag: dropped"]),
]


@pytest.mark.parametrize(("text", "importer", "found"), MEDLINE)
def test_medline(text: str, importer: str, found: list[str]) -> None:
    assert harmed(text, "medline", importer) == found


HEADER = "FN Clarivate Analytics Web of Science\nVR 1.0\n"
PAPER = (
    "PT J\nAU Okafor, A\nAF Okafor, Ada\nTI On Order\nSO SHELF MARKS\nDI 10.5555/a\nPY 2019\nER\n"
)
OTHER = PAPER.replace("Order", "Shelves")

WOS = [
    (HEADER + PAPER + "\n" + OTHER + "\nEF\n", "zotero", []),
    (
        HEADER + PAPER + "\nEF\n" + HEADER + OTHER + "\nEF\n",
        "zotero",
        [
            "below-end-of-file: stops-above",
        ],
    ),
    (HEADER + PAPER.replace("ER\n", "C3 Example Univ\nER\n"), "rispy", ["C3 tag: file-refused"]),
    (HEADER + PAPER.replace("Order", "Order\nagain"), "rispy", ["lost-indentation: file-refused"]),
    (
        HEADER + PAPER.replace("ER\n", "") + "\n" + OTHER,
        "zotero",
        [
            "no-end-above: merged-into-above",
        ],
    ),
    (HEADER + PAPER.replace("AF", "AU Silva, R\nAF"), "zotero", ["people-tag-again: last-kept"]),
    (HEADER + PAPER.replace("AU Okafor, A\n", ""), "jabref", ["AF tag: read-as-field"]),
    (
        HEADER + PAPER.replace("On Order", "p53::GFP"),
        "jabref",
        [
            "AF tag: read-as-field",
            "TI colons: cut-at-colons",
        ],
    ),
    (PAPER, "metaknowledge", ["no-file-header: file-refused"]),
    (HEADER + PAPER, "revtools", ["file-header: first-record-lost"]),
]


@pytest.mark.parametrize(("text", "importer", "found"), WOS)
def test_web_of_science(text: str, importer: str, found: list[str]) -> None:
    assert harmed(text, "wos", importer) == found


LOAN = "RT Journal Article\nA1 Okafor, Ada\nT1 On Order\nJF Shelf Marks\nYR 2019\n"

REFWORKS = [
    (LOAN + "\n" + LOAN, "citation-js", []),
    (LOAN + LOAN, "citation-js", ["no-separator: file-refused"]),
    (LOAN + LOAN, "zotero", []),
    (LOAN.replace("Order", "Order\n again"), "citation-js", ["T1 several-lines: file-refused"]),
    (LOAN + "T1 Another\n", "citation-js", ["T1 several: file-refused"]),
    (LOAN + "UR https://reftag.example\n", "zotero", ["UR tag: read-as"]),
    (LOAN + "RD 2019/05/04\n", "zotero", ["RD date-not-iso: dropped"]),
    (LOAN + "OP 15\n", "citation-js", ["OP end-page-alone: changed"]),
    ("A1 Okafor, Ada\n" + LOAN, "zotero", ["type-not-first: above-lost"]),
]


@pytest.mark.parametrize(("text", "importer", "found"), REFWORKS)
def test_refworks(text: str, importer: str, found: list[str]) -> None:
    assert harmed(text, "refworks", importer) == found
