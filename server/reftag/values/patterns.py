"""How values begin or look that other floors must recognise: the one definition of each.

Plain strings, not compiled: they are parts of longer patterns, those of the grammars included, and
mean the same to Python and to Oniguruma. What a value says is read by the module of its kind.
"""

from typing import Final, Literal

DOI: Final = r"10\.\d{4,9}"
"""A registrant of DOIs: every DOI begins with one, and a slash follows."""

YEAR: Final = r"(?:1\d|20)\d\d"
"""A year as it should be; nearly all are."""
LIKELY_YEAR: Final = r"(?:1[5-9]|20)\d\d"
"""Four digits that are likely a year, wherever they are: printed works have no others."""

NameForm = Literal["Last, First", "Last,First", "First Last", "Last FM"]
"""How formats write names; `Last FM` is a family name and bare initials, as in `Lind ER`."""

ORCID: Final = r"000\d-\d{4}-\d{4}-\d{3}[\dXx]"

ISSN: Final = r"\d{4}-\d{3}[\dXx]"
