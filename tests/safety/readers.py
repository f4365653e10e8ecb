"""What other programs read in a file of each dialect, as plain values.

bibutils, citation-js and biblatex-csl-converter run as in `importers.run`; rispy, Biopython, nbib
and metaknowledge are libraries. Nobody else reads RefWorks' own format: a reader of a few lines
takes the place of one. A reader gets the bytes of a file, as it would from a disk.
"""

import io
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from shutil import which
from typing import Any, Final, NamedTuple

import nbib
import rispy
from Bio import Medline
from metaknowledge.WOS import wosParser

from real_importers import run

_PATIENCE: Final = 10
"""Seconds after which a program is taken to be stuck."""

_GENERATED: Final = frozenset(
    (
        # Keys that importers make up, and what they derive from the reference type alone.
        "identifier[citekey]",
        "entry_key",
        "typeOfResource",
        "issuance",
        "type",
        "type_of_reference",
    )
)


class Value(NamedTuple):
    """A value that a reader found."""

    slot: str
    """What the reader calls the field."""
    text: str


class Read(NamedTuple):
    """What a reader made of a file."""

    records: tuple[tuple[Value, ...], ...]
    error: str = ""
    """Why it refused the file; "" if it did not."""


Reader = Callable[[bytes], Read]


@lru_cache(maxsize=4_000)
def read(data: bytes, dialect: str, reader: str) -> Read:
    """Return what `reader` finds in a file of `dialect`."""
    found = READERS[dialect][reader](data)
    return found._replace(
        records=tuple(
            tuple(each for each in record if each.slot.rpartition("/")[2] not in _GENERATED)
            for record in found.records
        )
    )


@cache
def missing(reader: str) -> str:
    """Say what has to be installed for a reader; "" if nothing."""
    if reader.endswith("2xml"):
        return "" if which(reader) else f"{reader} is not there (Debian package bibutils)"
    return run.missing(reader) if reader in run.IMPORTERS else ""


def _bibutils(program: str, data: bytes) -> Read:
    try:
        done = subprocess.run(
            [program, "-i", "utf8", "-nl", "-nt"],
            input=data,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return Read((), "does not come to an end")
    if done.returncode:
        return Read((), f"ends with {done.returncode}")
    if not done.stdout.strip():
        return Read(())
    try:
        root = ET.fromstring(done.stdout)  # noqa: S314  # made here from our own files
    except ET.ParseError as error:
        return Read((), f"writes XML that is not well-formed: {error}")
    return Read(
        tuple(
            tuple(Value(*pair) for pair in run.flat(mods) if not pair[0].endswith("genre"))
            for mods in root
        )
    )


def _in_node(importer: str, dialect: str, data: bytes) -> Read:
    found = run.imported(_text(data), importer, dialect)
    return Read(tuple(tuple(Value(*pair) for pair in each) for each in found.records), found.error)


def _library(load: Callable[[str], list[Any]], data: bytes) -> Read:
    """Return what a library makes of the text; whatever it raises, it refuses the file."""
    try:
        found = load(_text(data).replace("\r\n", "\n").replace("\r", "\n"))
    except Exception as error:  # noqa: BLE001  # each library has its own
        return Read((), f"{type(error).__name__}: {error}".partition("\n")[0])
    return Read(
        tuple(
            tuple(value for value in _flat("", each) if value.slot != "unknown_tag.None")
            for each in found
        )
    )


def _flat(slot: str, value: object) -> Iterator[Value]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _flat(f"{slot}.{key}" if slot else str(key), each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _flat(slot, each)
    elif value is not None and str(value).strip():
        yield Value(slot, str(value))


def _biopython(text: str) -> list[Any]:
    return [dict(each) for each in Medline.parse(io.StringIO(text)) if each]


def _metaknowledge(text: str) -> list[Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_text(text, encoding="utf-8", newline="")
        found, error = wosParser(str(path))
    if not found and error is not None:
        raise ValueError(str(error).replace(str(path), "the file"))
    entries = sorted(found, key=lambda entry: entry._sourceLine)
    return [entry._fieldDict for entry in entries]


def _line_by_line(text: str) -> list[Any]:
    """Return what is in RefWorks' format if each line is a tag, a space and a value."""
    found: list[list[tuple[str, str]]] = []
    for line in text.split("\n"):
        code, _, value = line.removeprefix("\ufeff").partition(" ")
        if code == "RT" and value:
            found.append([])
        if found and value and 2 <= len(code) <= 4 and code.isupper():
            found[-1].append((code, value))
    return [[{code: value} for code, value in each] for each in found]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


READERS: Final[dict[str, dict[str, Reader]]] = {
    "endnote": {
        "end2xml": partial(_bibutils, "end2xml"),
        "citation-js": partial(_in_node, "citation-js", "endnote"),
        "biblatex-csl-converter": partial(_in_node, "biblatex-csl-converter", "endnote"),
    },
    "refer": {"end2xml": partial(_bibutils, "end2xml")},
    "ris": {
        "ris2xml": partial(_bibutils, "ris2xml"),
        "rispy": partial(_library, rispy.loads),
        "citation-js": partial(_in_node, "citation-js", "ris"),
        "biblatex-csl-converter": partial(_in_node, "biblatex-csl-converter", "ris"),
    },
    "medline": {
        "biopython": partial(_library, _biopython),
        "nbib": partial(_library, nbib.read),
        "biblatex-csl-converter": partial(_in_node, "biblatex-csl-converter", "medline"),
    },
    "wos": {
        "isi2xml": partial(_bibutils, "isi2xml"),
        "rispy": partial(_library, partial(rispy.loads, implementation=rispy.WokParser)),
        "metaknowledge": partial(_library, _metaknowledge),
    },
    "refworks": {"line-by-line": partial(_library, _line_by_line)},
}
"""By dialect: who reads it."""
