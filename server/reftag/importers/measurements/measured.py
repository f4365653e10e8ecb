"""What importers were measured to do with EndNote files, as far as our data and tests go by it.

    python -m reftag.importers.measurements.measured

condenses `../shared/importers`, the full measurements, into two files in `endnote/`:

- `measured.json`: importer -> `version`, `how` (`run` or `documented`), `types` (reference type ->
  the importer's type), `tags` (tag -> the slot of its value, and types with another slot) and
  `structure` (input -> what came of it: `ok`, or what is wrong, or the value that was looked at).
- `structures.json`: input -> its text, made up for the measurement. A byte that is not UTF-8 is
  U+FFFD. One input, a real record, is left out.

`test_data.py` compares both with the full measurements where those are there.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

SHARED: Final = Path(__file__).parents[5] / "shared" / "importers"
"""The full measurements and the scripts that made them; a plain clone does not have them."""

_FACTS: Final = Path(__file__).parent / "endnote" / "measured.json"
_INPUTS: Final = Path(__file__).parent / "endnote" / "structures.json"
_REAL: Final = frozenset({"one_line_jmir"})
_KEPT: Final = ("version", "how", "types", "tags")

Json = Any


@cache
def measured() -> Json:
    """Return what was measured: importer -> facts."""
    return json.loads(_FACTS.read_text(encoding="utf-8"))


@cache
def structures() -> dict[str, str]:
    """Return the inputs that are odd in some way: name -> text."""
    found: dict[str, str] = json.loads(_INPUTS.read_text(encoding="utf-8"))
    return found


def condensed() -> dict[Path, str]:
    """Return the texts of both files, made from the full measurements."""
    facts = json.loads((SHARED / "importers-endnote.json").read_text(encoding="utf-8"))
    kept = {
        name: {key: each[key] for key in _KEPT}
        | {"structure": {case: said["result"] for case, said in each["structure"].items()}}
        for name, each in facts.items()
    }
    cases = json.loads((SHARED / "run" / "cases.json").read_text(encoding="utf-8"))
    inputs = {
        each["id"].rpartition("|")[2]: each["latin1"].encode("latin-1").decode("utf-8", "replace")
        for each in cases
        if each["fmt"] == "enw" and each["group"] == "structure"
    }
    texts = {name: text for name, text in inputs.items() if name not in _REAL}
    return {_FACTS: _by_line(kept, depth=3), _INPUTS: _by_line(texts, depth=1)}


def _by_line(content: Json, depth: int) -> str:
    """Return JSON with a line for each entry, down to a depth, so that changes can be read."""
    return _text(content, depth, "") + "\n"


def _text(content: Json, depth: int, indent: str) -> str:
    if depth == 0 or not isinstance(content, dict) or not content:
        return json.dumps(content, ensure_ascii=True)
    rows = (
        f"{indent} {json.dumps(key)}: {_text(value, depth - 1, indent + ' ')}"
        for key, value in content.items()
    )
    return "{\n" + ",\n".join(rows) + f"\n{indent}}}"


if __name__ == "__main__":
    for path, text in condensed().items():
        path.write_text(text, encoding="utf-8", newline="\n")
