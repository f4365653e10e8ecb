"""RT313 conflicting-identifiers: a link leads to another DOI than that of the record."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Related
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import named
from reftag.lint.support.spans import first_line
from reftag.syntax import Record
from reftag.values import doi


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find links through a DOI, if none of them leads to that of the DOI field."""
    fields = by_role(record)
    if "doi" not in fields or "url" not in fields:
        return
    holder = fields["doi"][0]
    if any(field.value.endswith(holder.value) for field in fields["url"]):
        return
    linked = [
        (field, found)
        for field in fields["url"]
        if (found := doi.in_address(field.value)) and "\n" not in field.value
    ]
    if not linked:
        return
    own = [(field, doi.in_value(field.value)) for field in fields["doi"]]
    if not all(bare for _, bare in own):
        return  # invalid-doi reports that
    if any(doi.same(bare, found) for _, bare in own for _, found in linked):
        return
    bare = own[0][1]
    for field, found in linked:
        tag, other = named(record, field), named(record, holder)
        yield Finding(
            first_line(record, field),
            f"{tag} leads to {found}, but {other} is {bare}; one of them belongs to another "
            "work, and programs may look up that one",
            related=(Related(first_line(record, holder), f"{other} is {bare}"),),
        )


RULE = Rule(
    code="RT313",
    name="conflicting-identifiers",
    severity="warning",
    summary="The link leads to another DOI",
    what=(
        "A URL (`%U`) that contains a DOI other than the record's own (`%R`). When one of several "
        "links has the right DOI, the others are accepted: they may lead to data or a preprint. "
        "Case makes no difference, nor does a version after the DOI."
    ),
    why=(
        "One of the two belongs to another work: a line of the record above was copied, or the DOI "
        "of the preprint was kept. bibutils keeps only the one in the link, JabRef and citation-js "
        "take the DOI from `%R`, and either may be used to find duplicates."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%R 10.1234/marks.2019.7\n%U https://doi.org/10.1234/marks.2018.3\n"
        ),
    ),
    check=check,
)
