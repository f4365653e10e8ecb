"""The outline and the folds."""

from ide.answers import folded, outline


def test_records_are_named_by_author_year_and_title() -> None:
    source = """\
%0 Journal Article
%A Rubin, Matan
%A Arnon, Hadar
%T Considering Empathy
%D 2024

%A Perry
%T No type here
"""
    assert (
        outline(source)
        == """\
Rubin et al. 2024: Considering Empathy | Journal Article | %0 Journal Article
  %0 Journal Article | Reference Type | %0
  %A Rubin, Matan | Author | %A
  %A Arnon, Hadar | Author | %A
  %T Considering Empathy | Title | %T
  %D 2024 | Year | %D
Perry: No type here |  | %A Perry
  %A Perry | Author | %A
  %T No type here | Title | %T"""
    )


def test_a_record_without_author_or_title_has_a_name_all_the_same() -> None:
    assert outline("%0 Book\n").startswith("Book | Book | %0 Book\n")
    assert outline("%N\n").startswith("(empty record) |  | %N\n")


def test_long_and_many_line_titles_are_cut() -> None:
    name = outline("%0 Book\n%T " + "long " * 60 + "\nmore\n").split(" | ")[0]
    assert len(name) == 100
    assert name.endswith("…")


def test_a_one_line_record_has_its_fields_below_it() -> None:
    assert (
        outline("%0 Book %A Doe, Jane %T One")
        == """\
Doe: One | Book | %0 Book
  %0 Book | Reference Type | %0
  %A Doe, Jane | Author | %A
  %T One | Title | %T"""
    )


def test_stray_text_is_no_record() -> None:
    assert outline("Search results\n") == ""


def test_records_and_long_values_fold() -> None:
    source = "%0 Book\n%K one\ntwo\nthree\n%T One\n\n%0 Book\n%T Two\n\n%T x"
    assert folded(source) == ["1-5", "2-4", "7-8"]


def test_one_line_does_not_fold() -> None:
    assert folded("%0 Book %A Doe, Jane %T One\n") == []
