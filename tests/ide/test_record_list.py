"""The list of records: what it shows, what is looked for in it, and in which order."""

import pytest

from lint.findings import linter
from reftag.dialects import dialect
from reftag.ide.record_list import RecordList, Wanted, rows
from reftag.syntax import Document
from reftag.text.steps import finished

TEXT = """\
Results

%0 Journal Article
%A Doe, Jane
%T On probing
%J Probes
%V 3
%N 2
%P 7-12
%D 2024
%R 10.5555/x

%0 Book
%A Adams, Ann
%T Zebras
%I Example Press
%C Lyon
%D 2019
%R 10.5555/twice

%0 Thesis
%A Moe, Max
%T Apes
%I Example University
%D 2021
%N

%0 Book
%A Adams, Ann
%T Zebras
%I Example Press
%C Lyon
%D 2019
%R 10.5555/twice

%T Notes of unknown kind
"""


class Listed:
    """A document and the list of its records."""

    def __init__(self, text: str) -> None:
        self.document = Document.read(text, dialect("endnote"))
        self.report = linter().check(self.document)
        self.list = RecordList()

    def names(self, wanted: Wanted, serial: int = 1) -> list[str]:
        places = finished(self.list.places(self.document, self.report, wanted, serial))
        return [row.name for row in rows(self.document, self.report, places)]


DOE, ADAMS, MOE, NOTES = "Doe 2024", "Adams 2019", "Moe 2021", "Notes of unknown kind"


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(), [DOE, ADAMS, MOE, ADAMS, NOTES]),
        (Wanted(order="author"), [ADAMS, ADAMS, DOE, MOE, NOTES]),
        (Wanted(order="year"), [ADAMS, ADAMS, MOE, DOE, NOTES]),
        (Wanted(order="title"), [MOE, NOTES, DOE, ADAMS, ADAMS]),
        (Wanted(text="PRESS"), [ADAMS, ADAMS]),
        (Wanted(type="Thesis"), [MOE]),
        (Wanted(year="2019", order="title"), [ADAMS, ADAMS]),
        (Wanted(problem="any"), [DOE, ADAMS, MOE, ADAMS, NOTES]),
        (Wanted(problem="none"), []),
        (Wanted(problem="duplicate"), [ADAMS, ADAMS]),
        (Wanted(problem="warning", text="apes"), [MOE]),
        (Wanted(problem="error"), [NOTES]),
        (Wanted(problem="RT005"), [MOE]),
        (Wanted(text="nowhere"), []),
    ],
    ids=str,
)
def test_what_is_looked_for(wanted: Wanted, names: list[str]) -> None:
    assert Listed(TEXT).names(wanted) == names


def test_what_a_row_shows() -> None:
    listed = Listed(TEXT)
    first, book, *_, last = rows(listed.document, listed.report, range(5))
    assert first[:5] == (2, "Doe 2024", "On probing", "Journal Article", "article-journal")
    assert first[6:] == ("warning", False)  # the text above it
    assert book[:5] == (12, "Adams 2019", "Zebras", "Book", "book")
    assert book.worst == "warning"
    assert book.is_duplicate
    assert last[:5] == (35, "Notes of unknown kind", "", "", "")


def test_what_can_be_looked_for() -> None:
    listed = Listed(TEXT)
    choices = finished(listed.list.choices(listed.document, listed.report))
    assert dict(choices.types) == {"Book": 2, "Journal Article": 1, "Thesis": 1}
    assert list(choices.years.items()) == [("2024", 1), ("2021", 1), ("2019", 2)]
    assert choices.problems["RT601"] == 2
    assert choices.problems["RT005"] == 1


def test_records_that_have_changed_are_read_again() -> None:
    listed = Listed(TEXT)
    assert listed.names(Wanted(order="author"))[0] == ADAMS
    at = TEXT.index("Moe, Max")
    listed.document, _ = listed.document.edit(at, at + 3, "Aa")
    listed.report = linter().check(listed.document)
    assert listed.names(Wanted(order="author"), serial=2)[0] == "Aa 2021"


def test_nothing_but_text_is_no_list() -> None:
    assert Listed("").names(Wanted()) == []
    assert Listed("Nothing but text.\n").names(Wanted(order="title")) == []
