"""RT312 doi-only-in-url: a link names the DOI, and the DOI's own tag is missing."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.field_edits import content_end
from reftag.lint.support.prose import fate, named
from reftag.lint.support.spans import first_line
from reftag.syntax import Field, Record
from reftag.text import Edit
from reftag.values import doi


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find the first link through a DOI in records without a DOI."""
    fields = by_role(record)
    if "doi" in fields or "url" not in fields or not record.dialect.codes("doi"):
        return
    if any(doi.whole(field.value) for role in fields if role != "url" for field in fields[role]):
        return  # misplaced-value offers to move that one
    for field in fields["url"]:
        for line in field.value.split("\n"):
            if found := doi.in_address(line):
                yield _finding(record, field, found)
                return


def _finding(record: Record, field: Field, found: str) -> Finding:
    code = record.dialect.codes("doi")[0]
    who = fate(record, "EndNote, JabRef and citation-js", "most programs")
    return Finding(
        first_line(record, field),
        f"The DOI is only in {named(record, field)}; {who} look for "
        f"it in {code} ({record.dialect.label(code, record.type)}), and treat the record as one "
        "without a DOI",
        fix=Fix(
            f"Add {code} {found}",
            (_insertion(record, field, f"{record.opening(code)}{found}"),),
            "unsafe",
        ),
    )


def _insertion(record: Record, field: Field, text: str) -> Edit:
    end = content_end(record, field)
    return Edit(end, end, record.line_break() + text)


RULE = Rule(
    code="RT312",
    name="doi-only-in-url",
    severity="hint",
    summary="The DOI is only in a link",
    what=(
        "A record without a DOI (`%R`) whose URL (`%U`) contains one: `https://doi.org/10.1234/7`, "
        "also through a library's proxy, or a publisher's page whose address contains "
        "`/doi/10.1234/7`."
    ),
    why=(
        "Most programs do not read the DOI from a link: JabRef and citation-js leave the DOI "
        "empty, so that styles do not print it and duplicates are not found by it. Only bibutils "
        "reads it from the link."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%U https://doi.org/10.1234/marks.2019.7\n",
            after="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%U https://doi.org/10.1234/marks.2019.7\n%R 10.1234/marks.2019.7\n",
        ),
    ),
    fix_safety="Unsafe: a link may lead to something other than the work itself, e.g. its data.",
    check=check,
)
