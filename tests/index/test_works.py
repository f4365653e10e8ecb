"""Which records are about one work, and that they find each other by a key."""

import pytest

from reftag.dialects import dialect
from reftag.index.works import keys, sameness
from reftag.syntax import Document, Record

CARDS = "%0 Book\n%A Moreau, Luc\n%T The Keeping of Cards\n%D 2017\n"
CHAPTER = "%0 Book Section\n%T Boxes\n%B The Keeping of Cards\n%R 10.5555/cards\n"
EDITORIAL = "%0 Journal Article\n%A Hahn, Ute\n%T Editorial\n%J Cards\n%D 2019\n"
NAMELESS = "%0 Book\n%T Cards\n%I Example Press\n%P 30\n"


def read(text: str, name: str = "endnote") -> Record:
    (record,) = Document.read(text, dialect(name))
    return record


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        (CARDS, CARDS, "author, year and title"),
        (CARDS, CARDS.replace("Luc", "L.").replace("The K", "the k"), "author, year and title"),
        (CARDS, CARDS.replace("2017", "2018"), None),
        (f"{CARDS}%V 1\n", f"{CARDS}%V 2\n", None),
        (f"{CARDS}%V 1\n", f"{CARDS}%V 01\n", "author, year and title"),
        (f"{CARDS}%R 10.5555/a\n", f"{CARDS}%R 10.5555/b\n", None),
        ("%0 Book\n%R 10.5555/A\n", "%0 Book\n%R https://doi.org/10.5555/a\n", "DOI"),
        ("%0 Book\n%R 10.5555/a\n", "%0 Thesis\n%R 10.5555/a\n", None),
        (CHAPTER, CHAPTER.replace("Boxes", "Boxes and drawers"), "DOI"),
        (CHAPTER, CHAPTER.replace("Boxes", "Labels"), None),
        ("%0 Book\n%M 1234567\n", "%0 Book\n%M 1234567\n", "accession number"),
        ("%0 Book\n%M 12\n%T Cards\n", "%0 Book\n%M 12\n%T Boxes\n", None),
        (EDITORIAL, EDITORIAL, "author, year and title"),
        (EDITORIAL, EDITORIAL.replace("Cards", "Boxes"), None),
        (f"{EDITORIAL}%P 1-2\n", f"{EDITORIAL}%P 1-3\n", "author, year and title"),
        (NAMELESS, NAMELESS, "every field"),
        (NAMELESS, f"{NAMELESS}%G French\n", None),
        ("%0 Book\n%T Cards\n", "%0 Book\n%T Cards\n", None),
    ],
)
def test_two_records(one: str, other: str, shown: str | None) -> None:
    first, second = read(one), read(other)
    assert sameness(first, second) == sameness(second, first) == shown
    if shown:
        assert {*keys(first)} & {*keys(second)}


def test_records_of_two_formats() -> None:
    ris = read(
        "TY  - BOOK\nAU  - Moreau, L\nTI  - The keeping of cards\nPY  - 2017\nER  - \n", "ris"
    )
    assert sameness(read(CARDS), ris) == "author, year and title"
    assert {*keys(read(CARDS))} & {*keys(ris)}


def test_a_record_that_says_nothing_has_no_key() -> None:
    assert keys(read("%0 Book\n%N 3\n")) == ()
