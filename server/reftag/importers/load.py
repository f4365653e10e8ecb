"""Reads the measured facts about importers. Raises `ImporterError` for an invalid file.

The files are in `reftag/dialects/importers/<dialect>/<importer>.json`. They are made from the
measurements by `importers/measurements/condense.py`, so a mistake in one is ours.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

import reftag.dialects
from reftag.files.packaged import packaged_names, packaged_text
from reftag.importers.model import Case, Guess, Importer, NearType, Outcome, Several, Slot
from reftag.importers.values import JUDGES

FOLDER = Path(str(reftag.dialects.__file__)).parent / "importers"

UNKNOWN = "(unknown)"
"""The entry for every type that an importer does not know."""


class ImporterError(ValueError):
    """A data file says something that cannot be."""


@cache
def importers(dialect: str) -> tuple[str, ...]:
    """Return the names of the importers that are known with `dialect`, sorted."""
    return packaged_names(FOLDER / dialect, ".json")


@cache
def importer(dialect: str, name: str) -> Importer | None:
    """Return what is known of an importer; None if it was not measured with this dialect."""
    if name not in importers(dialect):
        return None
    text = packaged_text(FOLDER / dialect / f"{name}.json")
    return parse(name, dialect, json.loads(text))


def parse(name: str, dialect: str, data: dict[str, Any]) -> Importer:
    """Build an importer from its file. Raises `ImporterError` naming the entry to correct."""
    try:
        return _parse(name, dialect, data)
    except KeyError as error:
        raise ImporterError(f"{dialect}/{name}: there is no {error}") from error
    except (AttributeError, TypeError, re.error) as error:
        raise ImporterError(f"{dialect}/{name}: {error}") from error


def _parse(name: str, dialect: str, data: dict[str, Any]) -> Importer:
    slots: dict[str, Slot] = {}
    by_type: dict[str, dict[str, Slot]] = {}
    for tag, fates in data["tags"].items():
        for said, kinds in fates.items():
            slot = _slot(said, f"{dialect}/{name}, tag {tag}")
            if kinds == "*":
                slots[tag] = slot
            else:
                for kind in kinds:
                    by_type.setdefault(kind, {})[tag] = slot
        if tag not in slots:
            raise ImporterError(f"{dialect}/{name}, tag {tag}: there is no fate for most types")
    cases = {case: _case(said, f"{dialect}/{name}, {case}") for case, said in data["cases"].items()}
    several: dict[str, str] = data["several"]
    for what in several.values():
        if what not in get_args(Several):
            raise ImporterError(f"{dialect}/{name}: nothing is called {what!r} in `several`")
    if data["near-type"] not in get_args(NearType):
        raise ImporterError(f"{dialect}/{name}: types are not compared {data['near-type']!r}")
    for judge in data["judges"].values():
        if judge not in JUDGES:
            raise ImporterError(f"{dialect}/{name}: no judge is called {judge!r}")
    unknown = data["unknown-type"]
    return Importer(
        name=name,
        title=data["title"],
        dialect=dialect,
        version=data["version"],
        measured=data["measured"],
        types=data["types"],
        near_type=data["near-type"],
        guesses=tuple(
            Guess(frozenset(each["has"]), frozenset(each["lacks"]), each["type"])
            for each in data["guesses"]
        ),
        unknown_type=_case(unknown, f"{dialect}/{name}, unknown-type") if unknown else None,
        refused_types=frozenset(data["refused-types"]),
        tag_signs=re.compile(data["tag-signs"]),
        slots=slots,
        slots_by_type=by_type,
        several=cast("dict[str, Several]", several),
        judges=data["judges"],
        one_of_two=tuple(data["one-of-two"]),
        cases=cases,
    )


def _slot(said: str, place: str) -> Slot:
    """Read `kept: an author`, `misread: …`, `lost` or `glued`."""
    if said == "glued":
        return Slot("lost", "", "appends the line to the value above", glued=True)
    outcome, _, becomes = said.partition(": ")
    if outcome == "lost":
        return Slot("lost", "", "drops it")
    if outcome not in get_args(Outcome) or not becomes:
        raise ImporterError(f"{place}: {said!r} is not a fate")
    verb = "puts it into" if becomes.startswith("Extra") else "reads it as"
    return Slot(cast("Outcome", outcome), becomes, f"{verb} {becomes}")


def _case(said: str, place: str) -> Case:
    outcome, _, what = said.partition(": ")
    if outcome not in get_args(Outcome) or not what:
        raise ImporterError(f"{place}: {said!r} is not a fate")
    return Case(cast("Outcome", outcome), what)
