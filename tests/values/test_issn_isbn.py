"""ISSNs and ISBNs: text in, what it says or what is wrong with it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.values import issn_isbn
from reftag.values.fault import Fault
from reftag.values.issn_isbn import SerialNumber
from values.support import HOSTILE, texts

ISSN_ACCEPTED = (
    "0378-5955 | 03785955 | 2050-084x | 0028-0836 (Print)"
    " | 0028-0836 (Print)\n1476-4687 (Electronic) | 0028-0836; 1476-4687"
    " | 0028-0836 1476-4687 | 0028-0836,1476-4687 | ISSN 0028-0836 | ISSN:0028-0836"
    " | (ISSN)00280836 | 0028–0836 | 1476-4687 (Electronic) 0028-0836 (Linking)"
    " | 0028 0836 | eISSN 1476-4687 | 0471142727"
    " | 00280836 (ISSN); 9783161484100 (ISBN)"
    " | p-ISSN: 0028-0836, e-ISSN: 1476-4687 | ISSN-L 0028-0836 | ISSN0028-0836"
    " | 0028-0836/1476-4687"
)

ISSN_REPORTED = (
    "2368-7958 | 1234-5678 | 2368-795 | ISSN | n/a | 2368-7958 (Print)"
    " | 0028-0836; 1476-4688 | 0028-0836 1476-4688 | 2689520 | X028-0836"
    " | 0028-083X6 | 12 | none | 978-3-16-148410-1"
)

ISBN_ACCEPTED = (
    "978-3-16-148410-0 | 9783161484100 | 0-201-13447-0 | 0471142727"
    " | 978 3 16 148410 0 | 978-3-16-148410-0 (pbk.) | 9780262033848 0262033844"
    " | 0262033844 (hbk.) : $65.00 | ISBN 978-3-16-148410-0"
    " | ISBN-13: 978-3-16-148410-0; ISBN-10: 3-16-148410-X"
    " | ISBN-13 978-3-16-148410-0 | 316148410X | 979-0-2600-0043-8 | M-2306-7118-7"
    " | 0028-0836 | 9783161484100 paperback £12.99 | v. 1 9783161484100"
    " | 9783161484100 (v. 1) 9780262033848 (v. 2)"
    " | 978-3-16-148410-0, 978-0-262-03384-8 | 978-3-16-148410-0 hardcover"
    " | 9783161484100 (electronic bk.) | (ISBN)9783161484100 | 978–3–16–148410–0"
    " | ISBN13: 9783161484100"
)

ISBN_REPORTED = (
    "978-3-16-148410-1 | 978-3-123456-78-9 | I-S-B-N | ISBN | 0-201-13447-1"
    " | 978-3-16-148410 | 97831614841000 | B00ABC1234 | 316148410"
    " | 9783161484100; 9780262033849 | 978-3-16-14841O-0"
)

KINDS: dict[str, tuple[issn_isbn.Kind, ...]] = {"ISSN": ("ISSN",), "ISBN": ("ISBN",)}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("ISSN", text) for text in texts(ISSN_ACCEPTED)),
        *(("ISBN", text) for text in texts(ISBN_ACCEPTED)),
    ],
)
def test_is_accepted(kind: str, text: str) -> None:
    assert issn_isbn.is_clean(text, KINDS[kind])


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("ISSN", text) for text in texts(ISSN_REPORTED)),
        *(("ISBN", text) for text in texts(ISBN_REPORTED)),
    ],
)
def test_is_reported(kind: str, text: str) -> None:
    assert not issn_isbn.is_clean(text, KINDS[kind])


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("0378-5955", "0378-5955"),
        ("2050084x", "2050-084X"),
        ("316148410X", "9783161484100"),
        ("978-3-16-148410-0", "9783161484100"),
    ],
)
def test_a_number_is_read(text: str, normal: str) -> None:
    number = issn_isbn.parse(text)
    assert isinstance(number, SerialNumber)
    assert number.normal == normal


def test_each_number_of_a_value_is_read() -> None:
    assert issn_isbn.parse_all("0028-0836 (Print); 1476-4688 [online]", ("ISSN",)) == (
        SerialNumber("ISSN", "00280836"),
        Fault("has a wrong check digit (expected 1476-4687)", part="1476-4688", kind="ISSN"),
    )
    assert issn_isbn.parse_all("none", ("ISBN", "ISSN")) == (
        Fault("is not an ISBN or ISSN", kind="ISBN"),
    )


@given(st.text() | st.from_regex(r"(?:97[89]-?)?\d{4}-?\d{3,5}[\dX]", fullmatch=True))
def test_a_normal_form_says_the_same(text: str) -> None:
    for number in (*issn_isbn.parse_all(text, ("ISSN", "ISBN")), issn_isbn.parse(text)):
        if isinstance(number, SerialNumber):
            again = issn_isbn.parse(number.normal)
            assert isinstance(again, SerialNumber)
            assert (again.kind, again.normal) == (number.kind, number.normal)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read(text: str) -> None:
    issn_isbn.parse_all(text, ("ISSN", "ISBN"))
