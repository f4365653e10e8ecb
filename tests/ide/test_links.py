"""What leads somewhere, as a reader sees it: text, address, tooltip."""

import pytest

from ide.answers import linked
from reftag.values import addresses

BOOK = "%0 Book\n%T Cards\n"
DOI = "10.5555/cards"
DOI_PAGE = f"https://doi.org/{DOI}"
ORCID = "0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("line", "written", "url", "tooltip"),
    [
        (f"%R {DOI}", DOI, DOI_PAGE, f"Open DOI {DOI}"),
        (f"%R {DOI_PAGE}", DOI, DOI_PAGE, f"Open DOI {DOI}"),
        ("%R doi:10.5555/a#b?c", "10.5555/a#b?c", "https://doi.org/10.5555/a%23b%3Fc", None),
        ("%U https://example.org/a_(b).", "https://example.org/a_(b)", None, ""),
        ("%U www.example.org/a", "www.example.org/a", "https://www.example.org/a", None),
        (f"%U {DOI_PAGE}", DOI_PAGE, DOI_PAGE, f"Open DOI {DOI}"),
        (f"%X See (doi: {DOI}), and more", DOI, DOI_PAGE, f"Open DOI {DOI}"),
        (
            "%M PMID: 38861302",
            "PMID: 38861302",
            "https://pubmed.ncbi.nlm.nih.gov/38861302/",
            "Open PMID 38861302",
        ),
        (
            "%Z It is PMC5887696.",
            "PMC5887696",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC5887696/",
            "Open PMCID PMC5887696",
        ),
        (
            "%Z arXiv:1912.06970v2",
            "arXiv:1912.06970v2",
            "https://arxiv.org/abs/1912.06970",
            "Open arXiv 1912.06970",
        ),
        (
            "%Z hdl:2027/mdp.1",
            "hdl:2027/mdp.1",
            "https://hdl.handle.net/2027/mdp.1",
            "Open handle 2027/mdp.1",
        ),
        (f"%Z {ORCID}", ORCID, f"https://orcid.org/{ORCID}", f"Open ORCID {ORCID}"),
    ],
)
def test_where_values_lead(line: str, written: str, url: str | None, tooltip: str | None) -> None:
    """None is what was written for an address, and what the address is of for a tooltip."""
    [found] = linked(f"{BOOK}{line}\n")
    assert found[:2] == (written, url or written)
    assert tooltip is None or found[2] == tooltip


@pytest.mark.parametrize(
    "line",
    [
        "%U command:workbench.action.quit",
        "%U javascript:alert(1)",
        "%U file:///etc/passwd",
        "%U internal-pdf://1/a.pdf",
        "%R 2024",
        "%Z 0000-0002-1825-0098",
        "%Z arXiv:1999.1",
        "%M 38861302",
        "%P 0001-0002",
    ],
)
def test_what_leads_nowhere(line: str) -> None:
    assert linked(f"{BOOK}{line}\n") == []


def test_numbers_and_marks_of_medline() -> None:
    source = (
        f"PMID- 38861302\nTI  - Cards\nAUID- ORCID: {ORCID}\n"
        f"LID - {DOI} [doi]\nLID - e123 [pii]\nPMC - PMC5887696\n"
    )
    assert [url for _, url, _ in linked(source, "medline")] == [
        "https://pubmed.ncbi.nlm.nih.gov/38861302/",
        f"https://orcid.org/{ORCID}",
        DOI_PAGE,
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC5887696/",
    ]


def test_numbers_of_web_of_science() -> None:
    source = "PT J\nTI Cards\nUT WOS:000238592600006\nPM 15170338\nER\n"
    assert [url for _, url, _ in linked(source, "wos")] == [
        "https://www.webofscience.com/wos/woscc/full-record/WOS:000238592600006",
        "https://pubmed.ncbi.nlm.nih.gov/15170338/",
    ]


def test_several_in_one_text_in_their_order() -> None:
    text = "see https://example.org/10.5555/x, 10.5555/y; and PMID 12."
    assert [text[found.start : found.end] for found in addresses.named_in(text)] == [
        "https://example.org/10.5555/x",
        "10.5555/y",
        "PMID 12",
    ]
