"""Which value is at the cursor, and which part of it."""

import pytest

from ide.answers import read
from reftag.dialects import dialect
from reftag.ide.value_at import value_at
from reftag.syntax import Document


def at(source: str, name: str = "endnote") -> str | None:
    """Return the kind of facts and the part at `$0`."""
    document, cursor = read(source)
    found = value_at(Document.read(document.text, dialect(name)), cursor)
    if found is None:
        return None
    assert document.text[slice(*found.span)] == found.text
    return f"{found.kind}: {found.text}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("%0 Book\n%A Ha$0hn, Ute\n", "person: Hahn, Ute"),
        ("%0 Book\n%A Hahn, Ute$0", "person: Hahn, Ute"),
        ("%0 Book\n%A $0\n%T One\n", "person: "),
        ("%0 Book\n%A$0 Hahn\n", None),
        ("%0 Book\n$0%A Hahn\n", None),
        ("%0 Book\n%K paper; gl$0ue; cards\n", "keyword: glue"),
        ("%0 Book\n%K paper;$0 glue\n", "keyword: "),
        ("%0 Book\n%K paper; $0\n", "keyword: "),
        ("%0 Book\n%K R&amp;$0D; glue\n", "keyword: R&amp;D"),
        ("%0 Book\n%K paper\nca$0rds\n", "keyword: cards"),
        ("%0 Book %A Hahn, Ute$0 %T One\n", "person: Hahn, Ute"),
        ("%0 Book\n%X two\nwor$0ds\n", ": two\nwords"),
        ("%0 Book\n%C $0Oxford\n", "place: Oxford"),
        ("%0 Book\n%A Hahn\n\n$0", None),
        ("%0 Book\n%A Hahn\n$0", None),
        ("$0", None),
    ],
)
def test_the_part_at_the_cursor(source: str, expected: str | None) -> None:
    assert at(source) == expected


def test_in_other_formats() -> None:
    assert at("PT J\nAU Doe, J\n   Ro$0e, R\nER\n", "wos") == "person: Roe, R"
    assert at("PT J\nAU Doe, J\n   $0Roe, R\nER\n", "wos") == "person: Roe, R"
    assert at("TY$0  - JOUR\n", "ris") == at("TY $0 - JOUR\n", "ris") is None
    assert at("TY  - JOUR\nAU  - $0\n", "ris") == "person: "
    assert at("PT J\nDE one; t$0wo\nER\n", "wos") == "keyword: two"
    assert at("PT J\nDE bells; chur$0ch\n   towers\nER\n", "wos") == "keyword: church\n   towers"
    assert at("PMID- 1\nFAU - Li$0nd,\n      Eva\n", "medline") == "person: Lind,\n      Eva"
    assert at("%K one tw$0o\n", "refer") == "keyword: two"
    assert at("TY  - JOUR\nJA  - J Ca$0rds\nER  - \n", "ris") == "abbreviation: J Cards"
