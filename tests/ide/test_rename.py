"""Renaming in a text: what becomes of it, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ide.answers import read
from reftag.dialects import dialect
from reftag.ide.mentions import mentions, name_at
from reftag.ide.rename import CannotRenameError, new_name, renamed
from reftag.syntax import Document
from reftag.text import Edit, apply

BOOKS = """\
%0 Edited Book
%A Ha$0hn, Ute
%A HAHN, UTE
%E Hahn, Ute
%T About Hahn, Ute
%K glue; cards
%K Cards

%0 Book
%A Hahn, Utenia
%A Hahn, Ute
%K cards
"""


def rename(source: str, new: str, name: str = "endnote", *, doubtful: bool = False) -> str:
    """Return the text after what is named at the cursor was renamed in all records."""
    document, cursor = read(source, name)
    found = name_at(document, cursor)
    assert found is not None
    value, named = found
    text = new_name(named.kind, new)
    edits: list[Edit] = []
    for located in document.located():
        done = renamed(located.piece, named, mentions(located.piece, named), value.text, text)
        for start, end, written in [*done.edits, *(done.doubtful if doubtful else [])]:
            edits.append(Edit(start + located.offset, end + located.offset, written))
    return apply(document.text, sorted(edits))


def test_a_person_everywhere_as_it_is_written_here() -> None:
    plain = BOOKS.replace("$0", "")
    expected = plain.replace("Hahn, Ute\n", "Roe, R.\n").replace("About Roe, R.", "About Hahn, Ute")
    assert rename(BOOKS, "Roe, R.") == expected
    assert rename(BOOKS, "Roe, R.", doubtful=True) == expected.replace("HAHN, UTE", "Roe, R.")


def test_one_keyword_of_a_list() -> None:
    source = BOOKS.replace("$0", "").replace("; ca", "; ca$0")
    assert rename(source, " index cards ") == BOOKS.replace("$0", "").replace(
        "cards\n", "index cards\n"
    )


def test_a_person_in_the_way_in_which_the_format_writes_names() -> None:
    source = "RT Book\nA1 Ha$0hn, Ute\nA2 Hahn,Ute\nT1 Cards\n"
    expected = "RT Book\nA1 Roe, Jane\nA2 Roe,Jane\nT1 Cards\n"
    assert rename(source, "Roe, Jane", "refworks") == expected


def test_the_short_name_below_a_full_one() -> None:
    source = "PMID- 1\nFAU - Ha$0hn, Ute\nAU  - Hahn U\nAD  - Bonn\nTI  - On Hahn U\n"
    after = "PMID- 1\nFAU - Roe, Ann\nAU  - Roe A\nAD  - Bonn\nTI  - On Hahn U\n"
    assert rename(source, "Roe, Ann", "medline") == after
    assert rename(after.replace("Roe,", "Ro$0e,"), "Hahn, Ute", "medline") == source.replace(
        "$0", ""
    )
    other = source.replace("Hahn U\nAD", "Hahn UB\nAD")
    assert "AU  - Hahn UB" in rename(other, "Roe, Ann", "medline"), "whoever that is"


def test_the_short_name_in_another_list() -> None:
    source = (
        "FN Clarivate\nVR 1.0\nPT J\nAU Mole, X\n   Hahn, U\nAF Mole, Xenia\n   Ha$0hn, Ute\n"
        "TI On Hahn, U\nER\n"
    )
    after = (
        "FN Clarivate\nVR 1.0\nPT J\nAU Mole, X\n   Roe, A\nAF Mole, Xenia\n   Roe, Ann\n"
        "TI On Hahn, U\nER\n"
    )
    assert rename(source, "Roe, Ann", "wos") == after
    alike = source.replace("Ha$0hn, Ute", "Ha$0hn, U")
    assert rename(alike, "Roe, A", "wos").count("Roe, A\n") == 2
    fewer = source.replace("AU Mole, X\n   Hahn, U\n", "AU Hahn, U\n")
    assert "AU Hahn, U\n" in rename(fewer, "Roe, Ann", "wos"), "the first one's"


@pytest.mark.parametrize(
    ("source", "new", "reason"),
    [
        (BOOKS, "  ", "A name cannot be empty"),
        (BOOKS, "Roe,\nR.", "A name cannot contain a line break"),
        (BOOKS, "Roe,\rR.", "A name cannot contain a line break"),
        (BOOKS, "%T Cards", '"%T Cards" would be read as a tag or as part of one'),
        (
            BOOKS,
            "Roe, R.; Doe, J.",
            '"Roe, R.; Doe, J." would be read as several people because of ";"',
        ),
        (BOOKS, "...", '"..." has no letters, so it is not a name'),
        (
            "%0 Book\n%K ca$0rds\n",
            "glue; cards",
            '"glue; cards" would be read as several values because of ";"',
        ),
        (
            "%0 Book\n%K glue\nca$0rds\n",
            "%T cards",
            '"%T cards" would be read as a tag or as part of one',
        ),
    ],
)
def test_what_is_refused(source: str, new: str, reason: str) -> None:
    with pytest.raises(CannotRenameError) as refused:
        rename(source, new)
    assert str(refused.value) == reason


def test_what_would_be_a_tag_in_other_formats() -> None:
    with pytest.raises(CannotRenameError):
        rename("TY  - JOUR\nKW  - ca$0rds\nER  - \n", "AU  - Roe", "ris")
    with pytest.raises(CannotRenameError):
        rename("PT J\nDE glue; ca$0rds\nER\n", "a; b", "wos")
    assert rename("PT J\nDE glue; ca$0rds\nER\n", "UK policy", "wos") == (
        "PT J\nDE glue; UK policy\nER\n"
    )


PEOPLE = ("Hahn, Ute", "HAHN, UTE", "Roe, Jane", "Hahn,Ute", "Plato")
NEW = ("Doe, Eva", "Silva, Rui M.", "de Vries, Jan")


@given(
    st.lists(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4), min_size=1, max_size=3),
    st.sampled_from(NEW),
    st.sampled_from(["endnote", "ris", "refworks", "medline"]),
    st.data(),
)
def test_there_and_back_is_the_identity(
    people: list[list[str]], new: str, name: str, data: st.DataObject
) -> None:
    form = {
        "endnote": ("%0 Book\n", "%A ", ""),
        "ris": ("TY  - BOOK\n", "AU  - ", "ER  - \n"),
        "refworks": ("RT Book\n", "A1 ", ""),
        "medline": ("PMID- 1\n", "FAU - ", ""),
    }[name]
    text = "\n".join(
        form[0] + "".join(f"{form[1]}{person}\n" for person in each) + form[2] for each in people
    )
    old = data.draw(st.sampled_from([person for each in people for person in each]))
    at = text.index(old)
    there = rename(f"{text[:at]}$0{text[at:]}", new, name)
    assert there != text
    at = there.index(new)
    assert rename(f"{there[:at]}$0{there[at:]}", old, name) == text
    one, other = (Document.read(each, dialect(name)) for each in (text, there))
    assert len(one) == len(other)
    for before, after in zip(one, other, strict=True):
        assert [field.code for field in before.fields] == [field.code for field in after.fields]
        for was, is_ in zip(before.fields, after.fields, strict=True):
            assert was.value == is_.value or was.value.replace(" ", "") == old.replace(" ", "")
