"""The features of an editor in formats whose tags are letters."""

import pytest

from ide.answers import CURSOR, symbols
from reftag.dialects import dialect
from reftag.ide.completion import complete
from reftag.ide.hover import hover
from reftag.ide.offer import Completion
from reftag.syntax import Document


def _offers(source: str, name: str) -> tuple[str, list[Completion]]:
    before, _, after = source.partition(CURSOR)
    return before + after, complete(Document.read(before + after, dialect(name)), len(before))


def completed(source: str, label: str, name: str) -> str:
    """Return the text after the offer `label` was taken."""
    text, offers = _offers(source, name)
    offer = next(each for each in offers if each.label == label)
    return text[: offer.span.start] + offer.insert + text[offer.span.end :]


def labels(source: str, name: str) -> list[str]:
    return [offer.label for offer in _offers(source, name)[1] if offer.kind != "record"]


def hovered(source: str, name: str) -> str:
    before, _, after = source.partition(CURSOR)
    found = hover(Document.read(before + after, dialect(name)), len(before))
    return found.markdown if found else ""


def outline(source: str, name: str) -> list[str]:
    return [
        line
        for entry in symbols(Document.read(source, dialect(name)))
        for line in (
            f"{entry.name} | {entry.detail}",
            *(f"  {child.name} | {child.detail}" for child in entry.children),
        )
    ]


@pytest.mark.parametrize(
    ("name", "source", "label", "result"),
    [
        ("ris", "TY  - JOUR\n$0", "AU", "TY  - JOUR\nAU  - "),
        ("ris", "TY  - JOUR\nA$0", "AU", "TY  - JOUR\nAU  - "),
        ("ris", "TY  - JOUR\nT$01  - One", "TI", "TY  - JOUR\nTI  - One"),
        ("ris", "TY  - JOUR\nTI  - One\n$0", "ER", "TY  - JOUR\nTI  - One\nER  - "),
        ("ris", "TY  - JO$0", "BOOK", "TY  - BOOK"),
        ("ris", "TY  - $0", "JOUR", "TY  - JOUR"),
        ("medline", "PMID- 1\n$0", "TI", "PMID- 1\nTI  - "),
        ("medline", "$0", "PMID", "PMID- "),
        ("wos", "PT J\n$0", "AU", "PT J\nAU "),
        ("wos", "PT $0", "B", "PT B"),
        ("wos", "PT J\nTI One\nE$0", "ER", "PT J\nTI One\nER"),
        ("refworks", "RT $0", "Book, Whole", "RT Book, Whole"),
        ("refer", "%$0", "%A", "%A "),
    ],
)
def test_an_offer_is_written_as_the_format_has_it(
    name: str, source: str, label: str, result: str
) -> None:
    assert completed(source, label, name) == result


def test_what_the_type_needs_comes_first() -> None:
    assert labels("TY  - JOUR\nAU  - Doe, Jane\n$0", "ris")[:3] == ["TI", "T2", "PY"]
    assert labels("PMID- 1\n$0", "medline")[:2] == ["TI", "BTI"]


def test_after_the_end_of_a_record_the_next_one_begins() -> None:
    after = labels("TY  - JOUR\nTI  - One\nER  - \n\n$0", "ris")
    assert (after[0], after[-1]) == ("TY", "ER")
    assert labels("$0", "wos")[0] == "PT"
    assert {"FN", "VR", "EF", "ER"} == set(labels("$0", "wos")[-4:])


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("ris", ["JOUR", "BOOK", "CHAP"]),
        ("wos", ["J", "B", "C"]),
        ("refworks", ["Journal Article"]),
    ],
)
def test_the_types_of_most_records_come_first(name: str, first: list[str]) -> None:
    code = dialect(name).type_code
    opening = {"ris": f"{code}  - $0"}.get(name, f"{code} $0")
    assert labels(opening, name)[: len(first)] == first


def test_a_type_does_not_swallow_the_tags_that_follow_in_its_line() -> None:
    line = "TY  - JO$0UR AU  - Doe, Jane TI  - One"
    assert completed(line, "BOOK", "ris") == "TY  - BOOK AU  - Doe, Jane TI  - One"
    assert labels("TY  - JOUR AU  - Doe $0", "ris") == []


def test_a_line_of_troff_is_not_offered() -> None:
    assert "." not in labels("%$0", "refer")


@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        ("endnote", "$0%0 Book\n%T One", "Required in every record and begins it; occurs once."),
        ("ris", "$0TY  - BOOK", "Required in every record and begins it; occurs once."),
        ("ris", "TY  - BOOK\n$0ER  - ", "Required in every record and ends it; occurs once."),
        ("medline", "$0PMID- 1234567", "Required in every record and begins it; occurs once."),
        ("wos", "$0PT J\nER", "Required in every record and begins it; occurs once."),
        ("wos", "PT J\n$0ER", "Required in every record and ends it; occurs once."),
        ("wos", "$0FN Example\nPT J\nER", "Belongs to the file, not to a record."),
        ("refworks", "$0RT Book, Whole", "Required in every record and begins it; occurs once."),
        ("refer", "$0%T One", "Required in a Reference; occurs once in a record."),
    ],
)
def test_hover_says_what_begins_and_ends_a_record(name: str, source: str, said: str) -> None:
    assert said in hovered(source, name)


def test_nothing_is_offered_inside_values() -> None:
    assert labels("TY  - JOUR\nTI  - One $0", "ris") == []
    assert labels("PT J\nTI One\n   tw$0", "wos") == []


def test_every_tag_has_a_card() -> None:
    for name in ("ris", "medline", "wos", "refworks", "refer"):
        for tag in dialect(name).tags:
            assert tag.meaning.strip().endswith((".", "`")), (name, tag.code)
            assert tag.name


def test_cards_say_what_the_type_calls_a_tag_and_what_to_write_instead() -> None:
    assert "**`C7` Article Number**" in hovered("TY  - JOUR\n$0C7  - e1", "ris")
    assert "write `TI`" in hovered("TY  - JOUR\n$0T1  - One", "ris")
    assert "**JOUR** Journal Article" in hovered("TY  - JO$0UR", "ris")
    assert "**`FN` File Name**" in hovered("$0FN Example\nPT J", "wos")
    assert "**`AU` Authors**" in hovered("PT J\nAU Doe, J\n $0  Roe, R", "wos")


def test_each_author_on_a_line_is_a_value() -> None:
    source = "FN Example\nPT J\nAU Doe, J\n   Roe, R\nTI One\n   title\nPY 2024\nER\n\nEF\n"
    assert outline(source, "wos") == [
        "Doe et al. 2024: One title | Journal",
        "  PT J | Publication Type",
        "  AU Doe, J | Authors",
        "  AU Roe, R | Authors",
        "  TI One title | Title",
        "  PY 2024 | Year",
    ]


def test_the_outline_names_what_a_code_stands_for() -> None:
    source = "TY  - JOUR\nAU  - Doe, Jane\nPY  - 2024\nTI  - One\nER  - \n"
    assert outline(source, "ris")[0] == "Doe 2024: One | Journal Article"
    assert len(outline(source, "ris")) == 5


def test_tags_that_only_one_program_writes_are_explained_and_not_offered() -> None:
    assert "FU" not in labels(f"TY  - JOUR\n{CURSOR}", "ris")
    assert "Written by Web of Science" in hovered(f"TY  - JOUR\nF{CURSOR}U  - Example\n", "ris")
