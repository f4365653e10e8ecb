"""Inlay hints, written into the text in angle brackets where an editor shows them."""

import pytest

from reftag.dialects import dialect
from reftag.ide.inlay_hints import inlay_hints
from reftag.syntax import Document

LIBRARY = """\
%0 Journal Article
%A Hahn, Ute
%A Roe, Ann
%T On Bells
%D 2024

%0 Blog
%N 3 May 2024
%T No author
"""


def shown(source: str, spoken: str = "endnote", *, tags: bool = False, records: bool = True) -> str:
    """Return the text with the hints in it; `[…]` in the source is the range asked for."""
    start, _, rest = source.rpartition("[")
    asked, _, end = rest.partition("]")
    text = start + asked + end
    whole = Document.read(text, dialect(spoken))
    from_, to = (len(start), len(start) + len(asked)) if "]" in source else (0, len(text))
    for hint in reversed(list(inlay_hints(whole, from_, to, tags=tags, records=records))):
        text = f"{text[: hint.offset]}<{hint.text}>{text[hint.offset :]}"
    return text


def test_records_are_cited_after_their_first_line() -> None:
    assert (
        shown(LIBRARY)
        == """\
%0 Journal Article<Hahn et al. 2024: On Bells>
%A Hahn, Ute
%A Roe, Ann
%T On Bells
%D 2024

%0 Blog<No author>
%N 3 May 2024
%T No author
"""
    )


def test_a_tag_is_called_what_it_is_for_in_the_type() -> None:
    found = shown(LIBRARY, tags=True, records=False)
    assert found.startswith("%0<Reference Type> Journal Article\n%A<Author> Hahn, Ute\n")
    assert "%N<Access Date> 3 May 2024" in found


def test_only_the_lines_asked_for_have_hints() -> None:
    assert "<" not in shown(LIBRARY.replace("%A Roe", "[%A Roe").replace("2024\n", "2024]\n", 1))
    below = shown(LIBRARY.replace("%0 Blog", "[%0 Blog").replace("No author\n", "No author]\n"))
    assert below.count("<") == 1


def test_other_dialects() -> None:
    ris = "TY  - JOUR\nAU  - Hahn, Ute\nTI  - On Bells\nER  - \n"
    assert shown(ris, "ris").startswith("TY  - JOUR<Hahn: On Bells>\n")
    medline = "PMID- 1\nTI  - On Bells\nAU  - Hahn U\n"
    assert shown(medline, "medline").startswith("PMID- 1<Hahn: On Bells>\n")


def test_a_record_in_one_line_shows_all_of_it_anyway() -> None:
    assert "<" not in shown("%0 Book %A Hahn, Ute %T On Bells\n")


def test_text_that_is_no_record_has_no_hints() -> None:
    assert shown("Search results\n\n") == "Search results\n\n"
    assert shown("") == ""


def test_a_citation_is_short_and_has_more_in_it_than_the_type() -> None:
    title = "The Bells and Whistles of Forty Church Towers on the Coast"
    [line, *_] = shown(f"%0 Book\n%A Hahn, Ute\n%T {title}\n%D 2024\n").split("\n")
    assert line == "%0 Book<Hahn 2024: The Bells and Whistles of Forty Church Towers on…>"
    assert shown("%0 Book\n%I Press\n") == "%0 Book\n%I Press\n"
    assert shown("%0 ") == "%0 "


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2024", "2024"),
        ("2024/03/05/", "2024"),
        ("2024 Mar 5", "2024"),
        ("December 1967", "1967"),
        ("Dec. 1967", "1967"),
        ("Marchand 1967", "Marchand 1967"),
        ("2015-2016", "2015-2016"),
        ("n.d.", "n.d."),
    ],
)
def test_a_citation_has_the_year_of_a_date(date: str, year: str) -> None:
    [line, *_] = shown(f"%0 Book\n%A Hahn, Ute\n%T Bells\n%D {date}\n").split("\n")
    assert line == f"%0 Book<Hahn {year}: Bells>"
