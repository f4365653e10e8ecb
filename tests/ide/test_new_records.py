"""New records: typed by a word, filled in by their tags, the same in every format."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ide.answers import CURSOR
from reftag.dialects import Tag, dialect, names
from reftag.ide.completion import complete
from reftag.ide.offer import Completion
from reftag.lint import Linter, select
from reftag.syntax import Document


def offers(source: str, name: str) -> list[Completion]:
    before, _, after = source.partition(CURSOR)
    found = complete(Document.read(before + after, dialect(name)), len(before))
    return [each for each in found if each.kind == "record"]


def taken(source: str, label: str, name: str, *, snippet: bool = False) -> str:
    offer = next(each for each in offers(source, name) if each.label == label)
    text = source.replace(CURSOR, "")
    new = offer.snippet if snippet else offer.insert
    return text[: offer.span.start] + new + text[offer.span.end :]


@pytest.mark.parametrize(
    ("name", "typed", "label", "result"),
    [
        (
            "endnote",
            "book",
            "new Book",
            "%0 Book\n%A $2\n%T $3\n%D $4\n%I $5\n%C $6\n%@ $7\n%7 $0",
        ),
        (
            "ris",
            "article",
            "new Journal Article",
            (
                "TY  - JOUR\nAU  - $2\nTI  - $3\nT2  - $4\nPY  - $5\nVL  - $6\n"
                "SP  - $7\nDO  - $8\nER  - $0"
            ),
        ),
        (
            "medline",
            "new",
            "new Citation",
            "PMID- $1\nTI  - $2\nAU  - $3\nDP  - $4\nTA  - $5\nSO  - $0",
        ),
        (
            "wos",
            "new",
            "new Journal",
            "PT J\nAU $2\nTI $3\nSO $4\nPY $5\nVL $6\nBP $7\nDI $8\nUT $9\nER$0",
        ),
        ("refworks", "generic", "new Generic", "RT Generic\nT1 $2\nA1 $3\nYR $0"),
        ("refer", "new", "new Reference", "%T $1\n%A $2\n%D $0"),
        ("refer", "book", "new Reference", "%T $1\n%A $2\n%D $0"),
    ],
)
def test_a_new_record_has_what_its_type_needs(
    name: str, typed: str, label: str, result: str
) -> None:
    assert taken(f"{typed}$0", label, name, snippet=True) == result
    assert taken(f"{typed}$0", label, name) == re.sub(r"\$\d+", "", result)


def test_only_where_a_record_may_begin() -> None:
    one = "%0 Book\n%T One\n"
    assert offers(f"{one}boo$0", "endnote") == []
    assert offers(f"{one}%X boo$0", "endnote") == []
    assert offers(f"boo$0\n{one}", "endnote") != []
    assert offers("boo$0\n%A Hahn\n", "endnote") == []
    assert [each.label for each in offers(f"{one}\nthesi$0", "endnote")] == ["new Thesis"]
    assert offers("TY  - BOOK\nTI  - One\nER  - \nboo$0", "ris") != []


def test_after_the_type_tag_new_records_come_before_other_tags() -> None:
    found = complete(Document.read("", dialect("endnote")), 0)
    kinds = [each.kind for each in sorted(found, key=lambda each: each.sort)]
    assert kinds[:2] == ["tag", "record"]
    assert kinds.index("record", 2) < kinds.index("tag", 1)


def test_the_rest_of_a_record_that_was_begun() -> None:
    expected = "%0 Thesis\n%A \n%T \n%I \n%D \n%9 \n%V \n%C \n%P "
    label = "tags of a Thesis"
    assert taken("%0 Thesis$0", label, "endnote") == expected
    first = offers("%0 Thesis$0", "endnote")[0]
    assert first.filter.startswith("Thesis"), "it is as near as the type itself, and comes first"
    assert taken("%0 Thesis\n$0", label, "endnote") == expected
    assert offers("%0 Thesis\n%T One\n$0", "endnote") == []
    assert offers("%0 Thes$0", "endnote") == []
    assert taken("TY  - GEN\n$0\nER  - \n", "tags of a Generic", "ris").count("ER") == 1


TYPES = [(name, kind.name) for name in names() for kind in dialect(name).types]
_VALUES = {
    "person": "Hahn, Ute",
    "year": "2019",
    "date": "2019-05-04",
    "number": "7",
    "pages": "12-19",
    "doi": "10.5555/12345678",
    "issn-or-isbn": "0378-5955",
    "url": "https://example.org/cards",
    "keyword": "cards",
    "language": "English",
}


def _value(tag: Tag) -> str:
    by_role = {"accession-number": "31452104", "isbn": "978-3-16-148410-0"}
    return by_role.get(tag.narrower or tag.role) or _VALUES.get(tag.kind, f"Some {tag.name}")


@given(st.sampled_from(TYPES), st.sampled_from(["", "other", "other, no blank line"]))
def test_a_new_record_that_is_filled_in_has_no_error_and_leaves_others_as_they_are(
    named: tuple[str, str], below: str
) -> None:
    name, kind = named
    spoken = dialect(name)
    record_type = next(each for each in spoken.types if each.name == kind)
    label = f"new {record_type.called}"
    first = next(each for each in offers("$0", name) if each.label == label and each.type == kind)
    other = _filled(first.snippet, name) + "\n"
    gap = "\n" if below == "other" else ""
    text = f"{other}\n$0\n{gap}{other if below else ''}"
    offer = next(each for each in offers(text, name) if each.label == label and each.type == kind)
    plain = text.replace(CURSOR, "")
    new = plain[: offer.span.start] + _filled(offer.snippet, name) + plain[offer.span.end :]
    document = Document.read(new, spoken)
    texts = [record.text.strip() for record in document if record.fields]
    assert texts == [other.strip()] * (3 if below else 2)
    report = Linter(select()).check(document)
    assert [
        each.diagnostic.finding.message
        for each in report.in_order()
        if each.diagnostic.severity == "error"
    ] == []


def _filled(snippet: str, name: str) -> str:
    lines = snippet.rstrip("\n").split("\n")
    spoken = dialect(name)
    codes = sorted(spoken.by_code, key=len, reverse=True)
    filled = []
    for line in lines:
        code = next(each for each in codes if line.startswith(each))
        value = "" if code == spoken.end_code else _value(spoken.by_code[code])
        place = re.search(r"\$\d+$", line)
        filled.append(f"{line[: place.start()]}{value}" if place else line)
    return "\n".join(filled) + snippet[len(snippet.rstrip("\n")) :]
