"""Identifiers of PubMed, PubMed Central, arXiv, Web of Science and ERIC, as values write them."""

import re
from typing import Final, Literal, NamedTuple

from reftag.values.fault import Fault

Scheme = Literal["", "PMID", "PMCID", "arXiv", "WOS", "ERIC"]

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

_WOS: Final = re.compile(r"(?:WOS|ISI|UT)\s?:\s?(\w+)", re.IGNORECASE)
_ERIC: Final = re.compile(r"(?:ERIC\s?:?\s?)?(E[DJ]\d{6,7})", re.IGNORECASE)
_FIRST_MONTH: Final = (7, 4)
_FIVE_DIGITS: Final = (15, 1)


class Identifier(NamedTuple):
    """A number by which a database knows a work."""

    scheme: Scheme
    """`""` if the value does not say which database it is from."""
    number: str

    @property
    def normal(self) -> str:
        """The number with its usual label: `PMID:123`, `PMC123`, `arXiv:1912.06970`."""
        labelled = self.scheme in ("PMID", "arXiv", "WOS")
        return f"{self.scheme}:{self.number}" if labelled else self.number


def parse(value: str) -> Identifier | Fault:
    """Read an accession number; it is a fault if it says what it is, but has another form."""
    text = value.strip()
    if match := _PMID.fullmatch(text):
        return _pmid(match[1])
    if match := _PMCID.fullmatch(text):
        return _pmcid(match[1] or match[2] or "")
    if "rxiv" in value.lower() and (found := _arxiv(value)):
        return found
    if match := _WOS.fullmatch(text):
        return Identifier("WOS", match[1])
    if match := _ERIC.fullmatch(text):
        return Identifier("ERIC", match[1].upper())
    return Identifier("", text)


def accession(value: str) -> str:
    """Return a number in the source database as it is compared, `""` for one that may be a counter.

    Those are short, and say nothing about the work.
    """
    return value.strip() if _MANY_DIGITS.search(value) else ""


def _pmid(text: str) -> Identifier | Fault:
    number = re.match(r"\S*", text)
    written = number[0].rstrip(".,;") if number else ""
    if re.fullmatch(r"[1-9]\d{0,7}", written):
        return Identifier("PMID", written)
    return Fault("is not a PMID (a number of at most 8 digits)", kind="PMID")


def _pmcid(text: str) -> Identifier | Fault:
    written = re.split(r"[;,\n]", text)[0].strip().rstrip(".")
    if match := re.fullmatch(r"PMC([1-9]\d{2,8})(?:\.\d+)?(?:\s+[\[(].*)?", written, re.IGNORECASE):
        return Identifier("PMCID", f"PMC{match[1]}")
    return Fault("is not a PMCID (PMC followed by a number)", kind="PMCID")


def _arxiv(value: str) -> Identifier | Fault | None:
    found = None
    for written in (*_ARXIV.findall(value), *_ARXIV_PAGE.findall(value)):
        name = re.sub(r"\.pdf$", "", written.rstrip(".,;:"))
        if not name or not name[0].isalnum() or not any(c.isdigit() for c in name):
            continue  # nothing or a word: no claim to be one
        if not _is_arxiv(name):
            return Fault("is not an arXiv identifier", part=name, kind="arXiv")
        found = found or Identifier("arXiv", re.sub(r"v\d+$", "", name))
    return found


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
