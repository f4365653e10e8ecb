"""The programs whose importers are known, found by listing the data about them.

A module of its own, so that settings can name programs without loading what is known of each.
"""

import json
from functools import cache
from pathlib import Path
from typing import Final

from reftag.dialects.load import names
from reftag.files.packaged import packaged_names, packaged_text

FOLDER: Final = Path(__file__).parent / "importers"
"""Holds `<dialect>/<program>.json`."""


@cache
def programs() -> tuple[str, ...]:
    """Return the names of the programs that are known with some dialect, as users see them listed.

    That is by `rank`: the programs that most people have come first.
    """
    ranks: dict[str, int] = {}
    for folder in (FOLDER / dialect for dialect in names()):
        for program in packaged_names(folder, ".json"):
            data = json.loads(packaged_text(folder / f"{program}.json"))
            ranks[program] = data["rank"]
    return tuple(sorted(ranks, key=lambda name: (ranks[name], name)))
