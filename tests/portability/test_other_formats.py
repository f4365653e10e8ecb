"""Advice to take another format of the same records."""

from reftag.dialects import dialect
from reftag.portability.report import portability
from reftag.portability.report_words import advice
from reftag.syntax import Document

WOS = (
    "FN Clarivate Analytics Web of Science\nVR 1.0\nPT B\nAU Okafor, A\nAF Okafor, Ada\n"
    "TI On Order\nSO SHELF MARKS\nDE shelves; order\nSN 1234-5679\nLA English\nPY 2019\nER\n\nEF\n"
)
RIS = "TY  - JOUR\nAU  - Okafor, Ada\nTI  - On Order\nJO  - Shelf Marks\nPY  - 2019\nER  - \n"


def test_a_format_that_a_target_reads_better_is_named_with_both_figures() -> None:
    (target,) = portability(Document.read(WOS, dialect("wos")), ["jabref"]).targets
    assert target.other is not None
    assert target.other.dialect == "ris"
    assert target.other.kept_there > target.other.kept_here
    assert advice(target) == (
        "JabRef would keep 75 % of these fields from RIS files, and keeps 50 % from this format"
    )


def test_no_other_format_is_named_where_this_one_is_as_good() -> None:
    found = portability(Document.read(RIS, dialect("ris")), ["jabref", "zotero", "bibutils"])
    assert [advice(target) for target in found.targets] == ["", "", ""]


def test_a_format_is_no_better_for_the_faults_of_a_file() -> None:
    text = RIS.replace("  - ", " - ")
    (target,) = portability(Document.read(text, dialect("ris")), ["jabref"]).targets
    assert target.lost
    assert target.other is None
