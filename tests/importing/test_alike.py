"""Records that differ in one value: what is said of one is not said of the other for being alike.

In each pair all tags are the same, and the rules about importers go by what they know of alike
records (`alike`): they have to look at that value.
"""

import pytest

from lint.support import document, findings
from reftag.lint import Fix, rule

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
}


@pytest.mark.parametrize(("target", "one", "other"), PAIRS.values(), ids=PAIRS)
def test_alike_but_for_a_value(target: str, one: str, other: str) -> None:
    start = "%0 Journal Article\n%A Okafor, Ada\n%T On Order\n"
    alone = {lines: _said(f"{start}{lines}", target) for lines in (one, other)}
    assert alone[one] != alone[other]
    for lines in ((one, other, one), (other, one, other)):
        text = "\n\n".join(f"{start}{each}" for each in lines)
        assert _said(text, target) == [said for each in lines for said in alone[each]]


def _said(text: str, target: str) -> list[tuple[str, Fix | None]]:
    """Return the messages and fixes, the first record of the file aside."""
    first = "%0 Book\n%A Silva, Rui\n%T Sea and Shore\n\n"
    found = findings(document(f"{first}{text}\n"), RULES, targets=(target,))
    return [(each.diagnostic.finding.message, each.diagnostic.finding.fix) for each in found]
