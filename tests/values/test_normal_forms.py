"""The forms in which values are compared: text in, text out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.values import doi, identifiers, names, pages, plain_letters, years

FORMS = {
    "doi": doi.normal,
    "accession": identifiers.accession,
    "family": names.family,
    "first page": pages.first,
    "first year": years.first,
    "letters": plain_letters.letters,
    "unaccented": plain_letters.unaccented,
}

CASES = [
    ("doi", "10.1000/ABC", "10.1000/abc"),
    ("doi", "https://doi.org/10.1000/Abc", "10.1000/abc"),
    ("doi", "doi:10.1000%2FAbc.", "10.1000/abc"),
    ("doi", "PMID 123456", ""),
    ("doi", "", ""),
    ("accession", " WOS:000254433400001 ", "WOS:000254433400001"),
    ("accession", "17", ""),
    ("family", "Lind, Eva", "lind"),
    ("family", "van der Berg, Jan", "vanderberg"),
    ("family", "Šimůnek, Jiří", "simunek"),
    ("first page", "0123-145", "123"),
    ("first page", "e56529", "e56529"),
    ("first page", "--", ""),
    ("first year", "c2001", "2001"),
    ("first year", "1999/2000", "1999"),
    ("first year", "n.d.", ""),
    ("letters", "Über “Büros”, und mehr", "uberburosundmehr"),
    ("letters", "On Order: Part 2.", "onorderpart2"),
    ("unaccented", "Español (América)", "espanol (america)"),
]


@pytest.mark.parametrize(("form", "text", "normal"), CASES)
def test_normal_form(form: str, text: str, normal: str) -> None:
    assert FORMS[form](text) == normal


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text() | st.from_regex(r"(?:https://doi\.org/)?10\.\d{4}/\S{1,9} ?[.,;]?"))
def test_a_normal_form_is_its_own(form: str, text: str) -> None:
    normal = FORMS[form](text)
    assert FORMS[form](normal) == normal
