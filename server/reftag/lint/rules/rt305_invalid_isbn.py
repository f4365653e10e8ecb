"""RT305 invalid-isbn: an ISBN of the wrong form or with the wrong check digit."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.serial_numbers import wrong_numbers
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
        "An ISBN (`%@` of books and of other types that have one) that does not have ten or "
        "thirteen digits, or whose check digit, the last one, is wrong. Hyphens and spaces may be "
        "anywhere; several ISBNs in one value, notes such as `(pbk.)` and a correct ISSN are "
        "accepted."
    ),
    why=(
        "A wrong check digit shows that at least one of the digits is wrong. Catalogues, "
        "booksellers and *Add by identifier* in Zotero or JabRef find a book by its ISBN: with a "
        "wrong one they find nothing, or another book."
    ),
    examples=(
        Example(before="%0 Book\n%A Lind, Eva\n%T Full Shelves\n%D 2021\n%@ 978-3-16-148410-1\n"),
    ),
    check=check,
)
