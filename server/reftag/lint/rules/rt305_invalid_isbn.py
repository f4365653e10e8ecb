"""RT305 invalid-isbn: an ISBN of the wrong form or with the wrong check digit."""

from collections.abc import Iterator

from reftag.lint.finding import Finding
from reftag.lint.rule import Context, Example, Rule
from reftag.lint.serial_numbers import wrong_numbers
from reftag.syntax import Record


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find wrong ISBNs in tags that hold ISBNs in records of this type."""
    return wrong_numbers(record, "ISBN")


RULE = Rule(
    code="RT305",
    name="invalid-isbn",
    severity="warning",
    summary="An ISBN of the wrong form or with a wrong check digit",
    what=(
        "An ISBN (`%@` of books and whatever else has one) that has not ten or thirteen digits, or "
        "whose last digit does not follow from the others. Hyphens and spaces may be anywhere, "
        "several ISBNs in one value and notes such as `(pbk.)` are accepted, as is a right ISSN."
    ),
    why=(
        "One wrong digit is enough for the last one not to fit; it is there to show just that. "
        "Catalogues, booksellers and *Add by identifier* in Zotero or JabRef find a book by its "
        "ISBN: with a wrong one they find nothing, or another book."
    ),
    examples=(
        Example(before="%0 Book\n%A Lind, Eva\n%T Full Shelves\n%D 2021\n%@ 978-3-16-148410-1\n"),
    ),
    check=check,
    by_value=True,
)
