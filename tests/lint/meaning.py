"""What a document says, so that tests can tell whether a fix changed it."""

import html
import re
from collections.abc import Iterator
from unicodedata import category, normalize
from urllib.parse import unquote

from reftag.syntax import Document


def values(read: Document) -> set[tuple[str, str]]:
    """Return what a document says: each line of each value, with the role of its tag.

    Safe fixes may neither add to it nor take from it: they leave out empty tags and repetitions,
    move the type up and name it as the format does, repeat a DOI as a link, write another tag that
    means the same, and part a date into a year and a date.
    """
    dois = {field.value for record in read for field in record.with_role("doi")}
    lines = {
        said
        for record in read
        for each in record.fields
        for line in each.value.split("\n")
        for said in _said(read, each.code, _line(read, each.code, line))
    }
    links = {f"https://doi.org/{doi}" for doi in dois}
    return {(code, line) for code, line in lines if line and line not in links}


def _said(read: Document, code: str, line: str) -> Iterator[tuple[str, str]]:
    """Yield what a line says, with its role: a date where a year belongs says both."""
    tag = read.dialect.by_code.get(code)
    role = tag.role if tag else code
    dated = re.fullmatch(r"(\d{4})(?:[-/]*|([-/].*))", line) if role == "year" else None
    if dated is None:
        yield role, line
        return
    yield role, dated[1]
    if dated[2]:
        yield "date", line


def _line(read: Document, code: str, line: str) -> str:
    """Return what can be read in a line, a type by its name.

    Spaces are alike, NUL among them, and entities, decomposed letters and invisible characters make
    no difference.
    """
    line = normalize("NFC", html.unescape(html.unescape(line)))
    line = "".join(
        c
        for c in line.replace("\ufffc", "").replace("\0", " ")
        if c.isspace() or category(c) not in {"Cc", "Cf", "Cn"}
    )
    line = " ".join(line.replace(",", ", ").split())
    kind = read.dialect.nearly_type(line) if code == read.dialect.type_code else None
    if kind:
        return kind.name
    tag = read.dialect.by_code.get(code)
    mark, role = tag.marked if tag and tag.marked else ("", "")
    if role == "doi" and line.endswith(mark):
        return _bare(line.removesuffix(mark))
    if tag and tag.kind == "doi":
        return _bare(line)
    if tag and tag.kind == "pages":
        return re.sub(r" ?-+ ?", "-", line.translate(_HYPHENS))
    return line


def _bare(line: str) -> str:
    """Return a DOI: the same in a link, after a label, percent-encoded."""
    return re.sub(r".*?(?=10\.)", "", "".join(unquote(line).split()), count=1).rstrip('.,;")]>')


_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
"""Safe fixes write a hyphen for the dash of a range of pages."""
