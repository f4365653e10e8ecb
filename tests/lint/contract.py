"""What users and scripts depend on of each rule: its code, name, default severity and kind of fix.

`contract.md` has it as a table. A code and a name never change once released; a default or a fix
only with a note in CHANGELOG.md. In the last column S is a safe fix, U an unsafe one, – none.
"""

import re
from pathlib import Path
from typing import Final, NamedTuple

TABLE: Final = Path(__file__).with_suffix(".md")


class Row(NamedTuple):
    """A rule as the contract has it."""

    name: str
    default: str
    fix: str


def contract(table: Path = TABLE) -> dict[str, Row]:
    """Return a table of rules by code. The name, the default and the fix are columns 2, 3, last."""
    text = table.read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()]
    return {
        row[0]: Row(row[1], row[2], row[-1])
        for row in rows
        if len(row) in (4, 5) and re.fullmatch(r"RT\d{3}", row[0])
    }
