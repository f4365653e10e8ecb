"""The programs whose importers are known, found by listing the data about them.

A module of its own, so that settings can name programs without loading what is known of each.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from reftag.dialects.load import names
from reftag.files.packaged import packaged_names, packaged_text

FOLDER: Final = Path(__file__).parent / "importers"
"""Holds `<dialect>/<program>.json`."""


@cache
def programs() -> tuple[str, ...]:
    """Return the names of the programs known with some dialect, in the order that users see."""
    found = {program for name in names() for program in packaged_names(FOLDER / name, ".json")}
    first = [program for program in _listed()["order"] if program in found]
    return (*first, *sorted(found.difference(first)))


def program_sets() -> Mapping[str, tuple[str, ...]]:
    """Return the programs that people use for one purpose, by its name: `latex`."""
    return {name: tuple(members) for name, members in _listed()["sets"].items()}


def not_measured() -> Mapping[str, Sequence[str]]:
    """Return the dialects that programs read, although that was not measured."""
    found: Mapping[str, Sequence[str]] = _listed()["not-measured"]
    return found


@cache
def _listed() -> dict[str, Any]:
    return tomllib.loads(packaged_text(FOLDER / "programs.toml"))
