"""Markers change nothing but words, and what became of them is seen right."""

import pytest

from lint.findings import document
from real_importers.available import needs
from real_importers.cases import Case, cases, field_names, result
from real_importers.outcome import outcome
from real_importers.planting import plant


def outcomes(text: str, importer: str) -> dict[str, str]:
    needs(importer)
    fields = outcome(text, importer).fields
    return {name: each.word for name, each in zip(field_names(fields), fields, strict=True)}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_file_with_markers_has_the_same_fields(case: Case) -> None:
    read = document(case.text)
    planted, fields = plant(read)
    again = document(planted)
    before = [(f.code, f.spelled, f.flaw) for record in read for f in record.fields]
    assert [(f.code, f.spelled, f.flaw) for record in again for f in record.fields] == before
    assert [each.field.code for each in fields] == [code for code, _, _ in before]
    marks = [mark.text for each in fields for mark in each.marks]
    words = [mark for mark in marks if not mark.isdigit() or len(mark) > 4]
    assert len(words) == len(set(words))
    for mark in words:
        assert mark not in case.text.lower()
    for each in fields:
        if each.field.value and each.field.code != "%0":
            assert each.marks or each.day, f"{each.field} has no marker"


def test_what_is_dropped_is_lost() -> None:
    got = outcomes("%0 Book\n%T Tides\n%R 10.5555/tides\n", "bibutils")
    assert got == {"%0": "kept", "%T": "kept", "%R": "lost"}


def test_what_arrives_elsewhere_is_misread() -> None:
    got = outcomes("%0 Book\n%T Tides\n%+ Attic\n", "bibutils")
    assert got == {"%0": "kept", "%T": "kept", "%+": "misread"}


def test_what_is_glued_to_another_value_is_lost_and_spoils_that() -> None:
    got = outcomes("%0 Book\n%T Tides\n%+ Attic\n%D 2004\n", "biblatex-csl-converter")
    assert got == {"%0": "kept", "%T": "misread", "%+": "lost", "%D": "kept"}


def test_half_a_value_is_no_value() -> None:
    got = outcomes("%0 Book\n%A Lamb, Ida; Moor, Nedric\n%T Tides\n", "biblatex-csl-converter")
    assert got["%A"] == "lost"


def test_a_given_name_as_family_name_is_misread() -> None:
    got = outcomes("%0 Book\n%A Lamb,Ida Quint\n%T Tides\n", "citation-js")
    assert got["%A"] == "misread"


def test_what_went_into_another_record_is_misread() -> None:
    text = "%0 Book\n%A Lamb, Ida\n%T Tides\n%0 Book\n%A Moor, Ned\n%T Ebbs\n"
    got = outcomes(text, "bibutils")
    assert [got[name] for name in ("1.%A", "1.%T", "2.%A", "2.%T")] == [
        *("kept", "kept"),
        *("misread", "lost"),
    ]


def test_keywords_of_two_lines_are_two() -> None:
    text = "%0 Book\n%T Tides\n%K shelf\nattic\n"
    assert outcomes(text, "bibutils")["%K"] == "kept"
    assert outcomes(text, "biblatex-csl-converter")["%K"] == "misread"


@pytest.mark.parametrize(
    ("date", "word"),
    [("May 4, 2004", "kept"), ("4 May 2004", "misread"), ("2004-05-04", "misread")],
)
def test_a_date_is_kept_if_its_day_is(date: str, word: str) -> None:
    text = f"%0 Journal Article\n%T Tides\n%J Shelf\n%D 2004\n%8 {date}\n"
    assert outcomes(text, "bibutils")["%8"] == word


def test_a_type_that_becomes_that_of_an_unknown_one_is_misread() -> None:
    assert outcomes("%0 Blog\n%T Tides\n", "bibutils")["%0"] == "misread"
    assert outcomes("%0 Blog\n%T Tides\n", "citation-js")["%0"] == "kept"


def test_a_result_on_one_line() -> None:
    needs("bibutils")
    text = "%0 Book\n%T Tides\n%T Ebbs\n%R 10.5555/tides\n"
    assert result(outcome(text, "bibutils")) == "1 record; lost %T:2 %R"
    assert result(outcome("%0 Book\n%T Tides\n", "bibutils")) == "1 record; all kept"
