"""Which colour a value has: the same for the same role, in every dialect and in every editor.

TextMate grammars give a tag's values one of these colours whatever the type of the record is, the
language server goes by the role that the type gives to the tag. What is read rather than looked
up, such as abstracts, notes and addresses, has no colour of its own.
"""

from typing import Final, Literal, get_args

from reftag.dialects import roles
from reftag.dialects.model import Kind

Colour = Literal[
    "type", "title", "person", "journal", "number", "identifier", "link", "keyword", ""
]  # fmt: skip
"""What a value is, as far as colours tell it; `""` for text."""

COLOURS: Final[tuple[Colour, ...]] = tuple(each for each in get_args(Colour) if each)

_BY_KIND: Final[dict[Kind, Colour]] = {
    "type": "type",
    "person": "person",
    "year": "number",
    "date": "number",
    "number": "number",
    "pages": "number",
    "doi": "identifier",
    "issn-or-isbn": "identifier",
    "url": "link",
    "path": "link",
    "keyword": "keyword",
}

_BY_ROLE: Final[dict[str, Colour]] = {
    **dict.fromkeys(
        (
            "title",
            "foreign-title",
            "other-title",
            "portuguese-title",
            "short-title",
            "spanish-title",
            "translated-title",
            "transliterated-title",
        ),
        "title",
    ),
    **dict.fromkeys(
        (
            *roles.HOSTS,
            *roles.ABBREVIATIONS,
            "alternate-title",
            "conference",
            "host",
            "journal",
            "other-journal",
            "secondary-title",
            "tertiary-title",
            "website-title",
        ),
        "journal",
    ),
    **dict.fromkeys(
        (
            "accession-number",
            "article-id",
            "article-number",
            "author-id",
            "book-doi",
            "call-number",
            "citation-label",
            "coden",
            "eric-issn",
            "journal-id",
            "label",
            "manuscript-id",
            "orcid",
            "other-accession-number",
            "other-id",
            "pmcid",
            "pmid",
            "report-number",
            "researcher-id",
        ),
        "identifier",
    ),
    **dict.fromkeys(
        (
            "assignee",
            "author",
            "book-group-author",
            "editor",
            "group-author",
            "investigator",
            "named-person",
            "subject-person",
            "translator",
        ),
        "person",
    ),
    **dict.fromkeys(roles.DATES, "number"),
    **dict.fromkeys(
        (
            "descriptor",
            "korean-keywords",
            "mesh",
            "portuguese-keywords",
            "script-keywords",
            "spanish-keywords",
            "topic",
        ),
        "keyword",
    ),
    "publication-type": "type",
    "description": "",
}
"""For roles whose values are of a kind that says too little."""


def colour(role: str, kind: Kind) -> Colour:
    """Return the colour of a value of a kind in a role."""
    by_kind = _BY_KIND.get(kind, "")
    return by_kind if by_kind in ("type", "link") else _BY_ROLE.get(role, by_kind)
