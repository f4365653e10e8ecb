"""Whether a loss matters, and the code of the rule that reports it.

Rules are named by their codes, as in the data files: nothing here knows how they work.
"""

from collections.abc import Iterable
from typing import Final

from reftag.importers import Fate, Harm, Outcome, cases_of
from reftag.syntax import Field, Record
from reftag.values import doi as dois

_BY_TARGET: Final[dict[Outcome, str]] = {"lost": "RT701", "misread": "RT702"}
"""The rules about importers, which report what no other rule does."""

AT_CAUSE: Final = frozenset(("line-below", "unknown-type"))
"""Cases of fields that are reported where their cause is: at the line below, at the type."""

UNMISSED: Final = frozenset(
    (
        *("attachment", "database-name", "database-provider", "figure", "label"),
        *("citation", "delivery-number", "output-language", "owner", "source-type", "status"),
        *("create-date", "date-completed", "date-created", "date-generated", "date-revised"),
        *("contribution-date", "entrez-date", "mesh-date", "pmc-release", "publication-history"),
        *("keyword-owner", "publication-status", "subset"),
    )
)
"""Roles of values that mean something only to the program or the database that wrote them: paths of
its files, its keys, when it changed a record, other fields in one line. Losing them does not
matter, and each record would report it."""


def rule_for_field(record: Record, fate: Fate) -> str | None:
    """Return the code of the rule that reports a fate which is not *kept*; None if none does."""
    if rule := cases_of(record.dialect.name)[fate.case].rule:
        return rule
    if fate.case == "unknown-type":  # of a record that has none, or in which it was spoilt
        return "RT011" if record.type_field else "RT009"
    tag = record.tag_of(fate.field)
    if tag is None or not tag.assigned:
        return "RT004"
    if fate.case == "several" and not tag.repeatable:
        return "RT101"
    if fate.case in AT_CAUSE or not is_missed(record, fate):
        return None
    return _BY_TARGET[fate.outcome]


def rule_for_harm(record: Record, harm: Harm) -> str:
    """Return the code of the rule that reports a harm."""
    if rule := cases_of(record.dialect.name)[harm.case].rule:
        return rule
    if harm.case == "unknown-type":
        if record.dialect.exact_type(record.type_name) is None:
            return "RT011"
        if harm.outcome == "misread":
            return "RT703"
    return _BY_TARGET[harm.outcome]


def is_missed(record: Record, fate: Fate) -> bool:
    """Say whether the loss of a value matters.

    It does not if only the program that wrote it understands it, or if another field also has it.
    """
    tag = record.tag_of(fate.field)
    if tag is None or tag.role == "type":
        return True
    if fate.outcome == "lost" and tag.role in UNMISSED:
        return False
    return not is_in_another_field(record, fate.field, tag.role)


def is_in_another_field(record: Record, field: Field, role: str) -> bool:
    """Say whether another field, which is kept, has the same to say."""
    value, links = field.value, [url.value for url in record.with_role("url")]
    if links and (role == "doi" or (role != "url" and dois.whole(value))):
        return _is_linked(dois.in_value(value), links)
    return role == "date" and any(year.value == value for year in record.with_role("year"))


def _is_linked(doi: str, links: Iterable[str]) -> bool:
    """Say whether one of the links leads to a bare DOI; none leads to `""`."""
    return bool(doi) and any(link and dois.same(link, doi) for link in map(dois.in_link, links))
