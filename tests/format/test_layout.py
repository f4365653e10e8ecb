"""The layout, text in and text out: what a user sees after `reftag format`."""

import pytest

from reftag.dialects import dialect
from reftag.format import LineEnding, Style, format_document, format_range
from reftag.importers import importer, importers
from reftag.syntax import Document
from reftag.text import Edit, apply
from reftag.text.steps import finished

ARTICLE = "%0 Journal Article\n%A Doe, Jane\n%T One\n%J Nature\n%D 2024\n"
BOOK = "%0 Book\n%T Two\n%D 2023\n"
ABSTRACT = "%X " + "Long words. " * 20


def edits(text: str, style: Style) -> list[Edit]:
    return format_document(Document.read(text, dialect("endnote")), style)


def formatted(
    text: str,
    *,
    blank_lines: int = 1,
    sort_tags: bool = False,
    line_ending: LineEnding = "auto",
    profile: str = "none",
) -> str:
    """Return the text in its layout."""
    known = importer("endnote", profile)
    return apply(text, edits(text, Style(blank_lines, sort_tags, line_ending, known)))


def test_a_file_in_its_layout_stays_as_it_is() -> None:
    assert edits(ARTICLE + "\n" + BOOK, Style()) == []
    assert edits("", Style()) == []


@pytest.mark.parametrize(
    ("line", "laid_out"),
    [
        ("%T   One  two \t", "%T One  two"),
        ("%t One", "%T One"),
        ("%TOne", "%T One"),
        ("%T\tOne", "%T One"),
        ("  %T One", "%T One"),
        ("％T One", "%T One"),
        ("$] e12", "%] e12"),
        ("%N", "%N"),
        ("%N  ", "%N "),
        ("%K \nalpha \n  beta\t", "%K \nalpha\n  beta"),
        ("%X one\n\n \ntwo\n\x1a\nthree\x1a", "%X one\ntwo\nthree"),
        ("%; what  ", "%; what"),
    ],
)
def test_one_tag_one_blank_and_no_blanks_around_the_value(line: str, laid_out: str) -> None:
    assert formatted(f"%0 Book\n{line}\n%D 2023\n") == f"%0 Book\n{laid_out}\n%D 2023\n"


def test_a_record_on_one_line_gets_one_tag_a_line() -> None:
    text = "%0 Journal Article %A Doe, Jane  %T One %N %J Nature %D 2024"
    assert formatted(text) == ARTICLE.replace("%J", "%N \n%J")


def test_records_on_one_line_are_set_apart() -> None:
    text = "%0 Book %T Two %D 2023 %0 Book %T Two %D 2023\n" + ARTICLE
    assert formatted(text) == f"{BOOK}\n{BOOK}\n{ARTICLE}"


def test_blank_lines_stand_between_records_and_nowhere_else() -> None:
    text = "\n \n" + ARTICLE.replace("%J", "\n%J") + BOOK + "\n\n\n \n" + BOOK.rstrip() + "  "
    assert formatted(text) == f"{ARTICLE}\n{BOOK}\n{BOOK}"
    assert formatted(text, blank_lines=2) == f"{ARTICLE}\n\n{BOOK}\n\n{BOOK}"


def test_records_are_never_run_together() -> None:
    with pytest.raises(ValueError, match="blank line"):
        Style(blank_lines=0)


def test_stray_text_stays_where_it_stands_to_the_letter() -> None:
    stray = "2 results \n\n\n found\n"
    text = f"\n\n{stray}{ARTICLE}\n\n\n1.  \n\n\n{BOOK}\n\n\n   end of file"
    assert formatted(text) == f"{stray}{ARTICLE}\n1.  \n\n{BOOK}\n   end of file\n"
    assert formatted(f"{stray}\n\n{ARTICLE}") == f"{stray}\n{ARTICLE}"
    assert formatted("  no record\n\n") == "  no record\n"


def test_line_endings_are_those_of_most_lines() -> None:
    mixed = "%0 Book\r\n%T Two\r\n%D 2023\n"
    assert formatted(mixed) == BOOK.replace("\n", "\r\n")
    assert formatted(mixed, line_ending="lf") == BOOK
    assert formatted(BOOK, line_ending="crlf") == BOOK.replace("\n", "\r\n")
    assert formatted("%0 Book\r\n%T Two\n%D 2023") == BOOK
    assert formatted(BOOK.replace("\n", "\r")) == BOOK


def test_a_byte_order_mark_stays() -> None:
    assert formatted("\ufeff  %0 Book\n%T  Two\n%D 2023") == "\ufeff" + BOOK
    assert formatted("\ufeff\n\n" + BOOK) == "\ufeff\n" + BOOK
    assert formatted("\ufeffno record") == "\ufeffno record\n"
    assert formatted("\ufeff\n") == "\ufeff"
    assert formatted(f"{BOOK}\n\n\ufeff{BOOK}") == f"{BOOK}\n\ufeff{BOOK}"


@pytest.mark.parametrize("above", ["", "\n", " \n\n"])
def test_below_a_byte_order_mark_that_is_not_in_the_text_a_line_break_stays(above: str) -> None:
    document = Document.read(f"{above}%0 Book\n%T One\n", dialect("endnote"))
    kept = "\n" if above else ""
    for formatted_to in (
        format_document(document, marked=True),
        finished(format_range(document, 0, 1, marked=True)),
    ):
        assert apply(document.text, formatted_to) == f"{kept}%0 Book\n%T One\n"
    assert apply(document.text, format_document(document)) == "%0 Book\n%T One\n"


def test_what_would_be_read_differently_keeps_its_layout() -> None:
    odd = "%0 Book\n%T  Two\n%q\t\n\n%D 2023\n"
    assert formatted(odd + "\n\n") == odd


def test_a_line_that_may_be_text_is_no_tag_to_mend() -> None:
    text = f"%0 Book\n{ABSTRACT.rstrip()}\n%Change in it.\n%a of it.\n%A Doe, Jane\n"
    assert formatted(text.replace("it.", "it. ")) == text


class TestSorted:
    def test_the_type_comes_first_and_the_tags_in_the_order_of_the_dialect(self) -> None:
        text = "%T One\n%D 2024\n%A B\n%K x\n%? y\n%A A\n%0 Book\n%; z\n"
        laid_out = "%0 Book\n%A B\n%A A\n%D 2024\n%K x\n%T One\n%? y\n%; z\n"
        assert formatted(text, sort_tags=True) == laid_out
        assert formatted(text) == text

    def test_values_go_along(self) -> None:
        text = "\ufeff%K\nalpha\nbeta\n%A Doe\n%0 Book\n"
        assert formatted(text, sort_tags=True) == "\ufeff%0 Book\n%A Doe\n%K\nalpha\nbeta\n"

    def test_a_record_without_a_type_keeps_its_order(self) -> None:
        text = f"{BOOK}\n%T One\n%A Doe\n"
        assert formatted(text, sort_tags=True) == "%0 Book\n%D 2023\n%T Two\n\n%T One\n%A Doe\n"

    def test_what_may_be_text_keeps_its_place(self) -> None:
        text = f"%0 Book\n{ABSTRACT.rstrip()}\n%Change in it.\n%A Doe, Jane\n"
        assert formatted(text, sort_tags=True) == text


class TestEdits:
    def test_only_what_changes_is_edited(self) -> None:
        text = "%0 Book\n%T   Two\n%TThree  \n%N\n\n\n\n%0 Book\n"
        assert edits(text, Style()) == [
            Edit(11, 13, ""),
            Edit(19, 19, " "),
            Edit(24, 26, ""),
            Edit(31, 33, ""),
        ]

    def test_no_line_break_is_cut_in_two(self) -> None:
        assert edits("%0 Book\r\n", Style(line_ending="lf")) == [Edit(7, 9, "\n")]
        assert edits("%0 Book\n", Style(line_ending="crlf")) == [Edit(7, 7, "\r")]

    def test_untouched_records_get_none(self) -> None:
        text = f"{ARTICLE}\n{BOOK}\n%0  Book\n%T x\n"
        assert edits(text, Style()) == [Edit(text.rindex("  ") + 1, text.rindex("  ") + 2, "")]


class TestRange:
    SPOILT = "%0  Book\n%T x \n\n\n"

    def at(self, start: int, end: int) -> str:
        document = Document.read(self.SPOILT * 3, dialect("endnote"))
        return apply(document.text, finished(format_range(document, start, end)))

    def test_the_records_it_touches_are_formatted(self) -> None:
        size, mended = len(self.SPOILT), "%0 Book\n%T x\n\n"
        assert self.at(0, 0) == mended + self.SPOILT * 2
        assert self.at(size, size + 3) == self.SPOILT + mended + self.SPOILT
        assert self.at(size - 1, size + 1) == mended * 2 + self.SPOILT
        assert self.at(0, 9999) == mended * 2 + mended.rstrip() + "\n"

    def test_a_selection_of_whole_lines_ends_before_the_next_record(self) -> None:
        size, mended = len(self.SPOILT), "%0 Book\n%T x\n\n"
        assert self.at(0, size) == mended + self.SPOILT * 2
        assert self.at(size, size) == self.SPOILT + mended + self.SPOILT


class TestProfile:
    """Records as one program reads them best."""

    def test_the_type_comes_first_and_all_else_keeps_its_order(self) -> None:
        text = "%T One\n%A B\n%0 Book\n%D 2024\n"
        assert formatted(text, profile="citation-js") == "%0 Book\n%T One\n%A B\n%D 2024\n"
        without = "%T One\n%A B\n"
        assert formatted(without, profile="citation-js") == without

    def test_a_keyword_to_a_tag_for_programs_that_read_lines_as_one(self) -> None:
        text = "%0 Book\n%K one\ntwo\n  three\n%K\nfour\n%T One\n"
        apart = "%0 Book\n%K one\n%K two\n%K three\n%K four\n%T One\n"
        assert formatted(text, profile="biblatex-csl-converter") == apart
        assert formatted(text, profile="bibutils") == apart

    def test_one_tag_for_all_keywords_for_a_program_that_keeps_only_the_last(self) -> None:
        text = "%0 Book\n%K one\n%T One\n%K two\nthree\n%K\nfour\n"
        together = "%0 Book\n%K one\ntwo\nthree\nfour\n%T One\n"
        assert formatted(text, profile="jabref") == together

    def test_not_if_a_line_of_one_keyword_would_spoil_the_others(self) -> None:
        text = "%0 Book\n%K one\ntwo\n%K three\n%20is\n"
        assert formatted(text, profile="jabref") == text

    def test_keywords_begin_on_the_line_of_their_tag(self) -> None:
        text = "%0 Book\n%K\none\ntwo\n%T One\n"
        assert formatted(text, profile="zotero") == "%0 Book\n%K one\ntwo\n%T One\n"

    def test_an_empty_tag_keeps_a_blank_where_it_would_be_no_tag_without(self) -> None:
        for empty in ("%N", "%N ", "%N  "):
            text = f"%0 Book\n%T One\n{empty}\n"
            assert formatted(text, profile="zotero") == "%0 Book\n%T One\n%N \n"
            plain = text.replace("%N  ", "%N ")
            assert formatted(text, profile="citation-js") == plain

    def test_the_second_line_is_one_that_zotero_knows_files_by(self) -> None:
        text = "%0 Book\n%@ 978-3-16-148410-0\n%+ Porto\n%T One\n%D 2024\n"
        mended = "%0 Book\n%T One\n%@ 978-3-16-148410-0\n%+ Porto\n%D 2024\n"
        assert formatted(text, profile="zotero") == mended
        assert formatted(text, profile="jabref") == text

    def test_a_date_stands_above_the_year_for_zotero(self) -> None:
        text = "%0 Book\n%A Doe, Jane\n%D 2024\n%T One\n%8 May 2024\n"
        mended = "%0 Book\n%A Doe, Jane\n%8 May 2024\n%D 2024\n%T One\n"
        assert formatted(text, profile="zotero") == mended

    def test_a_line_that_gets_glued_stands_where_it_spoils_least(self) -> None:
        text = "%0 Book\n%A Doe, Jane\n%+ Porto\n%T One\n%R 10.5555/x\n%X Words\n"
        behind_lost = "%0 Book\n%A Doe, Jane\n%T One\n%R 10.5555/x\n%+ Porto\n%X Words\n"
        assert formatted(text, profile="biblatex-csl-converter") == behind_lost
        text = text.replace("%R 10.5555/x\n", "")
        behind_abstract = "%0 Book\n%A Doe, Jane\n%T One\n%X Words\n%+ Porto\n"
        assert formatted(text, profile="biblatex-csl-converter") == behind_abstract

    def test_line_breaks_and_byte_order_mark(self) -> None:
        text = f"\ufeff{BOOK}".replace("\n", "\r\n")
        assert formatted(text, profile="citation-js") == BOOK
        assert formatted(text, profile="zotero") == text
        assert formatted(text, profile="citation-js", line_ending="crlf") == text[1:]

    def test_what_may_be_text_keeps_its_place(self) -> None:
        text = f"%T One\n{ABSTRACT.rstrip()}\n%Change in it.\n%0 Book\n%K a\nb\n"
        assert formatted(text, profile="citation-js") == text


class TestProfilesOfOtherFormats:
    def test_older_tags_are_replaced_where_a_tag_is_a_column(self) -> None:
        text = "TY  - JOUR\nA1  - Doe, Jane\nA1  - Roe, Jim\nT1  - One\nN2  - Words.\nER  - \n"
        today = "TY  - JOUR\nAU  - Doe, Jane\nAU  - Roe, Jim\nTI  - One\nAB  - Words.\nER  - \n"
        assert laid_out("ris", text, "asreview") == today
        assert laid_out("ris", text, "zotero") == text
        assert laid_out("ris", today, "asreview") == today

    def test_not_where_the_record_has_both(self) -> None:
        text = "TY  - JOUR\nT1  - One\nTI  - Two\nN2  - a\nN2  - b\nER  - \n"
        assert laid_out("ris", text, "asreview") == text

    def test_the_type_comes_first_but_below_the_lines_of_the_file(self) -> None:
        text = "FN Clarivate Analytics Web of Science\nVR 1.0\nTI One\nPT J\nER\n\nEF\n"
        mended = "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI One\nER\n\nEF\n"
        assert laid_out("wos", text, "zotero") == mended
        late = "TI  - One\nTY  - BOOK\nER  - \n"
        assert laid_out("ris", late, "rispy") == "TY  - BOOK\nTI  - One\nER  - \n"

    def test_a_blank_line_among_keywords_stays_above_a_line_without_indentation(self) -> None:
        text = "PT J\nDE alpha; beta\n\nER stress was\nER\n\nEF\n"
        for name in importers("wos"):
            assert laid_out("wos", text, name) == text

    def test_keywords_keep_their_tags(self) -> None:
        text = "TY  - JOUR\nKW  - one\nKW  - two\nTI  - One\nER  - \n"
        for name in importers("ris"):
            assert laid_out("ris", text, name) == text


def laid_out(name: str, text: str, profile: str) -> str:
    known = importer(name, profile)
    assert known is not None
    style = Style(profile=known)
    return apply(text, format_document(Document.read(text, dialect(name)), style))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("medline", "PMID- 1\nFAU - \nTI  - One\n"),
        ("wos", "PT J\nDI \nTI One\nER\n"),
        ("wos", "XX Example\nVR 1.0\nPT J\nTI One\nER\n\nEF\n"),
        ("ris", "TY  - BOOK\nKW  - HER2\nER\nAB  - We count.\nER  - \n"),
        ("ris", "TY  - BOOK\nTI  - One\nTY  - BOOK\nTI  - Two\n"),
        ("refer", "%X First line.\n%br\nSecond line.\n"),
    ],
)
def test_what_importers_need_stays_as_it_is(name: str, text: str) -> None:
    assert format_document(Document.read(text, dialect(name)), Style()) == []


def test_glued_records_come_apart() -> None:
    text = "TY  - BOOK\nKW  - oneTY  - BOOK\nTI  - Two\nER  - \n"
    read = Document.read(text, dialect("ris"))
    laid_out = "TY  - BOOK\nKW  - one\n\nTY  - BOOK\nTI  - Two\nER  - \n"
    assert apply(text, format_document(read, Style())) == laid_out


@pytest.mark.parametrize("gap", ["\n", " \n\n\n"])
def test_a_blank_line_stays_above_a_line_without_the_indentation_of_its_format(gap: str) -> None:
    """Below the blank line metaknowledge drops the paragraph; without it, the whole record."""
    text = f"PMID- 1\nAB  - One paragraph.\n{gap}Another one.\nLA  - eng\n"
    document = Document.read(text, dialect("medline"))
    result = apply(text, format_document(document, Style()))
    assert result == "PMID- 1\nAB  - One paragraph.\n\nAnother one.\nLA  - eng\n"
    indented = text.replace("Another", "      Another")
    document = Document.read(indented, dialect("medline"))
    result = apply(indented, format_document(document, Style()))
    assert result == "PMID- 1\nAB  - One paragraph.\n      Another one.\nLA  - eng\n"
