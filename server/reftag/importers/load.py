"""Reads the measured facts about importers. Raises `ImporterError` for an invalid file.

The files are `reftag/dialects/importers/<dialect>/<importer>.json`, made from the measurements by
`importers/measurements/condense.py`, and `cases.toml` beside them, which is written by hand. So a
mistake in one is ours.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, cast, get_args

from reftag.dialects.programs import FOLDER
from reftag.files.packaged import packaged_names, packaged_text
from reftag.importers.model import (
    OUTCOMES,
    Case,
    Effect,
    Guess,
    Importer,
    KeyTags,
    NearType,
    OneOf,
    Several,
    Treatment,
    Wins,
)
from reftag.importers.odd_values import JUDGES

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


@cache
def cases_of(dialect: str) -> Mapping[str, Case]:
    """Return what importers mishandle in files of a dialect, by its name."""
    text = packaged_text(FOLDER / dialect / "cases.toml")
    return parse_cases(dialect, tomllib.loads(text))


def parse_cases(dialect: str, data: dict[str, Any]) -> Mapping[str, Case]:
    """Build the cases from their file. Raises `ImporterError` naming the entry to correct."""
    return {
        name: Case(
            name,
            row.get("rule", ""),
            "rule" not in row or row.get("also-by-target", False),
            tuple(row.get("fix", "").split()),
            {
                who: _treatment(said, f"{dialect}/cases, {name}, {who}")
                for who, said in row.get("effects", {}).items()
            },
            has=frozenset(row.get("has", ())),
            lacks=frozenset(row.get("lacks", ())),
            beside=frozenset(row.get("beside", ())),
            suffers=frozenset(row.get("suffers", ())),
            above=frozenset(row.get("above", ())),
            value=re.compile(row["value"]) if "value" in row else None,
            roles=frozenset(row.get("roles", ())),
        )
        for name, row in data.items()
    }


def parse(name: str, dialect: str, data: dict[str, Any]) -> Importer:
    """Build an importer from its file. Raises `ImporterError` naming the entry to correct."""
    try:
        return _parse(name, dialect, data)
    except KeyError as error:
        raise ImporterError(f"{dialect}/{name}: there is no {error}") from error
    except (AttributeError, TypeError, re.error) as error:
        raise ImporterError(f"{dialect}/{name}: {error}") from error


def _parse(name: str, dialect: str, data: dict[str, Any]) -> Importer:
    slots: dict[str, Treatment] = {}
    by_type: dict[str, dict[str, Treatment]] = {}
    for tag, treatments in data["tags"].items():
        for said, kinds in treatments.items():
            slot = _treatment(said, f"{dialect}/{name}, tag {tag}")
            if kinds == "*":
                slots[tag] = slot
            else:
                for kind in kinds:
                    by_type.setdefault(kind, {})[tag] = slot
        if tag not in slots:
            raise ImporterError(f"{dialect}/{name}, tag {tag}: there is no fate for most types")
    several: dict[str, str] = data["several"]
    for what in several.values():
        if what not in get_args(Several):
            raise ImporterError(f"{dialect}/{name}: nothing is called {what!r} in `several`")
    if data["near-type"] not in get_args(NearType):
        raise ImporterError(f"{dialect}/{name}: types are not compared {data['near-type']!r}")
    for judge in data["judges"].values():
        if judge not in JUDGES:
            raise ImporterError(f"{dialect}/{name}: no judge is called {judge!r}")
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
        refused_types=frozenset(data["refused-types"]),
        tag_signs=re.compile(data["tag-signs"]),
        other_tags=_treatment(data["other-tags"], f"{dialect}/{name}, other-tags"),
        spaces_are_text=data["spaces-are-text"],
        slots=slots,
        slots_by_type=by_type,
        several=cast("dict[str, Several]", several),
        judges=data["judges"],
        one_of=tuple(_one_of(said, f"{dialect}/{name}") for said in data["one-of"]),
        key=KeyTags(*(tuple(data["key"][part]) for part in KeyTags._fields))
        if "key" in data
        else None,
        cases={
            case.name: case.effects[name]
            for case in cases_of(dialect).values()
            if name in case.effects
        },
    )


def _one_of(said: str, place: str) -> OneOf:
    """Read which of several tags counts: `first JF JO`."""
    wins, *tags = said.split()
    if wins not in get_args(Wins) or len(tags) < 2:
        raise ImporterError(f"{place}: {said!r} does not say which tag counts")
    return OneOf(cast("Wins", wins), tuple(tags))


def _treatment(said: str, place: str) -> Treatment:
    """Read an outcome, an effect and what of: `lost dropped`, `kept read-as author`."""
    outcome, _, what = said.partition(" ")
    effect, _, to = what.partition(" ")
    if outcome not in OUTCOMES or effect not in _EFFECTS:
        raise ImporterError(f"{place}: {said!r} is not a fate")
    return Treatment(outcome, Effect(effect), to)


_EFFECTS: Final = frozenset(effect.value for effect in Effect)
