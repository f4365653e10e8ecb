"""Completion of values: what the records of the workspace have, and what goes with it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ide.answers import CURSOR
from properties.strategies import documents
from reftag.dialects import dialect
from reftag.ide.completion import complete
from reftag.ide.offer import Completion
from reftag.index import FactIndex, FileIndex, WorkspaceIndex
from reftag.syntax import Document
from reftag.text import Edit, apply
from reftag.text.steps import finished

LIBRARY = (
    "%0 Journal Article\n%A Müller, Ada\n%A Okafor, Ada\n%T One\n%J Shelf Marks\n%D 2019\n"
    "%@ 0378-5955\n%O Shelf M\n%K open access\n%K Éditions\n%G English\n%~ CatBase\n\n"
    "%0 Journal Article\n%A Okafor, Ada\n%T Two\n%J Shelf Marks\n%D 2020\n%K open access; paper\n\n"
    "%0 Book\n%A Hahn, Ute\n%T Three\n%I Example Press\n%C Oxford\n%D 2021\n\n"
)


def _facts(here: str, name: str) -> FactIndex:
    files = WorkspaceIndex()
    files.put("library", "/library", FileIndex(Document.read(LIBRARY, dialect("endnote"))))
    files.put("here", "/here", FileIndex(Document.read(here, dialect(name))))
    finished(files.facts.gather())
    return files.facts


def offers(source: str, name: str = "endnote") -> list[Completion]:
    before, _, after = source.partition(CURSOR)
    document = Document.read(before + after, dialect(name))
    return complete(document, len(before), _facts(before + after, name), "here")


def labels(source: str, name: str = "endnote") -> list[str]:
    return [each.label for each in offers(source, name) if each.kind == "value"]


def taken(source: str, label: str, name: str = "endnote") -> str:
    """Return the text after the offer `label` was taken."""
    offer = next(each for each in offers(source, name) if each.label == label)
    text = source.replace(CURSOR, "")
    return apply(text, sorted((Edit(*offer.span, offer.insert), *offer.also)))


ARTICLE = "%0 Journal Article\n%T Four\n"


def test_most_used_first() -> None:
    assert labels(f"{ARTICLE}%A $0") == ["Okafor, Ada", "Hahn, Ute", "Müller, Ada"]
    assert [each.detail for each in offers(f"{ARTICLE}%A $0")] == ["2 records"] + 2 * ["1 record"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%A mull$0", ["Müller, Ada"]),
        ("%A ada$0", ["Okafor, Ada", "Müller, Ada"]),
        ("%A okfr$0", ["Okafor, Ada"]),
        ("%A okf$0", []),
        ("%K op; acs$0", []),
        ("%K edi$0", ["Éditions"]),
        ("%K paper; op$0", ["open access"]),
        ("%K op$0; paper", ["open access"]),
        ("%K paper\nop$0", ["open access"]),
        ("%I ex$0", ["Example Press"]),
        ("%C $0", ["Oxford"]),
        ("%~ $0", ["CatBase"]),
        ("%J mar$0", ["Shelf Marks"]),
        ("%T o$0", []),
        ("%X open acc$0", []),
        ("%D 20$0", []),
        ("%A Okafor, Ada\nHa$0", []),
    ],
)
def test_by_what_is_typed(source: str, expected: list[str]) -> None:
    assert labels(ARTICLE + source) == expected


def test_what_the_record_has_already_is_not_offered_again() -> None:
    assert labels(f"{ARTICLE}%A Okafor, Ada\n%A $0") == ["Hahn, Ute", "Müller, Ada"]
    assert "open access" not in labels(f"{ARTICLE}%K open access; $0")


def test_only_the_part_at_the_cursor_is_replaced() -> None:
    source = f"{ARTICLE}%K paper; op$0en; glue\n%D 2020\n"
    assert taken(source, "open access") == f"{ARTICLE}%K paper; open access; glue\n%D 2020\n"
    line = "%0 Book %A Ok$0a %T Four\n"
    assert taken(line, "Okafor, Ada") == "%0 Book %A Okafor, Ada %T Four\n"


def test_languages_are_those_of_the_format_too() -> None:
    assert labels(f"{ARTICLE}%G $0")[:3] == ["English", "German", "French"]
    assert labels(f"{ARTICLE}%G pol$0")[0] == "Polish"
    assert labels("PMID- 1\nTI  - One\nLA  - g$0\n", "medline")[0] == "ger"


def test_types_of_publications_are_those_of_the_format() -> None:
    assert labels("PMID- 1\nTI  - One\nPT  - sys$0\n", "medline") == ["Systematic Review"]
    there = labels("PMID- 1\nTI  - One\nPT  - Review\nPT  - $0\n", "medline")
    assert there[0] == "Journal Article"
    assert "Review" not in there
    assert labels("PT J\nTI One\nDT proc$0\nER\n", "wos") == ["Proceedings Paper"]


def test_a_journal_brings_its_abbreviation_and_its_issn() -> None:
    assert taken(f"{ARTICLE}%J sh$0\n%D 2020\n", "Shelf Marks") == (
        f"{ARTICLE}%J Shelf Marks\n%O Shelf M\n%@ 0378-5955\n%D 2020\n"
    )
    assert taken(f"{ARTICLE}%J sh$0", "Shelf Marks") == (
        f"{ARTICLE}%O Shelf M\n%@ 0378-5955\n%J Shelf Marks"
    )
    typed = "TY  - JOUR\nT2  - sh$0\n\nTY  - BOOK\nTI  - Two\nER  - \n"
    above = "TY  - JOUR\nJA  - Shelf M\nSN  - 0378-5955\nT2  - Shelf Marks\n\nTY"
    assert taken(typed, "Shelf Marks", "ris").startswith(above), "typing goes on below"
    source = f"{ARTICLE}%J sh$0\n%@ 1234-5679\n%O SM\n"
    assert taken(source, "Shelf Marks") == source.replace("sh$0", "Shelf Marks")
    ris = taken("TY  - JOUR\nT2  - sh$0\nER  - \n", "Shelf Marks", "ris")
    assert ris == "TY  - JOUR\nT2  - Shelf Marks\nJA  - Shelf M\nSN  - 0378-5955\nER  - \n"
    wos = taken("PT J\nSO sh$0\nER\n", "SHELF MARKS", "wos")
    assert wos == "PT J\nSO SHELF MARKS\nJ9 SHELF M\nSN 0378-5955\nER\n"


def test_a_value_that_is_far_too_long_is_not_offered() -> None:
    people = "%A Okonkwo, Ada and all who are named in the references of " + "this work " * 20
    assert labels(f"{people}\n%T One\n\n{ARTICLE}%A ok$0") == ["Okafor, Ada"]


def test_names_are_written_as_the_format_writes_them() -> None:
    assert labels("PMID- 1\nTI  - One\nFAU - $0\n", "medline")[0] == "Okafor, Ada"
    assert labels("RT Journal Article\nA1 oka$0\n", "refworks") == ["Okafor,Ada"]
    assert labels("PT J\nAU Doe, J\n   oka$0\nER\n", "wos") == ["Okafor, Ada"]
    with_initials = "PMID- 1\nTI  - One\nFAU - Okafor, Ada\nAU  - oka$0\n"
    assert labels(with_initials, "medline") == ["Okafor A"]


def test_a_doi_in_a_link_becomes_bare() -> None:
    source = f"{ARTICLE}%R https://doi.org/10.5555/cards$0\n"
    assert taken(source, "10.5555/cards") == f"{ARTICLE}%R 10.5555/cards\n"
    assert labels(f"{ARTICLE}%R 10.5555/cards$0\n") == []


def test_types_of_this_file_come_first() -> None:
    here = "%0 Map\n%T A\n\n%0 Map\n%T B\n\n%0 Book\n%T C\n\n"
    types = [each.label for each in offers(f"{here}%0 $0") if each.kind == "type"]
    assert types[:3] == ["Map", "Book", "Journal Article"]
    assert len(types) == len(set(types))


@given(documents, st.floats(0, 1))
def test_taking_a_value_never_changes_other_records(text: str, share: float) -> None:
    document = Document.read(text, dialect("endnote"))
    before = [record.text for record in document]
    values = [
        (here.at, here.offset + field.value_start)
        for here in document.located()
        for field in here.piece.fields
    ]
    assume(values)
    place, at = values[int(share * (len(values) - 1))]
    for offer in complete(document, at, _facts(text, "endnote"), "here")[:40]:
        if offer.kind != "value":
            continue  # a tag may begin a record, or join two
        edits = sorted((Edit(*offer.span, offer.insert), *offer.also))
        after = [record.text for record in Document.read(apply(text, edits), dialect("endnote"))]
        assert after[:place] == before[:place]
        rest = before[place + 1 :]
        assert after[len(after) - len(rest) :] == rest
