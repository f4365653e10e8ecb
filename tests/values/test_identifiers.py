"""Identifiers: text in, what it says or what is wrong with it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.values import identifiers
from reftag.values.fault import Fault
from reftag.values.identifiers import Identifier
from values.support import HOSTILE, texts

PMID_ACCEPTED = (
    "38861302 | WOS:000123 | PMID: 38861302 | PMID:38861302 | pmid 123"
    " | PMID- 12345 | CONF-2023-001 | PMID: 12345 [PubMed - indexed] | Medline:123"
    " | PMID: 12345; PMCID: PMC12345"
)

PMID_REPORTED = "PMID: 3886130x | PMID: 123456789 | PMID: | PMID: PMC1234 | PMID: 0"

PMCID_ACCEPTED = (
    "PMC1234567 | PMCID: PMC123456 | 1234567 | https://hal.x/doc | PMC12345.1"
    " | PMC123456 [available on 2020-01-01] | UB Leipzig | NIHMS123"
    " | PMCID:PMC1234567 | pmc1234567"
)

PMCID_REPORTED = "PMC 1234567 | PMC | PMC12x45 | PMCID: 1234567 | PMC-123456"

ARXIV_ACCEPTED = (
    "arXiv:1912.06970 | eprint: arXiv:hep-th/9108028 | eprint: ascl:1706.009"
    " | arXiv preprint arXiv:1912.06970 | arXiv preprint arXiv:1912.06970v2"
    " | arXiv:0704.0001 | arXiv:1412.9999 | arXiv | arXiv: 1912.06970 [cs.CL]"
    " | arXiv:math.GT/0309136 | https://arxiv.org/abs/1912.06970"
    " | https://arxiv.org/pdf/1912.06970v2.pdf | https://arxiv.org/abs/cs/0309136"
    " | arXiv e-prints | arXiv:1912.06970, 2019 | arXiv:cond-mat.str-el/0309136"
    " | https://arxiv.org/list/cs.CL/recent | arXiv: Quantum Physics"
    " | arXiv:2101.00001 (preprint) | https://arxiv.org/pdf/1912.06970#page=3"
)

ARXIV_REPORTED = (
    "arXiv:1912.6970 | arXiv:1913.06970 | arXiv preprint arXiv:19120.6970"
    " | https://arxiv.org/abs/1912.0697 | arXiv:1412.99999 | arXiv:0612.1234"
)


ACCEPTED = [("PMID", PMID_ACCEPTED), ("PMCID", PMCID_ACCEPTED), ("arXiv", ARXIV_ACCEPTED)]
REPORTED = [("PMID", PMID_REPORTED), ("PMCID", PMCID_REPORTED), ("arXiv", ARXIV_REPORTED)]


def is_wrong(kind: str, text: str) -> bool:
    found = identifiers.parse(text)
    return isinstance(found, Fault) and found.kind == kind


@pytest.mark.parametrize(
    ("kind", "text"), [(k, text) for k, row in ACCEPTED for text in texts(row)]
)
def test_is_accepted(kind: str, text: str) -> None:
    assert not is_wrong(kind, text)


@pytest.mark.parametrize(
    ("kind", "text"), [(k, text) for k, row in REPORTED for text in texts(row)]
)
def test_is_reported(kind: str, text: str) -> None:
    assert is_wrong(kind, text)


@pytest.mark.parametrize(
    ("text", "found", "normal"),
    [
        ("PMID- 12345", Identifier("PMID", "12345"), "PMID:12345"),
        ("pmc12345.1", Identifier("PMCID", "PMC12345"), "PMC12345"),
        ("arXiv:1912.06970v2 [cs.CL]", Identifier("arXiv", "1912.06970"), "arXiv:1912.06970"),
        ("ISI:000254433400001", Identifier("WOS", "000254433400001"), "WOS:000254433400001"),
        ("ERIC: EJ1234567", Identifier("ERIC", "EJ1234567"), "EJ1234567"),
        ("CONF-2023-001", Identifier("", "CONF-2023-001"), "CONF-2023-001"),
    ],
)
def test_an_identifier_is_read(text: str, found: Identifier, normal: str) -> None:
    assert identifiers.parse(text) == found
    assert found.normal == normal


def test_a_fault_names_its_part() -> None:
    assert identifiers.parse("see arXiv:1912.6970, 2019") == Fault(
        "is not an arXiv identifier", part="1912.6970", kind="arXiv"
    )


@given(
    st.text() | st.from_regex(r"(?i:pmid|pmc|pmcid|arxiv|wos|isi|eric)[: ]{0,2}\w{1,4}\.?\d{1,6}")
)
def test_a_normal_form_says_the_same(text: str) -> None:
    found = identifiers.parse(text)
    assert isinstance(found, Fault) or identifiers.parse(found.normal) == found


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read(text: str) -> None:
    identifiers.parse(text)
