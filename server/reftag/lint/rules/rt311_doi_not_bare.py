"""RT311 doi-not-bare: a resolver's link or `doi:` before the DOI."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import fate, named
from reftag.lint.support.spans import first_line
from reftag.lint.support.wording import quoted
from reftag.syntax import Record
from reftag.text import Edit
from reftag.values import doi


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find DOIs that are correct except for the text before them."""
    for field in by_role(record).get("doi", ()):
        found = doi.parse(field.value)
        if isinstance(found, doi.Doi) and found.before:
            yield Finding(
                first_line(record, field),
                f"{named(record, field)} should be only {quoted(found.bare)}; "
                f"{_fate(record, found.before)} {quoted(found.before)} as part of the DOI",
                fix=Fix(
                    f"Write {quoted(found.bare)}",
                    (Edit(*field.value_span, found.bare),),
                    "safe" if found.sure else "unsafe",
                ),
            )


def _fate(record: Record, before: str) -> str:
    known = "citation-js keeps" if before == "doi:" else "JabRef and citation-js keep"
    return fate(record, known, "several programs keep")


RULE = Rule(
    code="RT311",
    name="doi-not-bare",
    severity="warning",
    summary="A DOI in a link or after “doi:”",
    what=(
        "A DOI tag (`%R`) that contains a link (`https://doi.org/10.1234/7`), a label "
        "(`doi:10.1234/7`) or other text before the DOI."
    ),
    why=(
        "A DOI begins with `10.`. JabRef and citation-js copy the whole value, except that JabRef "
        "removes a lower-case `doi:`. A style that prints the DOI as a link then prints "
        "`https://doi.org/https://doi.org/10.1234/7`, and the record is not recognised as the same "
        "as one with the bare DOI."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%R https://doi.org/10.1234/marks.2019.7\n",
            after="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%R 10.1234/marks.2019.7\n",
        ),
    ),
    fix_safety=(
        "Safe: the DOI itself stays as it is. Unsafe where other text comes before it, or where "
        "the link is a publisher's and may have more after the DOI."
    ),
    check=check,
)
