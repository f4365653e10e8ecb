"""Highlights, values edited together, and what is selected step by step."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from ide.answers import highlighted, selected
from reftag.dialects import dialect
from reftag.ide.same_values import same_values
from reftag.ide.selection import selections
from reftag.syntax import Document

BOOK = """\
%0 Edited Book
%A Hahn, Ute
%A HAHN, UTE
%E Hahn, Ute
%T Hahn, Ute
%V 12
%N 12
%K glue; cards
%K Cards
%D 2019

%0 Book
%A Hahn, Ute
"""


def test_a_person_in_a_record() -> None:
    people = BOOK.replace("%E Ha", "%E Ha$0")
    assert highlighted(people) == (
        "%A Hahn, Ute\n   ^^^^^^^^^\n%A HAHN, UTE\n   ^^^^^^^^^\n%E Hahn, Ute\n   ^^^^^^^^^"
    )
    assert highlighted(people, to_edit=True) == (
        "%A Hahn, Ute\n   ^^^^^^^^^\n%E Hahn, Ute\n   ^^^^^^^^^"
    )


def test_a_keyword_of_a_list() -> None:
    assert highlighted(BOOK.replace("; ca", "; ca$0")) == (
        "%K glue; cards\n         ^^^^^\n%K Cards\n   ^^^^^"
    )


def test_a_volume_is_not_an_issue() -> None:
    assert highlighted(BOOK.replace("%V 12", "%V 1$02")) == "%V 12\n   ^^"


def test_tags_and_empty_values_have_none() -> None:
    assert highlighted(BOOK.replace("%V", "%$0V")) == ""
    assert highlighted("%0 Book\n%A $0\n%E\n") == ""
    assert highlighted("$0") == ""


def test_selection_grows() -> None:
    assert selected("%0 Book\n%K glue; old ca$0rds\n%D 2019\n\n%0 Book\n") == [
        "",
        "cards",
        "old cards",
        "glue; old cards",
        "%K glue; old cards",
        "%0 Book\n%K glue; old cards\n%D 2019",
        "%0 Book\n%K glue; old cards\n%D 2019\n\n%0 Book\n",
    ]
    assert selected("%0 Book\n%$0K glue\n") == [
        "",
        "%K",
        "%K glue",
        "%0 Book\n%K glue",
        "%0 Book\n%K glue\n",
    ]
    assert selected("$0") == [""]


@given(st.text(alphabet="%AKT0 Book;\n\r-", max_size=60), st.data())
def test_at_any_place(text: str, data: st.DataObject) -> None:
    for name in ("endnote", "ris", "wos", "medline"):
        document = Document.read(text, dialect(name))
        offset = data.draw(st.integers(0, len(text)))
        spans = selections(document, offset)
        assert spans[0] == (offset, offset)
        assert spans[-1] == (0, len(text))
        for inner, outer in itertools.pairwise(spans):
            assert outer.start <= inner.start <= inner.end <= outer.end
            assert outer != inner
        same = same_values(document, offset)
        assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(same))
