"""Other ways to write a record or a file: text in, text out; `$0` is the cursor."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given

from ide.answers import CURSOR
from properties.strategies import documents
from reftag.dialects import dialect
from reftag.ide.choices import Choice
from reftag.ide.rewrites import arrange, fields, keywords, names
from reftag.ide.rewrites.merge import merged
from reftag.lint import Linter, select
from reftag.syntax import Document, Record
from reftag.text import apply
from reftag.text.steps import Steps, finished

AtCursor = Callable[[Document, int], Choice | None]
Arrange = Callable[[Document], Steps[Choice | None]]


def rewritten(source: str, rewrite: AtCursor, spoken: str = "endnote") -> str:
    """Return the text after a rewrite at the cursor, `""` if there is none."""
    before, _, after = source.partition(CURSOR)
    document = Document.read(before + after, dialect(spoken))
    choice = rewrite(document, len(before))
    return apply(document.text, choice.edits) if choice else ""


def merge(source: str, spoken: str = "endnote") -> str:
    """Return the text after the duplicates of the first record with any were merged."""
    document = Document.read(source, dialect(spoken))
    report = Linter(select(["RT601"])).check(document)
    choice = next((merged(document, each) for each in report.in_order()), None)
    return apply(source, choice.edits) if choice else ""


def arranged(source: str, how: Arrange, spoken: str = "endnote") -> str:
    choice = finished(how(Document.read(source, dialect(spoken))))
    return apply(source, choice.edits) if choice else ""


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ("%A Li$0nd, Eva", "%A Eva Lind"),
        ("%A Eva L$0ind", "%A Lind, Eva"),
        ("%A van der Berg, $0Jan", "%A Jan van der Berg"),
        ("%A World Health $0Organization", ""),
        ("%A Lind, Eva, Jr.$0", ""),
        ("%T Li$0nd, Eva", ""),
        ("%A Li$0nd, Eva (ed.)", ""),
        ("%A Li$0nd, Eva*", ""),
        ("%A Li$0nd, Eva; Roe, Ann", ""),
    ],
)
def test_a_name_is_turned_round(written: str, turned: str) -> None:
    expected = f"%0 Book\n{turned}\n%T One\n" if turned else ""
    assert rewritten(f"%0 Book\n{written}\n%T One\n", names.turned_round) == expected


def test_keywords_are_joined() -> None:
    several = "%0 Book\n%K bells\n%K whistles\n%K church towers\n%T One\n"
    one = "%0 Book\n%K bells; whistles; church towers\n%T One\n"
    assert rewritten(several.replace("bells", "b$0ells"), keywords.join) == one
    assert rewritten(one.replace("bells", "b$0ells"), keywords.join) == ""
    lines = "%0 Book\n%K bells\nwhi$0stles\n%K church towers\n%T One\n"
    assert rewritten(lines, keywords.join) == one
    apart = "%0 Book\n%K be$0lls\n%T One\n%K whistles\n"
    headings = "PMID- 1\nMH  - Be$0lls\nMH  - Whistles/*history\n"
    assert rewritten(headings, keywords.join, "medline") == "", "nobody would find them again"
    assert rewritten(apart, keywords.join) == "", "what is between them stays where it is"


def test_required_tags_are_added() -> None:
    source = "%0 Journal Article\r\n%T O$0ne\r\n\r\n%0 Book\r\n"
    assert (
        rewritten(source, fields.with_required_tags)
        == "%0 Journal Article\r\n%T One\r\n%A \r\n%J \r\n%D \r\n\r\n%0 Book\r\n"
    )
    ris = "TY  - BOOK\nTI  - O$0ne\nER  - \n"
    assert rewritten(ris, fields.with_required_tags, "ris").endswith(
        "One\nAU  - \nPY  - \nPB  - \nER  - \n"
    )


def test_duplicates_are_merged_and_nothing_is_lost() -> None:
    assert (
        merge("""\
%0 Journal Article
%A Lind, Eva
%T On Bells
%D 2024
%R 10.5555/bells
%K bells

%0 Book
%T Between

%0 Journal Article
%A Lind, Eva
%A Roe, Ann
%T On bells
%J Bells
%D 2023
%R 10.5555/bells
%X Much is said
of bells.
""")
        == """\
%0 Journal Article
%A Lind, Eva
%A Roe, Ann
%T On Bells
%D 2024
%D 2023
%R 10.5555/bells
%K bells
%J Bells
%X Much is said
of bells.

%0 Book
%T Between
"""
    )


def test_duplicates_in_formats_with_an_end_or_an_order() -> None:
    ris = "TY  - JOUR\nTI  - On Bells\nDO  - 10.5555/bells\n{}ER  - \n\n"
    both = ris.format("KW  - bells\n") + ris.format("KW  - whistles\n")
    assert merge(both, "ris").rstrip() == ris.format("KW  - bells\nKW  - whistles\n").rstrip()
    medline = "PMID- 12345678\nTI  - On Bells\n{}\n"
    one, two = "FAU - Lind, Eva\nAD  - Lund\n", "FAU - Roe, Ann\nAD  - Lund\n"
    both = medline.format(one) + medline.format(two)
    assert merge(both, "medline").rstrip() == medline.format(one + two).rstrip()


def test_what_belongs_to_an_author_stays_with_that_author() -> None:
    record = "PMID- 12345678\nTI  - On Bells\n{}\n"
    known, new = "FAU - Lind, Eva\nAU  - Lind E\nAD  - Lund\n", "FAU - Roe, Ann\nAU  - Roe A\n"
    elsewhere = known.replace("Lund", "Oslo")
    assert merge(record.format(known) + record.format(elsewhere), "medline") == ""
    both = record.format(known) + record.format(known + new + "AD  - Oslo\n")
    merged_ = merge(both, "medline")
    assert merged_.rstrip() == record.format(known + new + "AD  - Oslo\n").rstrip()


def test_further_values_are_written_as_the_format_writes_them() -> None:
    record = "PT J\nTI On Bells\n{}DI 10.5555/bells\nER\n\n"
    one, two = "AU Lind, E\n", "AU Lind, E\n   Roe, A\n"
    merged_ = merge(record.format(one) + record.format(two), "wos")
    assert merged_.rstrip() == record.format(two).rstrip()


def test_of_names_that_may_be_one_persons_the_fuller_one_stays() -> None:
    ris = "TY  - JOUR\n{}TI  - On Bells{}\nSN  - {}\nDO  - 10.5555/bells\nER  - \n"
    one, two = "AU  - Lind, E.\nAU  - Roe, Ann\n", "AU  - Lind, Eva\nAU  - Roe, A.\n"
    other = "AU  - Lind, Erik\n"
    both = ris.format(one, "", "0022-1937") + "\n" + ris.format(two + other, ".", "00221937")
    merged_ = ris.format("AU  - Lind, Eva\nAU  - Roe, Ann\n" + other, "", "0022-1937")
    assert merge(both, "ris").rstrip() == merged_.rstrip(), "Erik Lind is not Eva Lind"


def test_short_and_full_names_and_lists_in_web_of_science() -> None:
    record = "PT J\nAU {}\nAF {}\nTI On Bells\nDE {}\nDI 10.5555/bells\nER\n\n"
    one = record.format("Lind, E", "Lind, Eva", "bells; towers")
    two = record.format("Lind, E\n   Roe, A", "Lind, Eva\n   Roe, Ann", "Towers; ringing")
    both = record.format("Lind, E\n   Roe, A", "Lind, Eva\n   Roe, Ann", "bells; towers; ringing")
    assert merge(one + two, "wos").rstrip() == both.rstrip()


def test_a_list_at_the_end_of_its_record_is_lengthened_in_its_line() -> None:
    record = "PT J\nTI On Bells\nDI 10.5555/bells\nDE {}\nER\n\n"
    one, two = record.format("bells"), record.format("towers\nPY 2024")
    assert merge(one + two, "wos").rstrip() == record.format("bells; towers\nPY 2024").rstrip()
    same = merge(record.format("bells; towers") + record.format("towers; bells"), "wos")
    assert same.rstrip() == record.format("bells; towers").rstrip()


def test_a_merge_that_would_lose_text_is_not_offered() -> None:
    record = "%0 Book\n%T On Bells\n%R 10.5555/bells\n"
    assert merge(f"{record}\n%0 Book %T On Bells %R 10.5555/bells\n") == ""


def test_records_are_sorted_where_they_are() -> None:
    source = """\
Found in the library

%0 Book
%A Roe, Ann
%D 2020


%0 Book
%A Ånge, Bo
%D 2024

%0 Book
%T Without an author
%D 1999

%0 Book
%A Roe, Ann
%D 1987"""
    assert (
        arranged(source, lambda document: arrange.sorted_by(document, arrange.by_author))
        == """\
Found in the library

%0 Book
%A Ånge, Bo
%D 2024


%0 Book
%A Roe, Ann
%D 1987

%0 Book
%A Roe, Ann
%D 2020

%0 Book
%T Without an author
%D 1999"""
    )
    years = arranged(source, lambda document: arrange.sorted_by(document, arrange.by_year))
    assert [line for line in years.split("\n") if line.startswith("%D")] == [
        "%D 1987",
        "%D 1999",
        "%D 2020",
        "%D 2024",
    ]


def test_the_lines_of_the_file_stay_at_its_ends() -> None:
    wos = "FN Clarivate\nVR 1.0\nPT J\nTI Two\nER\n\nPT J\nTI One\nER\n\nEF\n"
    sorted_ = arranged(wos, lambda document: arrange.sorted_by(document, arrange.by_title), "wos")
    assert sorted_ == wos.replace("Two", "x").replace("One", "Two").replace("x", "One")


def test_a_record_that_needs_its_blank_line_is_not_moved() -> None:
    source = "%A Without a type\n%T Z\n\n%0 Book\n%T A\n"
    assert arranged(source, lambda document: arrange.sorted_by(document, arrange.by_title)) == ""


def test_records_are_numbered() -> None:
    source = "%0 Book\n%F old\n%T One\n\n%0 Book\n%T Two\n"
    assert arranged(source, arrange.numbered) == "%0 Book\n%F 1\n%T One\n\n%0 Book\n%T Two\n%F 2\n"
    empty = "TY  - BOOK\nID  -\nTI  - One\nER  - \n"
    assert arranged(empty, arrange.numbered, "ris") == empty.replace("ID  -", "ID  - 1")


def test_a_number_goes_above_all_end_tags() -> None:
    record = "TY  - BOOK\nTI  - One\n{}ER  - \nER  - \n"
    assert arranged(record.format(""), arrange.numbered, "ris") == record.format("ID  - 1\n")


def test_repeated_records_are_deleted() -> None:
    one, two = "%0 Book\n%T One\n%D 2024\n", "%0 Book\n%T Two\n"
    again = "%0 Book\n%D 2024\n%T One\n"
    source = f"{one}\n{two}\n{again}\n{one}"
    assert arranged(source, arrange.without_repeats) == f"{one}\n{two}\n"
    assert merge(f"{DOUBLE}\n{DOUBLE}\n{DOUBLE}") == f"{DOUBLE}\n"
    authors = ("%A Lind, Eva\n", "%A Roe, Ann\n")
    either = "".join(f"%0 Book\n{''.join(order)}\n" for order in (authors, authors[::-1]))
    assert arranged(either, arrange.without_repeats) == "", "another is the first author"


DOUBLE = "%0 Book\n%T On Bells\n%R 10.5555/bells\n"


def content(record: Record) -> tuple[tuple[str, str], ...]:
    return tuple((field.code, field.value) for field in record.fields)


@given(text=documents)
def test_sorting_keeps_all_records_and_is_done_once(text: str) -> None:
    by_title = arrange.by_title
    document = Document.read(text, dialect("endnote"))
    choice = finished(arrange.sorted_by(document, by_title))
    if choice is None:
        return
    after = Document.read(apply(text, choice.edits), dialect("endnote"))
    assert Counter(map(content, document)) == Counter(map(content, after))
    assert finished(arrange.sorted_by(after, by_title)) is None
