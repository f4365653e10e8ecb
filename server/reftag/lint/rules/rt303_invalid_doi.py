"""RT303 invalid-doi: a DOI field that holds no DOI, or one with something in it."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import fate, named
from reftag.lint.support.spans import first_line
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record
from reftag.text import Edit
from reftag.values import doi
from reftag.values.fault import Fault


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find DOIs that do not work as they are written; doi-not-bare reports those in links."""
    for field in by_role(record).get("doi", ()):
        fault = doi.parse(field.value)
        if isinstance(fault, Fault):
            who = fate(record, "JabRef and citation-js copy", "several programs copy")
            yield Finding(
                first_line(record, field),
                f"{quoted(field.value)} in {named(record, field)} {fault.what}; {who} it as "
                f"it is, {_fate(fault)}",
                fix=_fix(field, fault),
            )


def _fate(fault: Fault) -> str:
    if fault.kind == "encoded":
        return "and it does not match the same DOI in other records"
    return "and links made from it do not work"


def _fix(field: Field, fault: Fault) -> Fix | None:
    if not fault.meant:
        return None
    (bare,) = fault.meant
    return Fix(
        f"Write {quoted(bare)}",
        (Edit(*field.value_span, bare),),
        "safe" if fault.sure else "unsafe",
    )


RULE = Rule(
    code="RT303",
    name="invalid-doi",
    severity="error",
    summary="Not a DOI",
    what=(
        "A DOI tag (`%R`) whose value does not have the form `10.1234/anything`: another "
        "identifier, a page's address, a word, two DOIs in one, or a DOI that is percent-encoded, "
        "contains spaces or typographic dashes, or has punctuation around it. "
        "[doi-not-bare](RT311.md) reports a DOI in a link or after `doi:`."
    ),
    why=(
        "A DOI has to be correct to the last character; otherwise its link leads to an error page. "
        "JabRef and citation-js copy `%R` without checking it, and styles that print DOIs turn it "
        "into a link. Duplicates are not found either, because programs compare the DOI first."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%R 10.1234%2Fmarks.2019.7.\n",
            after="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%R 10.1234/marks.2019.7\n",
        ),
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%R PMID 123456\n"
        ),
    ),
    fix_safety=(
        "Safe where only an encoding, a space at the slash or punctuation around the DOI is "
        "removed. Unsafe where a space or a dash is inside it: more may be missing there."
    ),
    check=check,
)
