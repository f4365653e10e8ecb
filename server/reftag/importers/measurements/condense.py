"""Makes the data files about importers from the measurements.

    python -m reftag.importers.measurements.condense

reads `measured.json` and `by_type.json`, judges by `judgement`, and writes
`server/reftag/dialects/importers/endnote/*.json`. A test compares them with a fresh run.
"""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, Final

import reftag.dialects
from reftag.dialects import Dialect
from reftag.importers.measurements.by_type import RESULT, UNKNOWN
from reftag.importers.measurements.judgement import (
    GUESSES,
    JUDGES,
    MISREAD,
    NEAR_TYPE,
    ONE_OF_TWO,
    SEVERAL,
    TAG_SIGNS,
    TITLES,
    UNKNOWN_TYPE,
    ZOTERO_TYPES_WITH_A_KIND,
    words,
)
from reftag.importers.measurements.measured import measured
from reftag.importers.measurements.structure import CASES

FOLDER: Final = Path(str(reftag.dialects.__file__)).parent / "importers"

_MEASURED_AS: Final = {"jabref": "jabref-endnote"}
"""JabRef has a second importer, which it never picks by itself."""

_ENTRY_TYPES: Final = {
    # JabRef and Zotero go by the type of their own items: all types that become the same item
    # are read like this one, which was measured.
    "zotero": {
        "journalArticle": "Journal Article",
        "book": "Book",
        "bookSection": "Book Section",
        "conferencePaper": "Conference Proceedings",
        "thesis": "Thesis",
        "report": "Report",
        "webpage": "Web Page",
        "patent": "Patent",
    },
    "jabref": {
        "article": "Journal Article",
        "book": "Book",
        "incollection": "Book Section",
        "inproceedings": "Conference Proceedings",
        "phdthesis": "Thesis",
        "techreport": "Report",
        "misc": "Web Page",
    },
}

_REPEATS: Final = {
    "first wins": "first",
    "last wins": "last",
    "joined": "joined",
    "both kept": "all",
    "both kept as an array": "list",
}

Json = Any


def condensed(dialect: Dialect) -> dict[str, Json]:
    """Return the content of each data file by the name of its importer."""
    facts = measured()
    by_type = json.loads(RESULT.read_text(encoding="utf-8"))
    return {
        name: _importer(name, facts[_MEASURED_AS.get(name, name)], by_type.get(name), dialect)
        for name in TITLES
    }


def _importer(name: str, facts: Json, by_type: Json | None, dialect: Dialect) -> Json:
    measured = facts["how"] == "run"
    return {
        "title": TITLES[name],
        "version": facts["version"],
        "measured": measured,
        "types": _types(name, facts),
        "near-type": NEAR_TYPE[name],
        "guesses": GUESSES.get(name, []),
        "unknown-type": UNKNOWN_TYPE[name],
        "refused-types": [t for t, read in facts["types"].items() if read == "no record"],
        "tag-signs": TAG_SIGNS[name],
        "tags": {
            tag: _exceptions(
                {
                    kind: _fate(name, facts, by_type, tag, kind, dialect)
                    for kind in (*facts["types"], UNKNOWN)
                }
            )
            for tag in facts["tags"]
            if tag != dialect.type_code
        },
        "several": _several(facts) | SEVERAL.get(name, {}) if measured else {"": "all"},
        "judges": JUDGES.get(name, {}),
        "one-of-two": ONE_OF_TWO.get(name, []),
        "cases": {
            case: said.importers[name] for case, said in CASES.items() if name in said.importers
        },
    }


def _types(name: str, facts: Json) -> dict[str, str]:
    """Return the types that the importer knows and what it calls them."""
    return {kind: read for kind, read in facts["types"].items() if _knows(name, kind, read)}


def _knows(name: str, kind: str, read: str) -> bool:
    match name:
        case "bibutils":
            return not read.startswith("(no genre)") or kind == "Generic"
        case "zotero":  # what it does not know it makes a book
            books = ("Book", "Edited Book", "Electronic Book", "Ancient Text", "Classical Work")
            return read != "book" or kind in (*books, "Generic")
        case "citation-js":
            # Of a type it does not know it keeps title and abstract alone.
            lost = json.loads(RESULT.read_text(encoding="utf-8"))[name]["%K"]["dropped"]
            return kind not in lost
        case "jabref":
            return read != "misc" or kind == "Generic"
        case "biblatex-csl-converter":
            return "unknown_type" not in read and read != "no record"
    return True


def _fate(
    name: str, facts: Json, by_type: Json | None, tag: str, kind: str, dialect: Dialect
) -> str:
    """Return what becomes of a tag in a type, as the data files say it."""
    slot = _slot(name, facts, by_type, tag, kind)
    if slot == "glued":
        return slot
    if slot.startswith("dropped") or slot.endswith("saved as dropped"):
        return "lost"
    called = dialect.label(tag, dialect.exact_type(kind))
    for each in MISREAD:
        if (
            each.importer == name
            and re.fullmatch(each.tags, tag)
            and re.fullmatch(each.slot, slot)
            and re.fullmatch(each.label, called)
        ):
            return f"misread: {each.becomes or words(slot)}"
    return f"kept: {called if name == 'endnote' else words(slot)}"


def _slot(name: str, facts: Json, by_type: Json | None, tag: str, kind: str) -> str:
    if by_type is not None:
        entry = by_type[tag]
        usual: str = entry["*"]
        return next((s for s, kinds in entry.items() if s != "*" and kind in kinds), usual)
    entry = facts["tags"][tag]
    if name in _ENTRY_TYPES:
        item = facts["types"].get(kind, {"zotero": "book", "jabref": "misc"}[name])
        like = _ENTRY_TYPES[name].get(item)
        if like is None:  # an item of Zotero's that was not measured
            return _zotero_slot(item, entry["default"])
        kind = like
    slot: str = entry.get("by_type", {}).get(kind, entry["default"])
    if re.search(r"= '1999\\n%", slot) or "1999\n%" in slot:
        return "glued"
    return slot.split(" = ", maxsplit=1)[0]


def _zotero_slot(item: str, slot: str) -> str:
    """Return the field that the translator fills; the kind of work goes where there is none."""
    field = slot.split(" -> ", maxsplit=1)[0]
    return "dropped" if field == "type" and item not in ZOTERO_TYPES_WITH_A_KIND else field


def _exceptions(fates: dict[str, str]) -> Json:
    """Return a table of fates as the most frequent one and the types with another."""
    usual = Counter(fates.values()).most_common(1)[0][0]
    others: dict[str, list[str]] = {}
    for kind, fate in fates.items():
        if fate != usual:
            others.setdefault(fate, []).append(kind)
    return {usual: "*"} | others


def _several(facts: Json) -> dict[str, str]:
    """Return what arrives of several values of one tag; `""` is the usual thing."""
    found = {}
    for case, said in facts["structure"].items():
        if case.startswith("repeat_") and said in _REPEATS:
            found[case.removeprefix("repeat_")] = _REPEATS[said]
    usual = Counter(found.values()).most_common(1)[0][0]
    return {"": usual} | found


def dump(content: Json) -> str:
    """Return the text of a data file: an entry of a table on each line."""
    parts = []
    for key, value in content.items():
        if isinstance(value, dict) and value:
            rows = ",\n".join(f"  {_json(k)}: {_json(v)}" for k, v in value.items())
            parts.append(f"{_json(key)}: {{\n{rows}\n}}")
        else:
            parts.append(f"{_json(key)}: {_json(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def files(dialect: Dialect) -> dict[Path, str]:
    """Return the data files and their texts."""
    folder = FOLDER / dialect.name
    return {folder / f"{name}.json": dump(data) for name, data in condensed(dialect).items()}


if __name__ == "__main__":
    for path, text in files(reftag.dialects.dialect("endnote")).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
