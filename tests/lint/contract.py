"""The table of rules in the contract, which users depend on."""

import re
from typing import NamedTuple

from lint.support import SHARED


class Row(NamedTuple):
    """A rule as the contract has it."""

    name: str
    default: str
    fix: str


def contract() -> dict[str, Row]:
    """Return the contract's table of rules by code."""
    text = (SHARED / "design" / "contract.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()]
    return {
        row[0]: Row(row[1], row[2], row[4])
        for row in rows
        if len(row) == 5 and re.fullmatch(r"RT\d{3}", row[0])
    }
