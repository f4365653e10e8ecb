"""What a record needs, as it is listed while one types."""

import pytest

from ide.answers import CURSOR
from reftag.dialects import dialect
from reftag.ide.needs import needs
from reftag.syntax import Document


def listed(source: str, name: str = "endnote") -> str | None:
    """Return the line, with the next tag in brackets."""
    before, _, after = source.partition(CURSOR)
    found = needs(Document.read(before + after, dialect(name)), len(before))
    if found is None:
        return None
    assert all(tag in found.label for tag in found.tags)
    following = found.tags[found.next]
    return found.label.replace(following, f"[{following}]")


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        (
            "endnote",
            "%0 Thesis\n$0%T One\n",
            (
                "Thesis: [%A Author], ✓ %T Title, %I University, %D Year"
                " | %9 Thesis Type, %V Degree, %C Place Published, %P Number of Pages"
            ),
        ),
        ("refer", "%T One\n%Q Example$0\n", "Reference: ✓ %T Title, ✓ %A Author or %Q"),
        ("refworks", "RT Generic\n$0", "Generic: [T1 Primary Title] | A1 Primary Authors"),
        ("wos", "PT J\nAU Doe, J\n   Ro$0e, R\nER", "Journal: ✓ AU Authors or CA"),
    ],
)
def test_what_is_there_is_ticked(name: str, source: str, expected: str) -> None:
    assert (listed(source, name) or "").startswith(expected)


def test_nothing_where_there_is_no_type() -> None:
    assert listed("$0") is None
    assert listed("%T One$0") is None
    assert listed("%0 Nonsense$0\n") is None
    assert listed("%0 Thesis\n%T One\n\n\n\n$0") is None
