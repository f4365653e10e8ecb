"""Records that are alike to importers: what is known of one is what is read in the other.

The pairs differ in little, and what the rules find in them differs: what is known of one record
must not be said of the other. What makes no difference to importers must not keep records apart.
"""

from collections.abc import Sequence
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.findings import document, findings
from properties.dialect_strategies import DOCUMENTS, NEARLY_PLAIN
from properties.strategies import alike_records, documents
from reftag import importers
from reftag.dialects import dialect
from reftag.importers.alike import reading, signature
from reftag.lint import Context, Fix, rule
from reftag.lint.targets.importing import trouble
from reftag.syntax import Document

RULES = [rule(code) for code in ("RT701", "RT702", "RT703")]

PAIRS = {
    "a year that the date names, or not": (
        "citation-js",
        "%D 2023\n%8 2024-05-04",
        "%D 2024\n%8 2024-05-04",
    ),
    "a date that can be read, or not": ("bibutils", "%D 2024\n%8 May 4", "%D 2024\n%8 the 4th"),
    "a year beside it that is another": ("bibutils", "%D 2024\n%8 2024", "%D 2023\n%8 2024"),
    "a year above the date": ("zotero", "%D 2024\n%8 May 4, 2024", "%D 2023\n%8 May 4, 2024"),
    "a DOI that a link has, too": (
        "zotero",
        "%R 10.5555/ab.1\n%U https://doi.org/10.5555/ab.1",
        "%R 10.5555/ab.1\n%U https://doi.org/10.5555/ab.2",
    ),
    "a DOI that can be a link, or not": ("zotero", "%R 10.5555/ab.1", "%R see the publisher"),
    "a DOI that cannot be a link, and one that can": (
        "zotero",
        "%D 2020\n%R see the publisher",
        "%D 2020\n%R 10.5555/ab.1",
    ),
    "a note that is a DOI": ("bibutils", "%O 10.5555/ab.1", "%O Second printing"),
    "a name without its blank": ("citation-js", "%A Roe, Richard", "%A Roe,Richard"),
    "one keyword, or several": ("jabref", "%K shelves", "%K shelves\n%K labels"),
    "one of two tags, or both": ("zotero", "%J Shelf Marks", "%J Shelf Marks\n%B Shelves"),
    "one journal in two tags, or two": (
        "zotero",
        "%J Shelf Marks\n%B Shelf Marks",
        "%J Shelf Marks\n%B Shelves",
    ),
    "one kind of work, or two": ("zotero", "%9 Essay", "%9 Essay\n%9 Report"),
    "keywords on lines that end in semicolons": (
        "biblatex-csl-converter",
        "%K shelves\nlabels",
        "%K shelves;\nlabels",
    ),
    "a value on several lines": ("citation-js", "%X One.\nTwo.\nThree.", "%X One."),
    "which value is a DOI": (
        "zotero",
        "%O 10.5555/ab.1\n%9 Essay",
        "%O Second printing\n%9 10.5555/ab.1",
    ),
    "which of two years stands above": (
        "zotero",
        "%D 2023\n%8 May 4, 2024\n%D 2024",
        "%D 2024\n%8 May 4, 2024\n%D 2023",
    ),
    "how a name is odd": ("zotero", "%A Roe, Richard, Jr", "%A World Health, Organization,"),
    "one line below, or two": ("citation-js", "%X One.\nTwo.", "%X One.\nTwo.\nThree."),
    "an odd line break in a value": (
        "biblatex-csl-converter",
        "%O Shelf Mks",
        "%O Shelf\u2028Mks",
    ),
    "a mark for the end of the file": ("zotero", "%X Of shelves", "%X Of shelves\x1a"),
}

RECORDS = {
    "blanks behind the type": (
        "citation-js",
        "%0 Map\n%A Okafor, Ada\n%T On Order\n",
        "%0 Map \n%A Okafor, Ada\n%T On Order\n",
    ),
    "an institution where all else is plain": (
        "bibutils",
        "%0 Standard\n%A World Health Organization\n%T Shelves\n",
        "%0 Standard\n%A World Health, Organization,\n%T Shelves\n",
    ),
    "a type that is guessed from other tags": (
        "bibutils",
        "%A Okafor, Ada\n%T On Order\n%I Example Press\n%S Shelves\n",
        "%A Okafor, Ada\n%T On Order\n%S Shelves\n",
    ),
    "lines in CRLF": (
        "citation-js",
        "%0 Map\n%A Okafor, Ada\n%T On Order\n",
        "%0 Map\r\n%A Okafor, Ada\r\n%T On Order\r\n",
    ),
}
"""Whole records."""

TROUBLED = {
    "a line that is added to the one above": (
        "bibutils",
        "%0 Map\n%T On Order\n%Q Sea\n%C Porto\n%] Sea\n",
        "%0 Map\n%T On Order\n%C Porto\n%Q Sea\n%] Sea\n",
    ),
    "where the type stands": (
        "citation-js",
        "%0 Map\n%T On Order\n%C Porto\n",
        "%T On Order\n%0 Map\n%C Porto\n",
    ),
    "a second line that looks like no tag": (
        "zotero",
        "%0 Map\n%T On Order\n%@ 2049-3630\n",
        "%0 Map\n%@ 2049-3630\n%T On Order\n",
    ),
    "a character that nobody sees": (
        "bibutils",
        "%0 Map\n%T On Order\n",
        "%0 Map\n%T On\x01 Order\n",
    ),
    "lines in CRLF": (
        "citation-js",
        "%0 Map\n%T On Order\n",
        "%0 Map\r\n%T On Order\r\n",
    ),
}
"""Whole records by which fixes of other rules are judged: more goes wrong with one of them."""

FILES = {
    "lines in CRLF": (
        "citation-js",
        "%0 Book\n%T Sea\n\n" + 3 * "%0 Map\r\n%T On Order\r\n\r\n",
        ["The lines of this file end in CRLF, as on Windows"],
    ),
    "a line of blanks between records": (
        "bibutils",
        "%0 Book\n%T Sea\n\n%0 Map\n%T On Order\n\n%0 Map\n%T On Order\n \n%0 Map\n%T On Order\n",
        ["The line above this record contains only spaces"],
    ),
    "lines of values below their tags": (
        "citation-js",
        "%0 Book\n%T Sea\n\n" + 3 * "%0 Map\n%T On Order\n%X One.\nTwo.\n\n",
        ["%X (Abstract) is lost", "%X (Abstract) is lost"],
    ),
}
"""Files in which it matters what comes before a record, and what is reported for them."""


@pytest.mark.parametrize(("target", "one", "other"), PAIRS.values(), ids=PAIRS)
def test_alike_but_for_a_value(target: str, one: str, other: str) -> None:
    start = "%0 Journal Article\n%A Okafor, Ada\n%T On Order\n"
    _tells_apart(target, f"{start}{one}\n", f"{start}{other}\n")


@pytest.mark.parametrize(("target", "one", "other"), RECORDS.values(), ids=RECORDS)
def test_alike_in_much(target: str, one: str, other: str) -> None:
    _tells_apart(target, one, other)


@pytest.mark.parametrize(("target", "text", "said"), FILES.values(), ids=FILES)
def test_alike_but_for_what_stands_before(target: str, text: str, said: list[str]) -> None:
    found = findings(document(text), RULES, targets=(target,))
    messages = [each.diagnostic.finding.message for each in found]
    assert [message.partition(":")[0] for message in messages] == said


def _tells_apart(target: str, one: str, other: str) -> None:
    alone = {record: _said([record], target) for record in (one, other)}
    assert alone[one] != alone[other]
    for records in ((one, other, one), (other, one, other)):
        assert _said(records, target) == [said for each in records for said in alone[each]]


@pytest.mark.parametrize(("target", "one", "other"), TROUBLED.values(), ids=TROUBLED)
@pytest.mark.parametrize("first", [0, 1])
def test_alike_but_in_more_trouble(target: str, one: str, other: str, first: int) -> None:
    context = Context(None, targets=(target,))
    records = [next(iter(document(text))) for text in (one, other)]
    amounts = [trouble(record, context) for record in records]
    assert amounts[0] != amounts[1]
    for at in (first, 1 - first):
        assert trouble(records[at], context) == amounts[at]


@given(st.one_of(documents, alike_records()))
def test_what_is_known_is_what_is_read(text: str) -> None:
    records = list(document(text))
    known = [importers.importer("endnote", name) for name in importers.importers("endnote")]
    for record, previous in zip(records, [None, *records], strict=False):
        for importer in known:
            assert importer is not None
            found = reading(record, previous, importer)
            with patch("reftag.importers.alike.signature", lambda _record, _previous: None):
                assert found == reading(record, previous, importer)


@pytest.mark.parametrize("name", ["medline", "refworks", "ris", "wos"])
@given(st.data())
def test_what_is_known_is_what_is_read_in_every_format(name: str, data: st.DataObject) -> None:
    language = dialect(name)
    known = [importers.importer(name, each) for each in importers.importers(name)]
    texts = st.one_of(DOCUMENTS[name], NEARLY_PLAIN[name])
    records = list(Document.read(data.draw(texts), language))
    for record, previous in zip(records, [None, *records], strict=False):
        for importer in known:
            assert importer is not None
            found = reading(record, previous, importer)
            with patch("reftag.importers.alike.signature", lambda _record, _previous: None):
                assert found == reading(record, previous, importer)


def test_most_records_of_a_library_are_read_once() -> None:
    text = "".join(f"%0 Book\n%A Doe, Jane\n%T Title {at}\n%D 2024\n\n" for at in range(20))
    records = list(document(text))
    signatures = {signature(*each) for each in zip(records[1:], records, strict=False)}
    assert len(signatures) == 1
    assert None not in signatures


def test_a_date_that_does_not_name_the_year_makes_a_record_another() -> None:
    years = ("2001", "1999", "2001")
    text = "%0 Book\n%T x\n\n" + "".join(
        f"%0 Journal Article\n%T On Tags\n%D {year}\n%8 2001-05-04\n\n" for year in years
    )
    _, one, two, three = document(text)
    assert signature(two, one) != signature(three, two)


def _said(records: Sequence[str], target: str) -> list[tuple[str, Fix | None]]:
    """Return the messages and fixes, those of the records between them aside."""
    between = "%0 Book\n%A Silva, Rui\n%T Sea and Shore\n%I Example Press\n%D 2019\n\n"
    text = "".join(f"{between}{each}\n" for each in records)
    found = findings(document(text), RULES, targets=(target,))
    return [(each.diagnostic.finding.message, each.diagnostic.finding.fix) for each in found]
