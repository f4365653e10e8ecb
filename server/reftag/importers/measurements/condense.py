"""Makes the data files about importers from the measurements.

    python -m reftag.importers.measurements.condense

reads, for each dialect that has a folder here, `measured.json` and `by_type.json` (what was seen)
and `judgement.toml` (what it means), and writes `reftag/dialects/importers/<dialect>/*.json`; those
of the other dialects are made by `tables`, where the full measurements are.
A test compares them with a fresh run.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import reftag.dialects
from reftag.dialects import Dialect
from reftag.dialects.programs import FOLDER
from reftag.files.packaged import generate, packaged_text
from reftag.importers.load import UNKNOWN

_HERE: Final = Path(__file__).parent

_REPEATS: Final = {
    "first wins": "first",
    "last wins": "last",
    "joined": "joined",
    "both kept": "all",
    "both kept as an array": "list",
    "error": "refused",
}

Json = Any


def judgement(dialect: Dialect) -> Json:
    """Return what the measurements of importers of a dialect mean."""
    return tomllib.loads(packaged_text(_HERE / dialect.name / "judgement.toml"))


@cache
def places() -> Mapping[str, str]:
    """Return what the slots of importers are: pattern -> place."""
    return tomllib.loads(packaged_text(_HERE / "places.toml"))


def condensed(dialect: Dialect) -> dict[str, Json]:
    """Return the content of each data file by the name of its importer."""
    folder = _HERE / dialect.name
    facts = json.loads(packaged_text(folder / "measured.json"))
    by_type = json.loads(packaged_text(folder / "by_type.json"))
    judged = judgement(dialect)
    return {
        name: _importer(
            facts[own.get("measured-as", name)], by_type.get(name), own, judged, dialect
        )
        for name, own in judged["importers"].items()
    }


def _importer(facts: Json, by_type: Json, own: Json, judged: Json, dialect: Dialect) -> Json:
    """Return what is known of an importer; `own` is what is judged of it alone."""
    measured = facts["how"] == "run"
    return {
        "title": own["title"],
        "version": facts["version"],
        "measured": measured,
        "types": {
            kind: read for kind, read in facts["types"].items() if _knows(kind, read, by_type, own)
        },
        "near-type": own["near-type"],
        "guesses": own.get("guesses", []),
        "refused-types": [t for t, read in facts["types"].items() if read == "no record"],
        "tag-signs": own["tag-signs"],
        "other-tags": "lost dropped",
        "spaces-are-text": own.get("spaces-are-text", False),
        "tags": {
            tag: exceptions(
                {
                    kind: _fate(
                        tag,
                        _slot(tag, kind, facts, by_type, own),
                        dialect.label(tag, dialect.exact_type(kind)),
                        own,
                        judged,
                    )
                    if measured
                    else f"kept read-as-labelled {dialect.label(tag, dialect.exact_type(kind))}"
                    for kind in (*facts["types"], UNKNOWN)
                }
            )
            for tag in facts["tags"]
            if tag != dialect.type_code
        },
        "several": several(facts["structure"]) | own.get("several", {})
        if measured
        else {"": "all"},
        "judges": own.get("judges", {}),
        "one-of": own.get("one-of", []),
    }


def _knows(kind: str, read: str, by_type: Json, own: Json) -> bool:
    """Say whether the importer, which reads a type as `read`, knows it."""
    if tag := own.get("lost-if-unknown"):
        return kind not in by_type[tag]["dropped"]
    is_unknown = re.fullmatch(own.get("unknown-as", ""), read)
    return is_unknown is None or kind in own.get("known-as-such", ())


def _slot(tag: str, kind: str, facts: Json, by_type: Json, own: Json) -> str:
    """Return where the value of a tag went in a type, as the measurements call it."""
    if by_type is not None:
        entry = by_type[tag]
        usual: str = entry["*"]
        return next((s for s, kinds in entry.items() if s != "*" and kind in kinds), usual)
    entry = facts["tags"][tag]
    if entries := own.get("entries"):
        item = facts["types"].get(kind, own["unknown-as"])
        if item not in entries:  # that was not measured
            field: str = entry["default"].split(" -> ", maxsplit=1)[0]
            # The kind of work goes where there is no field for it.
            return "dropped" if field == "type" and item not in own["kind-field"] else field
        kind = entries[item]
    slot: str = entry.get("by_type", {}).get(kind, entry["default"])
    if re.search(r"= '1999\\n%", slot) or "1999\n%" in slot:
        return "glued"
    return slot.split(" = ", maxsplit=1)[0]


def _fate(tag: str, slot: str, label: str, own: Json, judged: Json) -> str:
    """Return what becomes of a tag in a slot, and in a type that calls it by a label."""
    if slot == "glued":
        return "lost glued-above"
    if slot.startswith("dropped") or slot.endswith("saved as dropped"):
        return "lost dropped"
    for each in own.get("misread", ()):
        name = each.get("label", ".*")
        pattern = judged["labels"].get(name, name)
        if (
            re.fullmatch(each["tags"], tag)
            and re.fullmatch(each["slot"], slot)
            and re.fullmatch(pattern, label)
        ):
            becomes = each.get("becomes")
            return f"misread {f'read-as {becomes}' if becomes else effect(slot)}"
    return f"kept {effect(slot)}"


def effect(slot: str) -> str:
    """Return the effect on a value in a slot, and its place."""
    name = slot.split(" -> ", 1)[-1].removeprefix("saved as ").split(" + ")[0]
    if extra := re.fullmatch(r"Extra\((.+)\)", name):
        return f"put-into-extra {effect(extra[1]).partition(' ')[2]}"
    for pattern, place in places().items():
        if match := re.search(pattern, name):
            found = match.expand(place).replace(" ", "-")
            return f"{'put-into' if found == 'extra' else 'read-as'} {found}"
    return f"read-as-field {name}"


def exceptions(fates: dict[str, str]) -> Json:
    """Return a table of fates as the most frequent one and the types with another."""
    usual = Counter(fates.values()).most_common(1)[0][0]
    others: dict[str, list[str]] = {}
    for kind, fate in fates.items():
        if fate != usual:
            others.setdefault(fate, []).append(kind)
    return {usual: "*"} | others


def several(structure: Mapping[str, str]) -> dict[str, str]:
    """Return what arrives of several values of one tag; `""` is the usual thing."""
    found = {}
    for case, said in structure.items():
        if case.startswith("repeat_") and said in _REPEATS:
            found[case.removeprefix("repeat_")] = _REPEATS[said]
    usual = Counter(found.values()).most_common(1)[0][0] if found else "all"
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


def files(dialect: Dialect) -> dict[str, str]:
    """Return the data files, by name, and their texts."""
    return {f"{name}.json": dump(data) for name, data in condensed(dialect).items()}


if __name__ == "__main__":
    for each in _HERE.glob("*/judgement.toml"):
        name = each.parent.name
        generate(FOLDER / name, files(reftag.dialects.dialect(name)), ".json")
