"""Web addresses to which identifiers lead, and those that are named in any text.

Nothing is looked up: an address follows from the identifier alone. Only `http`, `https` and `ftp`
are addresses here, whatever a file says: editors would also run commands that are written as links.
"""

import re
from typing import Final, NamedTuple
from urllib.parse import quote

from reftag.values import doi, identifiers, patterns
from reftag.values.identifiers import Identifier

_END: Final = r"[^\s<>\"“”]"
_NAMED: Final = {
    kind: (sign, re.compile(pattern))
    for kind, sign, pattern in (
        ("web", "://", rf"https?://{_END}+|ftp://{_END}+"),
        ("DOI", "10.", rf"{patterns.DOI}(?:\.\d+)*/{_END}+"),
        ("ORCID", "000", rf"{patterns.ORCID}(?![\w-])"),
        ("handle", "hdl:", rf"hdl:/{{0,2}}\d+(?:\.\d+)*/{_END}+"),
        ("arXiv", "Xiv:", r"arXiv:\s?[^\s,;()\[\]]+"),
        ("PMID", "PMID", r"PMID[:\s]\s?[1-9]\d{0,7}\b"),
        ("PMCID", "PMC", r"PMC[1-9]\d{2,8}\b"),
    )
}
"""By kind: what is in each text that names one, and what it looks like. Patterns that begin with
letters or digits are found many times faster than others, so that case counts, and what comes
before is looked at afterwards."""
_BRACKETS: Final = {")": "(", "]": "[", "}": "{"}
_SAFE: Final = "/:;()@,=&+!*'"
_ENCODED: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Address(NamedTuple):
    """An identifier or a link in a text, and where it leads."""

    start: int
    end: int
    url: str
    what: str
    """What it is an address of: *DOI 10.5555/cards*; `""` for a plain link."""


def named_in(text: str) -> list[Address]:
    """Return the addresses and the identifiers that a text names beyond doubt, in order."""
    found: list[Address] = []
    for kind, (sign, pattern) in _NAMED.items():
        for match in pattern.finditer(text) if sign in text else ():
            start = match.start()
            if start and (text[start - 1].isalnum() or text[start - 1] in "-_"):
                continue
            written = _without_punctuation(match[0])
            end = start + len(written)
            if any(start < each.end and each.start < end for each in found):
                continue  # the DOI in a link
            if leads := _leads(kind, written):
                found.append(Address(start, end, *leads))
    return sorted(found)


def _leads(kind: str, written: str) -> tuple[str, str] | None:
    """Return where something leads, and what it is; None if it is not what it seems to be."""
    if kind == "web":
        bare = doi.in_link(written)
        return of_link(written), f"DOI {bare}" if bare else ""
    if kind == "DOI":
        bare = doi.in_value(written)
        return (of_doi(bare), f"DOI {bare}") if bare else None
    if kind == "ORCID":
        number = written.upper()
        return (f"https://orcid.org/{number}", f"ORCID {number}") if is_orcid(number) else None
    if kind == "handle":
        name = written.partition(":")[2].lstrip("/")
        return f"https://hdl.handle.net/{quote(name, _SAFE)}", f"handle {name}"
    found = identifiers.parse(written)
    url = of_identifier(found) if isinstance(found, Identifier) else ""
    return (url, name_of(found)) if isinstance(found, Identifier) and url else None


def of_doi(bare: str) -> str:
    """Return the address of a DOI."""
    return f"https://doi.org/{quote(bare, _SAFE)}"


def of_issn(normal: str) -> str:
    """Return the address of an ISSN in its usual form, `0378-5955`."""
    return f"https://portal.issn.org/resource/ISSN/{normal}"


def of_link(address: str) -> str:
    """Return an address as a link, without characters that links cannot have."""
    return quote(_ENCODED.sub("%25", address), f"{_SAFE}%?#[]$~")


def of_identifier(found: Identifier) -> str:
    """Return the address of a number in a database, `""` if it has none."""
    number = quote(found.number, _SAFE)
    match found.scheme:
        case "PMID":
            return f"https://pubmed.ncbi.nlm.nih.gov/{number}/"
        case "PMCID":
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{number}/"
        case "arXiv":
            return f"https://arxiv.org/abs/{number}"
        case "WOS":
            return f"https://www.webofscience.com/wos/woscc/full-record/WOS:{number}"
        case "ERIC":
            return f"https://eric.ed.gov/?id={number}"
    return ""


def name_of(found: Identifier) -> str:
    """Return what people call a number in a database: *PMID 38861302*."""
    return f"{found.scheme} {found.number}" if found.scheme else found.number


def is_orcid(number: str) -> bool:
    """Say whether a number of 16 digits, the hyphens not counted, has the right check digit."""
    total = 0
    digits = number.replace("-", "")
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1:].upper() == ("X" if check == 10 else str(check))


def _without_punctuation(text: str) -> str:
    """Return the text without the punctuation of the sentence after it."""
    while text:
        last = text[-1]
        opening = _BRACKETS.get(last)
        if opening and text.count(opening) >= text.count(last):
            break
        if opening is None and last not in ".,;:!?'’*":
            break
        text = text[:-1]
    return text
