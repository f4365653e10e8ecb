"""Measures what bibutils and citation-js make of every tag in every reference type.

The shared measurements hold eight types; what these two do with a tag goes by the type, so that
the other fifty need a run of their own. (What biblatex-csl-converter does with a tag does not go
by the type; Zotero and JabRef go by the type of *their* items, all of which `condense` knows.)

    python -m reftag.importers.measurements.by_type MODULES

runs `end2xml` (Debian package bibutils) and citation-js from the folder MODULES, which has a
`node_modules`, and writes `by_type.json`: importer -> tag -> slot -> reference types. The slots are
called as in the shared measurements.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from reftag.importers.load import UNKNOWN
from reftag.importers.measurements.measured import SHARED

RESULT = Path(__file__).parent / "endnote" / "by_type.json"
_MADE_UP = "Quantum Scroll"
_LIKE = "Journal Article"
"""The type whose inputs are run with the names of all others."""

Json = Any
Slots = dict[str, dict[str, list[str]]]
"""Tag -> slot -> types."""


def inputs() -> list[Json]:
    """Return the shared inputs about tags, for every type."""
    cases = json.loads((SHARED / "run" / "cases.json").read_text(encoding="utf-8"))
    facts = json.loads((SHARED / "importers-endnote.json").read_text(encoding="utf-8"))
    like = [c for c in cases if c["group"] in {"tag", "tagbase"} and c["type"] == _LIKE]
    return [
        {key: _renamed(value, name) for key, value in case.items()}
        for name in [*next(iter(facts.values()))["types"], _MADE_UP]
        for case in like
    ]


def _renamed(value: Json, name: str) -> Json:
    return value.replace(_LIKE, name) if isinstance(value, str) else value


def slots(cases: list[Json], results: Json) -> Slots:
    """Return where the value of each tag was found: tag -> slot -> types."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for case in cases:
        if case["group"] != "tag" or case["tag"] == "%0":
            continue
        before, after = results[case["base"]]["records"], results[case["id"]]["records"]
        slot = _slot(case["tag"], _flat(before[0]), _flat(after[0]))
        kind = UNKNOWN if case["type"] == _MADE_UP else case["type"]
        found[case["tag"]][slot].append(kind)
    return {tag: {slot: sorted(kinds) for slot, kinds in s.items()} for tag, s in found.items()}


def _flat(record: Json) -> Counter[tuple[str, str]]:
    return Counter((path, json.dumps(value, ensure_ascii=False)) for path, value in record)


def _slot(tag: str, before: Counter[tuple[str, str]], after: Counter[tuple[str, str]]) -> str:
    paths = set()
    for path, value in after - before:
        if path in {"_graph", "id", "type"} or (
            re.match(r"identifier\[citekey\]|@ID", path) and tag != "%F"
        ):
            continue  # made of other fields
        if tag in value:
            return "glued"
        paths.add(path)
    return " + ".join(sorted(paths)) or "dropped"


def run(modules: Path) -> dict[str, Slots]:
    """Run both importers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cases = inputs()
        (folder / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
        for script in (SHARED / "run").glob("run_*"):
            shutil.copyfile(script, folder / script.name)
        commands = (
            ("bibutils", [sys.executable, "run_bibutils.py", "out.json"]),
            ("citation-js", ["node", "run_citationjs.cjs", str(modules), "enw", "out.json"]),
        )
        measured = {}
        for importer, command in commands:
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
            measured[importer] = slots(cases, json.loads((folder / "out.json").read_bytes()))
        return measured


def dump(measured: dict[str, Slots]) -> str:
    """Return the text of the result: a line for each tag, the most frequent slot as `*`."""
    importers = []
    for importer, tags in measured.items():
        lines = []
        for tag, by_slot in tags.items():
            most = max(by_slot, key=lambda slot: len(by_slot[slot]))
            others = {slot: kinds for slot, kinds in sorted(by_slot.items()) if slot != most}
            lines.append(f"  {_json(tag)}: {_json({'*': most} | others)}")
        importers.append(f"{_json(importer)}: {{\n{_COMMA.join(lines)}\n}}")
    return f"{{\n{_COMMA.join(importers)}\n}}\n"


_COMMA = ",\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    RESULT.write_text(dump(run(Path(sys.argv[1]).resolve())), encoding="utf-8", newline="\n")
