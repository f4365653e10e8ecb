"""PubMed, PubMed Central and arXiv identifiers, where a value claims to be one."""

import re
from typing import Final

_PMID: Final = re.compile(r"(?:PMID|PubMed ?ID)\b[\s:#=-]*(.*)", re.IGNORECASE | re.DOTALL)
_PMCID: Final = re.compile(
    r"(?:PMCID\b[\s:#=-]*)?(?=PMC)(\S.*)|PMCID\b[\s:#=-]*(.*)", re.IGNORECASE | re.DOTALL
)
_ARXIV: Final = re.compile(r"(?:\beprint:\s*)?\barxiv:\s?([^\s,;()\[\]]*)", re.IGNORECASE)
_ARXIV_PAGE: Final = re.compile(
    r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/([^\s?#]+)", re.IGNORECASE
)
_ARXIV_NEW: Final = re.compile(r"(\d\d)(\d\d)\.(\d{4,5})(?:v\d+)?")
_ARXIV_OLD: Final = re.compile(r"[a-z-]+(?:\.[A-Za-z-]{2,20})?/\d{7}(?:v\d+)?")

_MANY_DIGITS: Final = re.compile(r"\d{5}")

_FIRST_MONTH: Final = (7, 4)
_FIVE_DIGITS: Final = (15, 1)


def accession(value: str) -> str:
    """Return a number in the source database as it is compared, `""` for one that may be a counter.

    Those are short, and say nothing about the work.
    """
    return value.strip() if _MANY_DIGITS.search(value) else ""


def pmid(value: str) -> str | None:
    """Return what is wrong with a value that calls itself a PMID, None if nothing is."""
    match = _PMID.fullmatch(value.strip())
    if match is None:
        return None
    number = re.match(r"\S*", match[1])
    written = number[0].rstrip(".,;") if number else ""
    if re.fullmatch(r"[1-9]\d{0,7}", written):
        return None
    return "is not a PMID (a number of at most 8 digits)"


def pmcid(value: str) -> str | None:
    """Return what is wrong with a value that calls itself a PMCID, None if nothing is."""
    match = _PMCID.fullmatch(value.strip())
    if match is None:
        return None
    written = re.split(r"[;,\n]", match[1] or match[2] or "")[0].strip().rstrip(".")
    if re.fullmatch(r"(?i:PMC)[1-9]\d{2,8}(?:\.\d+)?(?:\s+[\[(].*)?", written):
        return None
    return "is not a PMCID (PMC followed by a number)"


def arxiv(value: str) -> str | None:
    """Return the identifier in a value that says `arXiv:` but is none, None if all is well."""
    if "rxiv" not in value.lower():
        return None
    for written in (*_ARXIV.findall(value), *_ARXIV_PAGE.findall(value)):
        name = re.sub(r"\.pdf$", "", written.rstrip(".,;:"))
        if not name or not name[0].isalnum() or not any(c.isdigit() for c in name):
            continue  # nothing or a word: no claim to be one
        if not _is_arxiv(name):
            return name
    return None


def _is_arxiv(name: str) -> bool:
    if _ARXIV_OLD.fullmatch(name):
        return True
    match = _ARXIV_NEW.fullmatch(name)
    if match is None:
        return False
    year, month = int(match[1]), int(match[2])
    if not 1 <= month <= 12 or (year, month) < _FIRST_MONTH:
        return False
    return len(match[3]) == (5 if (year, month) >= _FIVE_DIGITS else 4)
