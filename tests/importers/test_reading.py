"""What importers make of a record, in the words of the answers."""

import pytest

from reftag import importers
from reftag.dialects import dialect
from reftag.importers import Reading, importer, reading
from reftag.importers.measurements.measured import measured, structures
from reftag.importers.words import does, place
from reftag.syntax import Document

ENDNOTE = dialect("endnote")
RUN = ("zotero", "jabref", "bibutils", "citation-js", "biblatex-csl-converter")


def readings(text: str, name: str) -> list[Reading]:
    """Return what an importer makes of each record of a file."""
    one = importer("endnote", name)
    assert one is not None
    records = list(Document.read(text, ENDNOTE))
    before = [None, *records]
    return [
        reading(record, previous, one) for record, previous in zip(records, before, strict=False)
    ]


def told(text: str, name: str) -> list[str]:
    """Return what does not arrive as it should, in lines: fields, then harms."""
    lines = []
    for each in readings(text, name):
        lines += [
            f"{fate.field.code} {fate.outcome}: {does(fate.treatment)}"
            for fate in each.fates
            if fate.outcome != "kept"
        ]
        lines += [f"[{harm.case}] {harm.outcome}: {does(harm.treatment)}" for harm in each.harms]
    return lines


@pytest.mark.parametrize("name", importers.importers("endnote"))
def test_a_plain_record_arrives_whole(name: str) -> None:
    text = (
        "%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Marks\n%D 2019\n%U https://a.example\n"
    )
    (found,) = readings(text, name)
    assert [fate.outcome for fate in found.fates] == ["kept"] * 6
    assert not found.harms
    assert found.kind


def test_what_is_kept_says_where_it_arrives() -> None:
    (found,) = readings("%0 Book\n%A Okafor, Ada\n%T On Order\n%@ 1\n%P 7\n", "zotero")
    assert [place(fate.treatment) for fate in found.fates] == [
        "the type",
        "an author",
        "the title",
        "an ISBN",
        "Extra, as a range of pages",
    ]


def test_a_tag_that_is_none_to_an_importer_spoils_the_value_above() -> None:
    text = "%0 Book\n%A Okafor, Ada\n%+ Porto\n%T On Order\n"
    assert told(text, "biblatex-csl-converter") == [
        "%A misread: appends the %+ line below to it",
        "%+ lost: appends the line to the value above",
    ]
    assert told("%0 Book\n%T On Order\n%N\n%D 2019\n", "zotero") == [
        "%T misread: appends the %N line below to it"
    ]


def test_a_harm_covers_all_fields_and_leaves_what_they_are_by_themselves() -> None:
    (found,) = readings("%0 Book\n%@ 1\n%A Okafor, Ada\n%T On Order\n%! Order\n", "zotero")
    assert {fate.outcome for fate in found.fates} == {"lost"}
    assert [fate.outcome for fate in found.alone] == ["kept"] * 4 + ["lost"]
    assert [(harm.case, harm.whole_file) for harm in found.harms] == [("second-line", True)]


def test_records_without_a_blank_line_between_them() -> None:
    text = "%0 Book\n%T On Order\n%0 Book\n%T On Lines\n"
    assert told(text, "bibutils")[-1].startswith("[no-separator] lost")
    assert told(text, "jabref") == []
    assert told(text, "citation-js") == []


@pytest.mark.parametrize("above", ["  \n", "\t\n", "  \r\n", "  \n \n"])
def test_a_line_of_blanks_between_records(above: str) -> None:
    text = f"%0 Book\n%T On Order\n{above}%0 Book\n%T On Lines\n"
    assert told(text, "bibutils")[-1].startswith("[blanks-for-separator] lost")
    assert told(text, "zotero") == []
    for empty in ("\n", "\r\n"):
        for lines in (f"{above}{empty}", f"{empty}{above}"):
            text = f"%0 Book\n%T On Order\n{lines}%0 Book\n%T On Lines\n"
            assert told(text, "bibutils") == []


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ("", "Journal Article"),
        ("%V 3", "Journal Article"),
        ("%J Marks\n%V 3\n%B Shelves", "Journal Article"),
        ("%J Marks\n%B Shelves", "Book Section"),
        ("%I Example Press", "Book"),
        ("%R 7\n%I Example Press", "(unknown)"),
        ("%J Marks", "(unknown)"),
    ],
)
def test_bibutils_guesses_a_type_by_the_tags(tags: str, kind: str) -> None:
    (record,) = Document.read(f"%A Okafor, Ada\n%T On Order\n{tags}\n", dialect("endnote"))
    bibutils = importers.importer("endnote", "bibutils")
    zotero = importers.importer("endnote", "zotero")
    assert bibutils is not None
    assert zotero is not None
    assert importers.type_as_read(bibutils, record) == kind
    assert importers.type_as_read(zotero, record) == "(unknown)"


def test_a_blank_line_in_a_record() -> None:
    text = "%0 Journal Article\n%T On Order\n\n%J Marks\n"
    what = "makes a second record of everything below"
    assert told(text, "zotero") == [f"%J lost: {what}", f"[blank-line] lost: {what}"]
    assert told(text, "citation-js") == []
    with_blanks = text.replace("\n\n", "\n  \n")
    assert told(with_blanks, "bibutils") == []
    assert len(told(with_blanks, "zotero")) == 2


def test_an_importer_keeps_the_title_of_a_type_it_does_not_know() -> None:
    (found,) = readings("%0 Podcast\n%A Okafor, Ada\n%T On Order\n%D 2019\n", "citation-js")
    assert [fate.outcome for fate in found.fates] == ["lost", "lost", "kept", "lost"]
    assert {fate.case for fate in found.fates if fate.outcome == "lost"} == {"unknown-type"}
    assert found.kind == ""


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("bibutils", ["book", "BOOK", "Book"]),
        ("citation-js", ["book", "Book"]),
        ("zotero", ["Book"]),
    ],
)
def test_importers_compare_types_in_their_own_way(name: str, known: list[str]) -> None:
    written = ("book", "BOOK", "Book")
    found = [each for each in written if readings(f"%0 {each}\n%T On Order\n", name)[0].kind]
    assert sorted(found) == sorted(known)


def test_no_fields_no_fates() -> None:
    (found,) = readings("nothing here\n", "zotero")
    assert (found.fates, found.harms) == ((), ())


# The measured table of structures is the oracle: 190 inputs, five importers.

NOT_TOLD = {
    "bom citation-js": "a file of several records is read, and nobody sees from the first how many",
    "access_date_no_blank citation-js": "mends the first such line of a file",
    "empty_file": "holds no record",
    "only_text": "holds no record",
}

ONLY_THE_TYPE = {"no-type", "unknown-type"}
"""The measurement looked at the values alone in some of these."""


@pytest.mark.parametrize("name", RUN)
@pytest.mark.parametrize("case", structures())
def test_what_was_measured_is_told_and_nothing_else(case: str, name: str) -> None:
    text = structures()[case]
    structure = measured()["jabref-endnote" if name == "jabref" else name]["structure"]
    if case in NOT_TOLD or f"{case} {name}" in NOT_TOLD:
        return
    result = structure[case]
    claims: set[str] = set()
    for each in readings(text, name):
        claims.update(harm.case for harm in each.harms)
        claims.update(fate.case for fate in each.fates if fate.outcome != "kept")
    if (
        result in ("wrong", "wrong records", "no record", "refused", "error")
        and "\ufffd" not in text
    ):
        assert claims, result
    if result == "ok":
        by_tag = {"tag", "line-below", "unknown-tag"}  # tags that these inputs do not ask about
        assert claims <= by_tag | ONLY_THE_TYPE, text


def test_a_value_that_begins_below_its_tag() -> None:
    """The value above suffers as well."""
    for tag in ("%K", "%K ", "%X", "%X "):
        text = f"%0 Book\n%T On Order\n{tag}\nshelves\n%I Example Press\n"
        code = tag.strip()
        assert told(text, "bibutils") == [
            f"%T misread: appends the {code} line below to it",
            f"{code} lost: appends the line to the value above",
        ]
        assert bool(told(text, "biblatex-csl-converter")) == (tag == code)
        assert not told(text, "citation-js")


def test_a_tag_without_a_value_has_nothing_to_lose() -> None:
    assert told("%0 Book\n%T On Order\n%Q \n%X Of shelves\n", "bibutils") == []
