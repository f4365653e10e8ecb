"""The programs whose importers are known, found by listing the data about them.

A module of its own, so that settings can name programs without loading what is known of each.
"""

import json
from functools import cache
from pathlib import Path
from typing import Final

from reftag.files.packaged import packaged_text

FOLDER: Final = Path(__file__).parent / "importers"
"""Holds `<dialect>/<program>.json`."""


@cache
def programs() -> tuple[str, ...]:
    """Return the names of the programs that are known with some dialect, as users see them listed.

    That is by `rank`: the programs that most people have come first.
    """
    ranks: dict[str, int] = {}
    for path in FOLDER.glob("*/*.json"):
        ranks[path.stem] = json.loads(packaged_text(path))["rank"]
    return tuple(sorted(ranks, key=lambda name: (ranks[name], name)))
