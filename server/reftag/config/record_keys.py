"""How a record is named in reftag.toml: by its DOI, its accession number or its title.

Roles say which tags hold these, so it is the same in every dialect. Names are compared in a
form that outlives tidying: a DOI bare or as a link, a title whatever its case and signs.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from reftag.syntax import Record
from reftag.values import patterns

_DOI: Final = re.compile(
    rf"(?:https?://(?:dx\.)?doi\.org/|doi\s*:?\s*)?({patterns.DOI}/\S+)\Z", re.IGNORECASE
)
_LINK: Final = re.compile(rf"https?://(?:dx\.)?doi\.org/({patterns.DOI}/\S+)", re.IGNORECASE)
_PMID: Final = re.compile(r"(?:pmid|pubmed)\s*:?\s*(\d+)\Z", re.IGNORECASE)
_ACCESSION_ROLES: Final = ("accession-number", "pmid")
_LINK_ROLES: Final = ("url", "doi")


def key_of(name: str) -> str:
    """Return the form in which the name of a record is compared."""
    name = " ".join(name.split())
    if doi := _DOI.match(name):
        return f"doi {doi[1].casefold()}"
    if pmid := _PMID.match(name):
        return _plain(pmid[1])
    return _plain(name)


def keys_of(record: Record) -> set[str]:
    """Return all the forms by which `record` can be named."""
    return set(_keys(record))


def name_of(record: Record) -> str | None:
    """Return the best name of `record` as written in reftag.toml, None if it has none."""
    for field in record.with_role("doi"):
        if doi := _DOI.match(" ".join(field.value.split())):
            return doi[1]
    for role in (*_ACCESSION_ROLES, "title"):
        first = record.first(role)
        if first is not None and _plain(first.value):
            return " ".join(first.value.split())
    return None


def identity(record: Record) -> str:
    """Return what identifies a record and stays the same while the record is fixed.

    Its title, since that changes least; without one what else names it, or all of its text.
    What is not a record (all of a file, the text before the first record) needs no identity.
    """
    if not record.fields:
        return ""
    title = record.first("title")
    if title is not None and (plain := _plain(title.value)):
        return plain
    return min(keys_of(record), default="") or record.text.strip()


def _keys(record: Record) -> Iterator[str]:
    for field in record.with_role("doi"):
        if field.value:
            yield key_of(field.value)
    for role in _LINK_ROLES:
        for field in record.with_role(role):
            for link in _LINK.finditer(field.value):
                yield f"doi {link[1].casefold()}"
    for role in (*_ACCESSION_ROLES, "title"):
        for field in record.with_role(role):
            if _plain(field.value):
                yield key_of(field.value)


def _plain(text: str) -> str:
    """Return the letters and digits of `text`, in one case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())
