"""A record as an item of CSL-JSON (CSL 1.0.2), as programs that format references read it.

https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types and the appendices
on variables say what there is. Which field becomes which variable follows from its role in the
record's type, and from the type of CSL; where several fields have a role, the first counts.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from reftag.convert.csl_dates import When, issued, when
from reftag.convert.csl_names import Person, people
from reftag.syntax import Field, Record
from reftag.values import doi, issn_isbn, languages

Item = dict[str, str | list[Person] | When]
"""By variable of CSL: texts, lists of people, dates. Always has `id` and `type`."""

_PEOPLE: Final[Mapping[str, tuple[str, ...]]] = {
    "author": ("author-full", "author"),
    "editor": ("editor-full", "editor", "website-editor"),
    "container-author": ("book-author-full", "book-author"),
    "collection-editor": ("tertiary-author",),
    "translator": ("translator", "translated-author", "subsidiary-author"),
    "compiler": ("compiler",),
}
"""By variable: the roles of its people; the first that the record has counts."""

_GROUPS: Final = ("group-author", "book-group-author")
"""Roles of organisations among the authors."""

_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title",),
    "title-short": ("short-title",),
    "collection-number": ("series-volume",),
    "collection-title": ("tertiary-title",),
    "event-title": ("conference-title", "conference"),
    "event-place": ("conference-place",),
    "volume": ("volume",),
    "number-of-volumes": ("number-of-volumes",),
    "number-of-pages": ("number-of-pages",),
    "part-number": ("part-number", "part"),
    "supplement-number": ("supplement",),
    "edition": ("edition",),
    "section": ("section",),
    "version": ("version",),
    "medium": ("medium",),
    "dimensions": ("running-time",),
    "publisher": ("publisher", "institution", "issuer", "department"),
    "publisher-place": ("place",),
    "authority": ("court",),
    "container-title-short": ("alternate-journal", "iso-abbreviation", "abbreviation"),
    "reviewed-title": ("reviewed-item",),
    "source": ("database-name",),
    "call-number": ("call-number",),
    "PMID": ("pmid",),
    "PMCID": ("pmcid",),
    "URL": ("url", "web-address"),
    "abstract": ("abstract",),
    "note": ("note",),
    "citation-key": ("label", "citation-label"),
}
"""By variable: the roles whose first value it gets, in the order in which they count."""

_ISSUED: Final = ("date", "issue-date", "electronic-date", "date-granted", "early-date")
"""Roles of dates that may say more than the year does."""

_OTHER_DATES: Final[Mapping[str, str]] = {
    "accessed": "access-date",
    "original-date": "original-date",
    "event-date": "conference-date",
    "submitted": "date-filed",
}

_CONTAINERS: Final = ("journal", "book-title", "conference-title", "section-title")

_ARTICLES: Final = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "paper-conference", "chapter"}
)
"""Types of works in something that has issues."""

_WHOLE: Final = frozenset({"book", "classic", "pamphlet", "periodical", "thesis", "report"})
"""Types of works that are part of nothing but a series."""

_CODE: Final = 2
"""How many letters the code of a common language has."""

_NUMBERS: Final = ("report-number", "patent-number", "document-number")


def csl_item(record: Record) -> Item:
    """Return a record as an item; it has at least an `id` and a `type`."""
    fields: dict[str, list[Field]] = {}
    for field in record.fields:
        if field.value:
            fields.setdefault(_role(record, field), []).append(field)
    fields["doi"] = [field for field in record.with_role("doi") if field.value]
    kind = _type(record, fields)
    item: Item = {"id": "record", "type": kind}
    for variable, roles in _TEXTS.items():
        if text := _first(fields, roles):
            item[variable] = text
    for variable, text in _by_type(kind, fields).items():
        if text:
            item[variable] = text
    for variable, roles in _PEOPLE.items():
        if named := _people(record, fields, roles, variable):
            item[variable] = named
    for variable, role in _OTHER_DATES.items():
        if found := when(_first(fields, (role,)), ""):
            item[variable] = found
    others = [text for role in _ISSUED if (text := _first(fields, (role,)))]
    if found := issued(_first(fields, ("year",)), others):
        item["issued"] = found
    return item


def _role(record: Record, field: Field) -> str:
    """Return what a field is for; in a Standard the tag for authors names an institution."""
    role, tag = record.role_of(field), record.tag_of(field)
    return "group-author" if role == "institution" and tag and tag.role == "author" else role


def _type(record: Record, fields: Mapping[str, list[Field]]) -> str:
    """Return the type of CSL; where the record names none, what it is part of shows it."""
    if record.type is not None and record.type.csl != "document":
        return record.type.csl
    if record.type_name:
        return "document"
    if "journal" in fields:
        return "article-journal"
    if "book-title" in fields:
        return "chapter"
    return "book" if "publisher" in fields else "document"


def _by_type(kind: str, fields: Mapping[str, list[Field]]) -> dict[str, str]:
    """Return the variables for which a role alone does not decide."""
    secondary = _first(fields, ("secondary-title",))
    container = _first(fields, _CONTAINERS)
    number = _first(fields, ("number",))
    found = {"container-title": container}
    if secondary and kind in _WHOLE:
        found["collection-title"] = secondary
    elif secondary and not container:
        found["container-title"] = secondary
    found["issue" if kind in _ARTICLES else "number"] = number
    if reported := _first(fields, _NUMBERS):
        found["number"] = reported
    if kind not in _ARTICLES and kind != "book":
        found["genre"] = _first(fields, ("work-type",))
    found["page"] = _pages(fields)
    found["DOI"] = next(
        (bare for field in fields["doi"] if (bare := doi.in_value(field.value))), ""
    )
    serial = [f.value for role in ("issn", "isbn", "serial-number") for f in fields.get(role, ())]
    for value in serial:
        for each in issn_isbn.parse_all(value, ("ISSN", "ISBN")):
            if isinstance(each, issn_isbn.SerialNumber):
                found.setdefault(each.kind, each.normal)
    found["language"] = _language(_first(fields, ("language",)))
    if words := [_plain(field.value) for field in fields.get("keyword", ())]:
        found["keyword"] = ", ".join(words)
    return found


def _language(text: str) -> str:
    """Return the code of the first language that a value names, else the value."""
    read = languages.parse_all(text)
    codes = [each.normal for each in read if isinstance(each, languages.Language)]
    return codes[0] if codes and len(codes[0]) == _CODE else text


def _pages(fields: Mapping[str, list[Field]]) -> str:
    """Return the pages, or else the number that an article has instead."""
    first, last = _first(fields, ("pages", "page-span")), _first(fields, ("end-page",))
    if first and last and last != first and not set(first) & set("-–—"):
        return f"{first}-{last}"
    return first or _first(fields, ("article-number",))


def _people(
    record: Record, fields: Mapping[str, list[Field]], roles: Iterable[str], variable: str
) -> list[Person]:
    named = next((fields[role] for role in roles if role in fields), [])
    found = people(record, named)
    if variable == "author":
        groups = [field for role in _GROUPS for field in fields.get(role, ())]
        found += [Person(literal=_plain(field.value)) for field in groups]
    return found


def _first(fields: Mapping[str, list[Field]], roles: Iterable[str]) -> str:
    """Return the first value of the first of `roles` that the record has, on one line."""
    return next((_plain(fields[role][0].value) for role in roles if role in fields), "")


def _plain(value: str) -> str:
    return " ".join(value.split())
