"""Facts about EndNote's tags and reference types, condensed from the reference.

    cd tests && python -m dialects.endnote_facts

reads `../shared/reference/endnote.json`, which a plain clone does not have, and writes
`endnote_facts.json` next to this file: names, kinds, labels and requirements, no word of its
descriptions. A test compares them where the reference is there.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

REFERENCE: Final = Path(__file__).parents[2].parent / "shared" / "reference" / "endnote.json"

_FACTS: Final = Path(__file__).with_suffix(".json")

Json = dict[str, Any]


@cache
def facts() -> Json:
    """Return `tags` and `types`, each a table by code or name in the order of the reference."""
    found: Json = json.loads(_FACTS.read_text(encoding="utf-8"))
    return found


def reference() -> Json:
    """Return the reference itself."""
    found: Json = json.loads(REFERENCE.read_text(encoding="utf-8"))
    return found


def condensed() -> str:
    """Return the text of the facts, made from the reference: a line for each tag and type."""
    tags = {
        tag["code"]: {
            "name": tag["name"],
            "repeatable": tag["repeatable"],
            "kind": {"reftype": "type"}.get(tag["value_kind"], tag["value_kind"]),
            "assigned": tag.get("confidence") != "unassigned",
        }
        for tag in reference()["tags"]
    }
    types = {
        kind["name"]: {
            "required": kind["required_any_of"],
            "recommended": kind["recommended"],
            "labels": kind["tag_labels"],
            # A remark about an alias is in parentheses.
            "aliases": [alias.partition(" (")[0] for alias in kind.get("aliases", ())],
        }
        for kind in reference()["reference_types"]
    }
    return f'{{\n"tags": {_table(tags)},\n"types": {_table(types)}\n}}\n'


def _table(entries: Json) -> str:
    return "{\n" + ",\n".join(f"  {_json(k)}: {_json(v)}" for k, v in entries.items()) + "\n}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    _FACTS.write_text(condensed(), encoding="utf-8", newline="\n")
