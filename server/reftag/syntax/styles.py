"""Which style the lines of a dialect are read in."""

from functools import cache

from reftag.dialects import Dialect
from reftag.syntax.dash import DashScanner
from reftag.syntax.letters import LettersScanner
from reftag.syntax.percent import PercentScanner
from reftag.syntax.tag_lines import Scanner

_STYLES: dict[str, type[PercentScanner | DashScanner | LettersScanner]] = {
    "percent": PercentScanner,
    "dash": DashScanner,
    "letters": LettersScanner,
}


@cache
def scanner(dialect: Dialect) -> Scanner:
    """Return what tells the lines of `dialect` apart. Raises `KeyError` for an unknown style."""
    return _STYLES[dialect.reading.style](dialect)
