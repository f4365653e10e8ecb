"""RT304 invalid-issn: an ISSN of the wrong form or with the wrong check digit."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.serial_numbers import wrong_numbers
from reftag.syntax import Record


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find wrong ISSNs in tags that hold ISSNs in records of this type."""
    return wrong_numbers(record, "ISSN")


RULE = Rule(
    code="RT304",
    name="invalid-issn",
    severity="warning",
    summary="An ISSN of the wrong form or with a wrong check digit",
    what=(
        "An ISSN (`%@` of articles and of other types that have one) that does not have eight "
        "digits, or whose check digit, the last one, is wrong. Several ISSNs in one value and "
        "notes such as `(Print)` are accepted, and so is a correct ISBN. Where the reference type "
        "keeps another number in this tag, such as that of a report or a patent, nothing is "
        "checked."
    ),
    why=(
        "A wrong check digit shows that at least one of the digits is wrong. Link resolvers, "
        "library catalogues and journal lists look up a journal by its ISSN: with a wrong one they "
        "find nothing, or another journal."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%@ 0378-5954\n"
        ),
    ),
    check=check,
)
