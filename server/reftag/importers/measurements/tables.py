"""Makes the data about importers of RIS, MEDLINE, Web of Science and RefWorks files.

    python -m reftag.importers.measurements.tables

The full tables, `../shared/importers/importers-<dialect>.json`, say where each value arrived and
already judge whether it belongs there (*misplaced*); what else is judged is in `<dialect>.toml`. A
plain clone has no tables: then nothing is written, and the data files remain as they are.
"""

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

import reftag.dialects
from reftag.dialects import Dialect
from reftag.dialects.programs import FOLDER
from reftag.files.packaged import generate, packaged_text
from reftag.importers.load import UNKNOWN
from reftag.importers.measurements.condense import dump, effect, exceptions, several
from reftag.importers.measurements.measured import SHARED

_HERE: Final = Path(__file__).parent

DIALECTS: Final = ("medline", "refworks", "ris", "wos")

_SPOILT: Final = re.compile(r"= '(?:\(unparsed\)|undefined|--)")
"""A value that the importer could not read, as the tables show it."""

Json = Any


@cache
def table(name: str) -> Json:
    """Return what was measured with a dialect: importer -> facts."""
    return json.loads((SHARED / f"importers-{name}.json").read_text(encoding="utf-8"))


def condensed(dialect: Dialect) -> dict[str, Json]:
    """Return the content of each data file by the name of its importer."""
    judged = tomllib.loads(packaged_text(_HERE / f"{dialect.name}.toml"))
    return {
        name: _importer(table(dialect.name)[name], own, judged, dialect)
        for name, own in judged["importers"].items()
    }


def _importer(facts: Json, own: Json, judged: Json, dialect: Dialect) -> Json:
    """Return what is known of an importer; `own` is what is judged of it alone."""
    named: dict[str, str] = judged.get("kinds", {})
    kinds = [kind.name for kind in dialect.types] if dialect.type_code else []
    called = {kind: facts["types"].get(named.get(kind, kind)) for kind in kinds}
    unread = facts.get("unread_types", {})
    return {
        "title": own["title"],
        "version": facts["version"],
        "measured": True,
        "types": {
            kind: _type(name or kind)
            for kind, name in called.items()
            if _knows(kind, name, own) and not unread.get(kind, "").startswith("record emptied")
        },
        "near-type": own.get("near-type", "ignoring-case"),
        "guesses": [],
        "refused-types": [
            kind
            for kind in (*kinds, UNKNOWN)
            if unread.get(judged["unknown"] if kind == UNKNOWN else kind, "").startswith(
                ("refused", "record lost")
            )
        ],
        "tag-signs": own.get("tag-signs", "."),
        "other-tags": own.get("other-tags", "lost dropped"),
        "spaces-are-text": own.get("spaces-are-text", False),
        "tags": {
            tag: exceptions(
                {
                    kind: own.get("fates", {}).get(tag)
                    or _fate(tag, _slot(entry, kind, judged, own))
                    for kind in (*(kinds if entry.get("by_type") else ()), UNKNOWN)
                }
            )
            for tag, entry in facts["tags"].items()
            if tag not in (dialect.type_code, dialect.end_code) and tag not in dialect.of_file
        },
        "several": several({case: said["result"] for case, said in facts["structure"].items()})
        | own.get("several", {}),
        "judges": own.get("judges", {}),
        "one-of": own.get("one-of", []),
    } | {name: own[name] for name in ("key",) if name in own}


def _type(called: str) -> str:
    return re.sub(r"\(no genre\)| ?\[type not recognised\]|\(none\)", "", called).strip() or "-"


def _knows(kind: str, called: str | None, own: Json) -> bool:
    """Say whether the importer, which calls a type so, knows it."""
    unknown = re.fullmatch(own.get("unknown-as", "(?!)"), called or "")
    return unknown is None or kind in own.get("known-as-such", ())


def _slot(entry: Json, kind: str, judged: Json, own: Json) -> str:
    """Return where the value of a tag went in a type, as the table calls it."""
    like = judged.get("like", {}) | own.get("like", {})
    alike = judged["unknown"] if kind == UNKNOWN else like.get(kind, kind)
    slot: str = entry.get("by_type", {}).get(alike, entry["default"])
    return slot


def _fate(tag: str, slot: str) -> str:
    """Return what becomes of a tag in a slot."""
    if slot.startswith("dropped") or slot.endswith("saved as dropped"):
        return "lost dropped"
    if slot.startswith("refused"):
        return "lost file-refused"
    parts = [part for part in slot.split(" + ") if not part.startswith("(also")]
    if not parts:
        return "lost dropped"
    place = re.sub(r" = '.*| \(.*", "", re.sub(r"^(misplaced|changed): ", "", parts[0]))
    if re.search(rf"= '.*\b{tag} ", slot):
        return "lost glued-above"
    if _SPOILT.search(slot):
        return "misread changed"
    if slot.startswith("misplaced") or "listed among values without a field" in slot:
        return f"misread {effect(place)}"
    return f"kept {effect(place)}"


def files(dialect: Dialect) -> dict[str, str]:
    """Return the data files, by name, and their texts."""
    return {f"{name}.json": dump(data) for name, data in condensed(dialect).items()}


if __name__ == "__main__":
    for name in DIALECTS:
        if (SHARED / f"importers-{name}.json").exists():
            generate(FOLDER / name, files(reftag.dialects.dialect(name)), ".json")
