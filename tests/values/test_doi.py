"""DOIs: text in, what it says or what is wrong with it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.values import doi
from reftag.values.doi import Doi
from reftag.values.fault import Fault
from values.support import HOSTILE, texts

ACCEPTED = (
    "10.1000/182 | 10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
    " | 10.1016/0370-2693(92)90002-9"
    " | 10.1175/1520-0469(1981)038<0001:TAOTS>2.0.CO;2"
    " | 10.1663/0006-8101(2005)071[0001:AB]2.0.CO;2 | 10.1016/j.cell.2010.01.001"
    " | 10.1007/978-3-662-57546-8 | 10.1000/abc_def | 10.1000.10/123"
    " | 10.5555/10.1000/x | 10.1093/ije/31.1.140 | 10.3390/s10.10.1234"
    " | 10.1134/S0012266108030129 | 10.1037/0022-3514.51.6.1173"
    " | 10.1016/S0140-6736(05)67118-4 | 10.1000/x_(y) | 10.1136/bmj.c332?"
    " | 10.1000/a+b | 10.1000/a&b | 10.1000/üx"
)

REPORTED = (
    "https://doi.org/10.1111/apm.12778 | http://dx.doi.org/10.1000/182"
    " | doi:10.1000/182 | DOI: 10.1000/182 | doi 10.1000/182 | doi.org/10.1000/182"
    " | www.doi.org/10.1000/182 | https://doi-org.proxy.lib.edu/10.1000/182"
    " | https://doi.org/doi:10.1000/182"
    " | https://proxy.x.edu/login?url=https://doi.org/10.1000/182"
    " | info:doi/10.1000/182 | urn:doi:10.1000/182"
    " | https://onlinelibrary.wiley.com/doi/10.1111/apm.12778"
    " | https://onlinelibrary.wiley.com/doi/full/10.1111/apm.12778?x=y"
    " | https://doi.org/10.1000%2F182 | 10.1000%2F182 | 10.1002/%28SICI%291097"
    ' | 10.1000/182. | 10.1000/182, | "10.1000/182" | <10.1000/182> | (10.1000/182)'
    " | [10.1000/182] | 10.1000/182) | 10.1000/ 182 | 10. 1000/182 | 10.1000 /182"
    " | 10.1000/18 2 | 10.1000/a–b | 10.1000/182; 10.1000/183"
    " | 10.1000/182 10.1000/183 | 10.1000/182,10.1000/183"
    " | https://doi.org/10.1000/182 https://doi.org/10.1000/183"
    " | 10.1140/epjc/s10052-020-7683-610.48550/arXiv.1912.06970 | PMID-12345 | Type"
    " | hdl:10125/123 | https://www.jstor.org/stable/123 | 10.1000 | 10.123/abc"
    " | 11.1000/abc | 1O.1016/abc | 10.1016j.cell | Artn e123;Doi 10.1000/182"
    " | ARTN 123 10.1000/182 | arXiv:1912.06970 | doi: | https://doi.org/"
    " | 10.1000/182 [doi] | 10.1000/182 (free full text)"
    " | doi:https://doi.org/10.1000/182 | https://doi.org/10.1000/182."
    " | DOI:10.1000/182. | oai:nb.bibsys.no:998320569524702202"
    " | S0140-6736(05)67118-4 | https://dx.doi.org/10.1000/182?nosfx=y"
)

READ = [
    ("10.1000/182", Doi("10.1000/182")),
    ("https://doi.org/10.1000/182", Doi("10.1000/182", "https://doi.org/")),
    ("doi: 10.1000/182", Doi("10.1000/182", "doi: ")),
    ("Artn e123;Doi 10.1000/182", Doi("10.1000/182", "Artn e123;Doi ", sure=False)),
    ("Cell 2010. doi: 10.1000/182.", Doi("10.1000/182", "Cell 2010. doi: ", sure=False)),
    ("10.1000%2F182", Fault("is percent-encoded", ("10.1000/182",), sure=True, kind="encoded")),
    ("10.1000/ 182", Fault("has a space in it", ("10.1000/182",), sure=True)),
    ("10.1000/18 2", Fault("has a space in it", ("10.1000/182",))),
    ("10.5555/x\n%C3%A9t", Fault("has a space in it", ("10.5555/xét",))),
    ("10.1000/182.", Fault("has punctuation around it", ("10.1000/182",), sure=True)),
    ("10.1000/182; 10.1000/183", Fault("contains more than one DOI")),
    ("PMID 12345", Fault("is another identifier, not a DOI")),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_a_doi_is_read(text: str, found: Doi | Fault) -> None:
    assert doi.parse(text) == found


@pytest.mark.parametrize("text", texts(ACCEPTED))
def test_is_accepted(text: str) -> None:
    assert doi.parse(text) == Doi(text)


@pytest.mark.parametrize("text", texts(REPORTED))
def test_is_reported(text: str) -> None:
    assert doi.parse(text) != Doi(text)


@pytest.mark.parametrize(
    ("text", "whole", "in_link"),
    [
        ("https://doi.org/10.1000/182", "10.1000/182", "10.1000/182"),
        ("doi:10.1000/182", "10.1000/182", ""),
        ("https://example.org/doi/full/10.1000/182?x=y", "10.1000/182", "10.1000/182"),
        ("see 10.1000/182", "", ""),
        ("https://example.org/10", "", ""),
    ],
)
def test_a_doi_elsewhere(text: str, whole: str, in_link: str) -> None:
    assert (doi.whole(text), doi.in_link(text)) == (whole, in_link)


def test_case_and_versions_are_the_same_doi() -> None:
    assert doi.same("10.1000/ABC", "10.1000/abc.v2")
    assert not doi.same("10.1000/abc", "10.1000/abd")


@given(st.text() | st.from_regex(r"(?:https://doi\.org/|doi:)?10\.\d{4}/\S{1,9} ?[.,;]?"))
def test_a_normal_form_says_the_same(text: str) -> None:
    found = doi.parse(text)
    if isinstance(found, Doi):
        again = doi.parse(found.normal)
        assert isinstance(again, Doi)
        assert (again.normal, again.before) == (found.normal, "")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read(text: str) -> None:
    doi.parse(text)
