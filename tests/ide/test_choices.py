"""Choices that editors offer: which value to keep, and the deletion of a whole record."""

import pytest

from reftag.dialects import dialect
from reftag.ide.choices import record_to_delete, values_to_keep
from reftag.lint import Linter, Placed, rule
from reftag.syntax import Document
from reftag.text import apply

TITLES = {
    "endnote": "%0 Book\n%T One\n%T Two\n%D 2001\n",
    "refer": "%A A. Lind\n%T One\n%T Two\n%D 2001\n",
    "ris": "TY  - BOOK\nTI  - One\nTI  - Two\nPY  - 2001\nER  - \n",
    "medline": "PMID- 1234567\nTI  - One\nTI  - Two\nDP  - 2001\n",
    "wos": "PT B\nTI One\nTI Two\nPY 2001\nER\n\nEF\n",
    "refworks": "RT Book, Whole\nT1 One\nT1 Two\nYR 2001\n",
}


def _found(text: str, name: str, code: str) -> tuple[Document, list[Placed]]:
    document = Document.read(text, dialect(name))
    report = Linter([rule(code)]).check(document)
    return document, list(report.in_order())


@pytest.mark.parametrize("name", TITLES)
def test_one_of_two_values_is_kept(name: str) -> None:
    text = TITLES[name]
    _, found = _found(text, name, "RT101")
    assert len(found) == 2
    two = next(line for line in text.split("\n") if line.endswith("Two")) + "\n"
    for placed in found:
        keep = {each.title: apply(text, each.edits) for each in values_to_keep(placed)}
        kept = text.replace(two, "")
        assert keep == {'Keep "One"': kept, 'Keep "Two"': kept.replace("One", "Two")}


def test_three_values_of_which_two_are_equal() -> None:
    text = "%0 Book\n%D 2001\n%T One\n%D 2002\n%D 2001\n"
    _, [placed, *_] = _found(text, "endnote", "RT101")
    assert {each.title: apply(text, each.edits) for each in values_to_keep(placed)} == {
        'Keep "2001"': "%0 Book\n%D 2001\n%T One\n",
        'Keep "2002"': "%0 Book\n%D 2002\n%T One\n",
    }


def test_values_over_several_lines_keep_their_lines() -> None:
    text = "PMID- 1234567\nAB  - One\n      two\nAB  - Three\n      four\nTI  - X\n"
    _, [placed, *_] = _found(text, "medline", "RT101")
    keep = [apply(text, each.edits) for each in values_to_keep(placed)]
    assert keep == [
        "PMID- 1234567\nAB  - One\n      two\nTI  - X\n",
        "PMID- 1234567\nAB  - Three\n      four\nTI  - X\n",
    ]


def test_equal_values_have_a_fix_and_no_choice() -> None:
    _, found = _found("%0 Book\n%D 2001\n%D 2001\n", "endnote", "RT101")
    assert [values_to_keep(placed) for placed in found] == [[], []]


ALIKE = {
    "endnote": ("%0 Book\n%A Lind, Eva\n%T On the Keeping of Cards\n%D 2001\n", "\n"),
    "refer": ("%A Eva Lind\n%T On the Keeping of Cards\n%D 2001\n", "\n"),
    "ris": (
        "TY  - BOOK\nAU  - Lind, Eva\nTI  - On the Keeping of Cards\nPY  - 2001\nER  - \n",
        "\n",
    ),
    "medline": (
        "PMID- 1234567\nFAU - Lind, Eva\nTI  - On the Keeping of Cards\nDP  - 2001\n",
        "\n",
    ),
    "wos": ("PT B\nAU Lind, E\nTI On the Keeping of Cards\nPY 2001\nER\n", "\n"),
    "refworks": ("RT Book, Whole\nA1 Lind, Eva\nT1 On the Keeping of Cards\nYR 2001\n", "\n"),
}
BEFORE = {"wos": "FN Clarivate Analytics Web of Science\nVR 1.0\n"}
AFTER = {"wos": "\nEF\n"}


@pytest.mark.parametrize("name", ALIKE)
@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_a_double_is_deleted_with_its_separator(name: str, break_: str) -> None:
    record, separator = ALIKE[name]
    head, tail = BEFORE.get(name, ""), AFTER.get(name, "")
    text = (head + separator.join([record] * 3) + tail).replace("\n", break_)
    left = (head + separator.join([record] * 2) + tail).replace("\n", break_)
    document, found = _found(text, name, "RT601")
    assert len(found) == 3
    for placed in found:
        deletion = record_to_delete(document, placed)
        assert deletion is not None
        assert deletion.title == "Delete this record"
        assert apply(text, deletion.edits) == left


def test_text_outside_and_a_byte_order_mark_stay() -> None:
    record = ALIKE["endnote"][0]
    text = f"\ufeff{record}\n{record}\nSearch results: 2\n"
    document, found = _found(text, "endnote", "RT601")
    deleted = [
        apply(text, each.edits) for placed in found if (each := record_to_delete(document, placed))
    ]
    assert deleted == [
        f"\ufeff{record}\nSearch results: 2\n",
        f"\ufeff{record}\nSearch results: 2\n",
    ]


def test_records_without_a_blank_line_between() -> None:
    record = ALIKE["endnote"][0]
    document, found = _found(record * 3, "endnote", "RT601")
    for placed in found:
        deletion = record_to_delete(document, placed)
        assert deletion is not None
        assert apply(record * 3, deletion.edits) == record * 2


def test_other_findings_delete_no_record() -> None:
    document, [placed] = _found("%0 Book\n%N\n", "endnote", "RT005")
    assert record_to_delete(document, placed) is None
