"""Pages: text in, what it says or what is wrong with it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.values import pages
from reftag.values.fault import Fault
from reftag.values.pages import Pages
from values.support import HOSTILE, texts

ACCEPTED = (
    "123-145 | e56529 | S12-S19 | xii, 324 p. | 14.21. 1-14.21. 23 | 65-75+80"
    " | 123-5 | 1309-48 | 35-35 | 1309-1348 | 2794-2799. e3 | A1, A4 | J/AN/338/453"
    " | XX, 327 | i-ii | 324 S. | 010201 | 21.04 | hep-th/9108028 | ascl:1706.009"
    " | 123 - 145 | pp. 123-145 | 94-98,93 | 1-13; discussion 14-20 | e1-e12 | 12-1"
    " | 5-1 | S1-12 | 1348-09 | 123-+ | Pages | 1:1-1:20 | 12A-12C | L79-L82 | 1-2"
    " | iii-xv, 1-200 | 45-7, 50-2 | 100-9 | Article 12 | II-145-II-150 | 1e5"
    " | 173 s. | 123-45e2 | 1998-2003"
)

REPORTED = (
    "145-123 | S19-S12 | 123–145 | 123--145 | 123 – 145 | 123—145 | S12–S19"
    " | xii–xv | 123−145 | 123‐145 | 200-210, 145-123 | 123- | 123– | e123-"
    " | 12-May | May-12 | 5-Jan | 123–145, 150–155 | 1–13 | e1–e12 | A–1 12–13"
)

READ = [
    ("123-145", Pages("123", "145"), "123-145"),
    ("pp. 123 - 145", Pages("123", "145"), "123-145"),
    ("1309-48", Pages("1309", "1348"), "1309-1348"),
    ("S12-S19", Pages("S12", "S19"), "S12-S19"),
    ("12-1", Pages("12", "1"), "12-1"),
    ("e56529", Pages("e56529"), "e56529"),
    ("xii, 324 p.", Pages("xii", more="324 p."), "xii, 324 p."),
    ("94-98,93", Pages("94", "98", "93"), "94-98, 93"),
    ("Article 12", Pages("", more="Article 12"), "Article 12"),
]
FAULTS = [
    ("145-123", Fault("runs backwards, from 145 to 123", kind="backwards")),
    ("123–145", Fault("has a dash instead of a hyphen", ("123-145",), sure=True, kind="dash")),
    ("123-", Fault("has no last page after the dash", ("123",), kind="open end")),
    ("948770.", Fault('has "." after the number', ("948770",), kind="stop")),
]


@pytest.mark.parametrize(("text", "found", "normal"), READ)
def test_pages_are_read(text: str, found: Pages, normal: str) -> None:
    assert pages.parse(text) == found
    assert found.normal == normal


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_a_fault_says_what_is_meant(text: str, fault: Fault) -> None:
    assert pages.parse(text) == fault


@pytest.mark.parametrize("text", texts(ACCEPTED))
def test_is_accepted(text: str) -> None:
    assert isinstance(pages.parse(text), Pages)


@pytest.mark.parametrize("text", texts(REPORTED))
def test_is_reported(text: str) -> None:
    assert not (isinstance(pages.parse(text), Pages))


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [("123", "120", True), ("123", "125", False), ("e123", "5", False), ("250", "5", False)],
)
def test_a_last_page_in_a_field_of_its_own(first: str, last: str, before: bool) -> None:
    assert pages.ends_before(first, last) is before


@given(
    st.text() | st.from_regex(r"[ps]?\d{1,3}[a-z]? ?[-–,+]{0,2} ?[S]?\d{0,3}\.?", fullmatch=True)
)
def test_a_normal_form_says_the_same(text: str) -> None:
    found = pages.parse(text)
    assert isinstance(found, Fault) or pages.parse(found.normal) == found


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read(text: str) -> None:
    pages.parse(text)
