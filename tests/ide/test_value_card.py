"""Hover on values, as a reader sees it."""

import pytest

from ide.answers import hovered

HAHN = """\
%0 Book
%A Ha$0hn, Ute
%T Cards

%0 Book
%E Hahn, Ute
%T Glue
"""


def card(line: str, type_name: str = "Journal Article", name: str = "endnote") -> str:
    """Return the card of the value in a line of EndNote's, without what it is about."""
    found = hovered(f"%0 {type_name}\n%T Cards\n{line}\n", name=name)
    return found.partition("\n")[2]


def test_how_many_records_have_a_person() -> None:
    assert hovered(HAHN) == (
        "[Hahn, Ute]\n**Hahn, Ute**\n\n"
        "In 2 records of this file and 3 records of other files.\n\n"
        "Also written:\n\n- HAHN, UTE (3)"
    )


def test_keywords_have_a_card_each() -> None:
    source = "%0 Book\n%K glue; old ca$0rds\n\n%0 Book\n%K Old Cards\n"
    found = hovered(source)
    assert found.startswith("[old cards]\n**old cards**\n\nIn 2 records of this file")
    assert "- Old Cards (1)" in found


def to(url: str) -> str:
    """Return a link to a page, which is not made of its text."""
    shown = url.replace("://", "\\://")
    return f"[{shown}](<{url}>)"


DOI = f"DOI 10.5555/cards leads to {to('https://doi.org/10.5555/cards')}"
PUBMED = to("https://pubmed.ncbi.nlm.nih.gov/38861302/")
PMC = to("https://pmc.ncbi.nlm.nih.gov/articles/PMC5887696/")
ISSN = to("https://portal.issn.org/resource/ISSN/0378-5955")
WRONG_DOI = "`10.5555/cards.` has punctuation around it. Probably meant: `10.5555/cards`."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("%R 10.55$055/cards", f"Valid: {DOI}"),
        ("%R 10.$05", "`10.5` is not a DOI."),
        ("%R 10.5555/ca$0rds.", f"{WRONG_DOI}\n\n{DOI}"),
        ("%M PMID: 3886$01302", f"Valid: PMID 38861302 leads to {PUBMED}"),
        ("%M PMID: 3O$0", "`PMID: 3O` is not a PMID (a number of at most 8 digits)."),
        ("%2 PMC588$07696", f"Valid: PMCID PMC5887696 leads to {PMC}"),
        ("%@ 0378-$05955", f"Valid: ISSN 0378-5955 leads to {ISSN}"),
        ("%@ 0378-$05956", "`0378-5956` has a wrong check digit (expected 0378-5955)."),
        ("%U https://exam$0ple.org/a", f"Valid: {to('https://example.org/a')}"),
        ("%U hello $0there", "`hello there` is not a web address."),
        (
            "%X As in arXiv:1912.0$06970, they say.",
            f"arXiv 1912.06970 leads to {to('https://arxiv.org/abs/1912.06970')}",
        ),
        ("%D 20$019", "Read as 2019"),
        ("%8 2019-0$06-11", "Read as 11 June 2019"),
        ("%8 Ju$0ne 2019", "Read as June 2019"),
        (
            "%8 31 Febru$0ary 2019",
            "`31 February 2019` is a day that does not exist (February 2019 has 28 days).",
        ),
    ],
)
def test_what_a_value_is(line: str, expected: str) -> None:
    assert card(line) == expected


def test_an_isbn() -> None:
    assert card("%@ 978-3-16-14$08410-0", "Book") == "Valid: ISBN 9783161484100"


def test_all_else_has_the_card_of_its_tag() -> None:
    assert card("%V 1$02").startswith("**`%V` Volume**")
    assert card("%X As in 1912.0$06970, they say.").startswith("**`%X` Abstract**")


def test_a_doi_with_a_mark() -> None:
    found = hovered("PMID- 1\nTI  - Cards\nLID - 10.5555/ca$0rds [doi]\n", name="medline")
    assert found.startswith("[10.5555/cards [doi]]\nValid: DOI 10.5555/cards leads to ")
