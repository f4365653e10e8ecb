"""Programs that others wrote for the same formats, and what they read in a file.

bibutils converts to MODS (Debian package `bibutils`); rispy, nbib, Biopython and metaknowledge
are libraries. Each gets the text as UTF-8 and says what it makes of it: a list of records, or
nothing if it refuses the file. What differs only in form is evened out in `fairly`.

No other program reads RefWorks' own format. A reader of a few lines, without special cases,
replaces them; and of two files the same records are there in EndNote's format (`conformance`).
"""

import io
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import nbib
import rispy
from Bio import Medline
from metaknowledge.WOS import wosParser

_PATIENCE: Final = 60
"""Seconds after which a program is taken to be stuck."""
_MODS: Final = {"m": "http://www.loc.gov/mods/v3"}


class Said(NamedTuple):
    """The content of a record, as one program read it."""

    title: str = ""
    authors: tuple[str, ...] = ()
    """Family name first, `Doe, Jane`, where the peer distinguishes the parts of a name."""
    year: str = ""
    doi: str = ""
    full_names: tuple[str, ...] = ()
    """The authors again, where the format has a second tag for their names in full."""


Records = tuple[Said, ...]


class RefusedError(Exception):
    """The peer reads nothing in this file: it raises, or its output is not XML."""


def converted(program: str, text: str) -> Records:
    """Return what a program of bibutils reads."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_text(text, encoding="utf-8", newline="")
        done = subprocess.run(
            [program, "-i", "utf8", "-nl", "-nt", path.name],
            cwd=folder,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    try:
        collection = ET.fromstring(done.stdout)  # noqa: S314  # made here from our own files
    except ET.ParseError as error:
        raise RefusedError(f"its XML is broken: {error}") from error
    return tuple(_mods(entry) for entry in collection.findall("m:mods", _MODS))


def _mods(entry: ET.Element) -> Said:
    titles = [
        " ".join(part.text or "" for part in info)
        for info in entry.findall("m:titleInfo", _MODS)
        if info.get("type") is None
    ]
    dates = [
        *entry.findall("m:originInfo/m:dateIssued", _MODS),
        *entry.findall("m:part/m:date", _MODS),
        *entry.findall("m:relatedItem/m:originInfo/m:dateIssued", _MODS),
        *entry.findall("m:relatedItem/m:part/m:date", _MODS),
    ]
    return Said(
        title=next(iter(titles), ""),
        authors=tuple(_author(name) for name in entry.findall("m:name", _MODS) if _wrote(name)),
        year=_dated([date.text or "" for date in dates]),
        doi=next(
            (each.text or "" for each in entry.iter() if each.get("type") == "doi"),
            "",
        ),
    )


def _dated(dates: list[str]) -> str:
    """Return the first date with a year in it: bibutils puts day and month by themselves."""
    return next((date for date in dates if re.search(r"\d{4}", date)), next(iter(dates), ""))


def _wrote(name: ET.Element) -> bool:
    return any(role.text == "author" for role in name.findall("m:role/m:roleTerm", _MODS))


def _author(name: ET.Element) -> str:
    parts: dict[str, list[str]] = {}
    for part in name.findall("m:namePart", _MODS):
        parts.setdefault(part.get("type", "family"), []).append(part.text or "")
    joined = (" ".join(parts.get(kind, ())) for kind in ("family", "given", "suffix"))
    return ", ".join(filter(None, joined))


def by_rispy(text: str) -> Records:
    """Return what rispy reads in RIS."""
    return tuple(
        Said(
            title=entry.get("title") or entry.get("primary_title") or "",
            authors=(*entry.get("first_authors", ()), *entry.get("authors", ())),
            year=entry.get("year") or entry.get("publication_year") or "",
            doi=entry.get("doi") or "",
        )
        for entry in _tried(partial(rispy.loads, _lf(text)))
    )


def by_rispy_wok(text: str) -> Records:
    """Return what rispy reads in Web of Science's format."""
    return tuple(
        Said(
            title=entry.get("document_title") or "",
            authors=tuple(entry.get("authors", ())),
            year=entry.get("publication_year") or "",
            doi=entry.get("doi") or "",
        )
        for entry in _tried(partial(rispy.loads, _lf(text), implementation=rispy.WokParser))
    )


def by_nbib(text: str) -> Records:
    """Return what nbib reads in MEDLINE."""
    return tuple(
        Said(
            title=entry.get("title", ""),
            authors=tuple(each.get("author_abbreviated", "") for each in entry.get("authors", ())),
            year=entry.get("publication_date", ""),
            doi=entry.get("doi", ""),
        )
        for entry in _tried(partial(nbib.read, _lf(text)))
    )


def by_biopython(text: str) -> Records:
    """Return what Biopython reads in MEDLINE."""
    return tuple(
        Said(
            title=entry.get("TI", ""),
            authors=tuple(entry.get("AU", ())),
            year=entry.get("DP", ""),
            doi=marked_doi((*_listed(entry.get("LID", ())), *_listed(entry.get("AID", ())))),
        )
        for entry in _tried(lambda: list(Medline.parse(io.StringIO(_lf(text)))))
    )


def by_metaknowledge(text: str) -> Records:
    """Return what metaknowledge reads in Web of Science's format, as far as it gets."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_text(text, encoding="utf-8-sig", newline="")
        found, error = wosParser(str(path))
    if not found:
        raise RefusedError(f"{error}".replace(str(path), "the file"))
    entries = sorted(found, key=lambda entry: entry._sourceLine)
    return tuple(
        Said(
            title=" ".join(entry._fieldDict.get("TI", ())),
            authors=tuple(entry._fieldDict.get("AU", ())),
            year=" ".join(entry._fieldDict.get("PY", ())),
            doi=" ".join(entry._fieldDict.get("DI", ())),
        )
        for entry in entries
    )


def line_by_line(text: str) -> Records:
    """Return what is in RefWorks' format if each line is a tag, a space and a value."""
    found: list[dict[str, list[str]]] = []
    for line in _lf(text).split("\n"):
        if line.startswith("RT "):
            found.append({})
        if found:
            found[-1].setdefault(line[:2], []).append(line[3:])
    return tuple(
        Said(
            title=next(iter(tags.get("T1", ())), ""),
            authors=tuple(tags.get("A1", ())),
            year=next(iter(tags.get("YR", ())), ""),
            doi=next(iter(tags.get("DO", ())), ""),
        )
        for tags in found
    )


def marked_doi(values: Iterable[str]) -> str:
    """Return the first DOI among MEDLINE's identifiers: `10.1000/182 [doi]`."""
    return next((value.removesuffix("[doi]") for value in values if value.endswith("[doi]")), "")


def _listed(value: str | list[str]) -> Iterator[str]:
    yield from re.split(r"(?<=\]) ", value) if isinstance(value, str) else value


def _lf(text: str) -> str:
    """Return the text as Python's text files give it to these libraries."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _tried(read: Callable[[], list[dict[str, Any]]]) -> list[dict[str, Any]]:
    try:
        return read()
    except Exception as error:  # whatever a peer raises, it is that it cannot read the file
        raise RefusedError(f"{type(error).__name__}: {error}".partition("\n")[0]) from error


PEERS: Final[dict[str, dict[str, Callable[[str], Records]]]] = {
    "endnote": {"end2xml": partial(converted, "end2xml")},
    "refer": {"end2xml": partial(converted, "end2xml")},
    "ris": {"ris2xml": partial(converted, "ris2xml"), "rispy": by_rispy},
    "medline": {"nbib": by_nbib, "biopython": by_biopython},
    "wos": {
        "isi2xml": partial(converted, "isi2xml"),
        "rispy": by_rispy_wok,
        "metaknowledge": by_metaknowledge,
    },
    "refworks": {"line-by-line": line_by_line},
}
"""By dialect: the other programs that read it."""


def missing(peer: str) -> str:
    """Say what has to be installed for a peer, `""` if nothing."""
    if peer.endswith("2xml") and shutil.which(peer) is None:
        return f"{peer} is not there (Debian package bibutils)"
    return ""
