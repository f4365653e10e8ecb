"""RT308 invalid-identifier: a PMID, PMCID or arXiv identifier of the wrong form."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from reftag.dialects import roles
from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import named
from reftag.lint.support.spans import first_line, part
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record
from reftag.values import identifiers
from reftag.values.fault import Fault, Kind

_RUNNING_TEXT: Final = frozenset({"title", "abstract", "note", "research-note", "keyword", "doi"})
"""Fields whose text may mention `arXiv:`. The DOI's own rules check DOI tags."""


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find values that are marked as an identifier but do not have the form of one."""
    fields = by_role(record)
    for field in fields.get("accession-number", ()):
        yield from _unless_right(record, field, "PMID")
    codes = roles.playing("pmcid", record.dialect, record.type.name if record.type else "")
    for field in chain.from_iterable(fields.values()) if codes else ():
        if field.code in codes:
            yield from _unless_right(record, field, "PMCID")
    if "rXiv" not in record.text and "rxiv" not in record.text:
        return
    for role, several in fields.items():
        for field in several if role not in _RUNNING_TEXT else ():
            fault = identifiers.parse(field.value)
            if isinstance(fault, Fault) and fault.kind == "arXiv":
                message = f"{quoted(fault.part)} {fault.what}; it does not lead to a paper"
                yield Finding(part(record, field, fault.part), message)


def _unless_right(record: Record, field: Field, kind: Kind) -> Iterator[Finding]:
    fault = identifiers.parse(field.value)
    if isinstance(fault, Fault) and fault.kind == kind:
        value = f"{quoted(field.value)} in {named(record, field)}"
        message = f"{value} {fault.what}; it does not lead to an article"
        yield Finding(first_line(record, field), message)


RULE = Rule(
    code="RT308",
    name="invalid-identifier",
    severity="warning",
    summary="A PMID, PMCID or arXiv identifier of the wrong form",
    what=(
        "A value that is marked as an identifier, by a label in it or by the name of its field, "
        "but does not have the form of one: `PMID: 3886130x` as the accession number (`%M`), `PMC "
        "123456` where the PMCID belongs (`%2` of a journal article), `arXiv:1912.6970` anywhere. "
        "Values without a label are accepted: an accession number may come from any database."
    ),
    why=(
        "Identifiers are used to look up works: full-text finders, *Add by identifier* and the "
        "duplicate checks of reviewers' tools use them unchanged. With a wrong character they find "
        "nothing, or a different article."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%M PMID: 3O123456\n"
        ),
    ),
    check=check,
)
