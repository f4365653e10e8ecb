"""Importers that are written in Python, called as users do: a text in, slots and texts out."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pybtex.database import Entry

MEASURED = {
    "biopython": "1.88",
    "metaknowledge": "3.4.1",
    "nbib": "0.3.2",
    "pybtex": "0.26.1",
    "pybtexris": "0.2.0",
    "rispy": "0.10.0",
}
"""What reftag's data about importers was measured with."""

Record = list[tuple[str, str]]


def read(text: str, dialect: str, importer: str) -> list[Record]:
    """Return the records that an importer finds. Raises whatever it raises."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file.ris" if dialect == "ris" else "file.txt")
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        return _LIBRARIES[importer](path, dialect)


def _rispy(path: Path, dialect: str) -> list[Record]:
    import rispy

    options = {"implementation": rispy.WokParser} if dialect == "wos" else {}
    with path.open(encoding="utf-8") as file:
        return [list(_flat("", each)) for each in rispy.load(file, **options)]


def _pybtexris(path: Path, _dialect: str) -> list[Record]:
    from pybtex.database import parse_file

    found = parse_file(str(path), bib_format="ris")
    return [
        [("type", each.type), ("key", key), *each.fields.items(), *_people(each)]
        for key, each in found.entries.items()
    ]


def _people(entry: "Entry") -> Iterator[tuple[str, str]]:
    for role, people in entry.persons.items():
        for person in people:
            for part, names in (
                ("family", person.prelast_names + person.last_names),
                ("given", person.first_names + person.middle_names),
                ("suffix", person.lineage_names),
            ):
                if names:
                    yield f"{role}.{part}", " ".join(names)


def _biopython(path: Path, _dialect: str) -> list[Record]:
    from Bio import Medline

    with path.open(encoding="utf-8") as file:
        return [list(_flat("", dict(each))) for each in Medline.parse(file)]


def _nbib(path: Path, _dialect: str) -> list[Record]:
    import nbib

    return [list(_flat("", each)) for each in nbib.read_file(str(path))]


def _metaknowledge(path: Path, dialect: str) -> list[Record]:
    import metaknowledge

    found = metaknowledge.RecordCollection(str(path), cached=False)
    entries = sorted(found, key=lambda entry: entry._sourceLine)
    if dialect == "wos":
        return [list(_flat("", entry._fieldDict)) for entry in entries]
    # Of some tags of MEDLINE it makes something of its own, such as affiliations by author.
    return [
        list(_flat("", {tag: entry.get(tag) or raw for tag, raw in entry._fieldDict.items()}))
        for entry in entries
    ]


def _flat(slot: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _flat(f"{slot}.{key}" if slot else str(key), each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _flat(slot, each)
    elif value is not None and str(value).strip():
        yield slot, str(value).removesuffix(" 00:00:00")  # a date that became one of Python's


_LIBRARIES: dict[str, Callable[[Path, str], list[Record]]] = {
    "biopython": _biopython,
    "metaknowledge": _metaknowledge,
    "nbib": _nbib,
    "pybtexris": _pybtexris,
    "rispy": _rispy,
}
