"""The real importers: a text in, records out as they read them.

bibutils' programs are in Debian's package `bibutils`; citation-js, biblatex-csl-converter and
RefLib run in one Node process (`importers.mjs`); what is written in Python is in `libraries.py`.
Slots are named as each importer names its fields: paths in MODS, CSL variables, biblatex fields.
Parts of a name are slots of their own: `author.family`.
"""

import atexit
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import NamedTuple, TypeAlias

from editors.find import end2xml
from real_importers import libraries

HERE = Path(__file__).parent
PATIENCE = 60
"""Seconds after which a process that does not answer is taken to be dead."""
STUCK = 5
"""Seconds after which an importer is taken to be in an endless loop: one is known for that."""
NEVER_ENDS = "does not come to an end"

IMPORTERS = ("bibutils", "citation-js", "biblatex-csl-converter")
"""Those that can be run here with EndNote files, as `targets` names them."""

_NODE = frozenset(("citation-js", "biblatex-csl-converter", "reflib"))

_PROGRAMS = {
    "endnote": ["end2xml"],
    "ris": ["ris2xml"],
    "wos": ["isi2xml"],
    # Debian has no program for this format, but the library of all programs reads it.
    "medline": [sys.executable, str(HERE / "nbib2xml.py")],
}
"""By dialect: the program of bibutils that reads it."""

READERS: dict[str, tuple[str, ...]] = {
    "endnote": IMPORTERS,
    "ris": (*IMPORTERS, "rispy", "reflib", "pybtexris"),
    "medline": (
        *("bibutils", "biblatex-csl-converter", "biopython"),
        *("nbib", "metaknowledge", "reflib"),
    ),
    "wos": ("bibutils", "rispy", "metaknowledge"),
    "refworks": ("citation-js",),
}
"""By dialect: the importers that can be run here. For the others the measured tables are all there
is: Zotero, JabRef and the R tools are not packages that a test could install; ASReview needs half a
gigabyte of other packages; no pip of today installs wostools."""

Slots: TypeAlias = tuple[tuple[str, str], ...]
"""What a record holds: pairs of slot and text, in the importer's order."""


class Imported(NamedTuple):
    """What an importer made of a text."""

    records: tuple[Slots, ...]
    error: str
    """Why it refused the text, or why its output cannot be read; "" if it did not."""


@lru_cache(maxsize=20_000)
def imported(text: str, importer: str, dialect: str = "endnote") -> Imported:
    """Return what `importer` reads in `text`. Raises `RuntimeError` if it is not installed."""
    if reason := missing(importer):
        raise RuntimeError(reason)
    if importer == "bibutils":
        return bibutils(text, dialect)
    if importer in _NODE:
        return _node().read(text, importer, dialect)
    try:
        found = libraries.read(text, dialect, importer)
    except Exception as error:  # noqa: BLE001  # each library has its own
        said = re.sub(r"'\S*/(file\.\w+)'", r"\1", str(error))
        return Imported((), f"{type(error).__name__}: {said}")
    return Imported(tuple(map(tuple, found)), "")


@cache
def missing(importer: str) -> str:
    """Say what has to be installed for `importer`; "" if it can be run."""
    if importer == "bibutils":
        return "" if end2xml() else "end2xml is not there (Debian package bibutils)"
    if importer not in _NODE:
        package = "Bio" if importer == "biopython" else importer
        return "" if find_spec(package) else f"{package} is not there: run `make install`"
    packages = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    there = all((HERE / "node_modules" / name).is_dir() for name in packages)
    if shutil.which("node") is None or not there:
        return "Node or its packages are not there: run `make install`"
    return ""


# bibutils


def flat(mods: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield the slots and texts of a record in MODS."""
    return _flat(mods, "")


@lru_cache(maxsize=20_000)
def bibutils(text: str, dialect: str, options: tuple[str, ...] = ()) -> Imported:
    """Return what bibutils reads in `text`; its programs take options."""
    program = [*_PROGRAMS[dialect], *options]
    name = Path(_PROGRAMS[dialect][-1]).stem
    try:
        done = subprocess.run(
            program,
            input=text.encode("utf-8", "surrogateescape"),
            capture_output=True,
            check=False,
            timeout=STUCK,
        )
    except subprocess.TimeoutExpired:
        return Imported((), NEVER_ENDS)
    if done.returncode:
        return Imported((), f"{name} ends with {done.returncode}")
    if not done.stdout.strip():
        return Imported((), "")
    try:
        root = ET.fromstring(done.stdout)  # noqa: S314  # what our own inputs were turned into
    except ET.ParseError as error:
        return Imported((), f"{name} writes XML that is not well-formed: {error}")
    return Imported(tuple(tuple(_flat(mods, "")) for mods in root), "")


def _flat(element: ET.Element, path: str) -> Iterator[tuple[str, str]]:
    for child in element:
        tag = child.tag.rpartition("}")[2]
        if tag == "name":
            yield from _name(child, path)
            continue
        marks = [child.get(mark) for mark in ("type", "unit", "authority")]
        marks = [mark for mark in marks if mark and not (mark == "bibutilsgt" or tag == "genre")]
        here = f"{path}{tag}" + (f"[{','.join(filter(None, marks))}]" if marks else "")
        if child.text and child.text.strip():
            yield here, child.text.strip()
        yield from _flat(child, f"{here}/")


def _name(name: ET.Element, path: str) -> Iterator[tuple[str, str]]:
    role = "/".join(each.text or "" for each in name.iter() if each.tag.endswith("}roleTerm"))
    parts: dict[str, list[str]] = {}
    for each in name:
        if each.tag.endswith("}namePart"):
            parts.setdefault(each.get("type") or "literal", []).append(each.text or "")
    for part, texts in parts.items():
        yield f"{path}name[{role}].{part}", " ".join(texts)


# Node


class _Node:
    """The Node process that holds citation-js, biblatex-csl-converter and RefLib."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [shutil.which("node") or "node", HERE / "importers.mjs"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def read(self, text: str, importer: str, dialect: str) -> Imported:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"importer": importer, "dialect": dialect, "text": text}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        watch = Timer(PATIENCE, self._process.kill)
        watch.start()
        answer = self._process.stdout.readline()
        watch.cancel()
        if not answer:
            raise RuntimeError(f"{importer} gave no answer for {text[:60]!r}…")
        read = json.loads(answer)
        records = tuple(tuple((slot, value) for slot, value in each) for each in read["records"])
        return Imported(records, read["error"])

    def close(self) -> None:
        self._process.communicate()


@cache
def _node() -> _Node:
    node = _Node()
    atexit.register(node.close)
    return node


# Versions

MEASURED = {
    "bibutils": "7.2",
    "@citation-js/core": "0.8.2",
    "@citation-js/plugin-enw": "0.3.0",
    "@citation-js/plugin-refworks": "0.1.2",
    "@citation-js/plugin-ris": "0.8.2",
    "@iebh/reflib": "2.3.6",
    "biblatex-csl-converter": "3.6.0",
    **libraries.MEASURED,
}
"""What reftag's data about importers was measured with. EndNote's and RefWorks' formats were read
with older versions of citation-js' core, which make the same of all our inputs."""


def installed() -> dict[str, str]:
    """Return the versions of what is installed, `""` for what is not."""
    return {name: _version(name) for name in MEASURED}


def _version(name: str) -> str:
    if name == "bibutils":
        if missing(name):
            return ""
        done = subprocess.run(
            [end2xml() or "end2xml", "--version"],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        found = re.search(r"version (\S+)", done.stdout + done.stderr)
        return found[1] if found else ""
    if name in libraries.MEASURED:
        try:
            return version(name)
        except PackageNotFoundError:
            return ""
    package = HERE / "node_modules" / Path(name) / "package.json"
    return str(json.loads(package.read_text("utf-8"))["version"]) if package.is_file() else ""
