"""Percent-encoded bytes at the beginning of a line, which look like a tag without its space.

The rest of a broken link begins with `%20title` or `%C3%A9t%C3%A9`, but `%20` is also a tag and a
zero. Only the line itself may decide, since how a line is read must not depend on the one above it.
So a line is a link's rest if it begins with two bytes, or with one that links do encode; letters,
digits and control characters are never encoded. Half a character of UTF-8 (`%82`, `%9D`) is rarely
alone: it counts as encoded unless it can be read as a date or a word.
"""

from reftag.dialects.model import Dialect
from reftag.values import patterns

_HEX = "[0-9A-Fa-f]"
_TWO = f"{_HEX}{{2}}%{_HEX}{{2}}"
_SIGNS = f"2{_HEX}|3[A-Fa-f]|40|5[B-Fb-f]|60"
"""Spaces and punctuation."""
_BRACES = "7[B-Eb-e](?![a-z]{3,} [A-Za-z])"
"""`%7Euser`, but not `%7Erweiterte Auflage`."""
_YEAR = rf"{patterns.YEAR}(?![0-9A-Za-z%])"
_DAY = r"[0-9]{1,2}(?:[./-][0-9]{1,2}[./-]|\.? ?[A-Z][a-z]{2})"
_HALVES = f"[89](?![A-Fa-f][a-z]{{2}}|{_YEAR}|{_DAY}){_HEX}"


def encoded_byte(dialect: Dialect) -> str:
    """Return a pattern for what follows the sign if a line begins with an encoded byte.

    It means the same to Python and to Oniguruma, the engine of the grammars.
    """
    names = {name[:4] for kind in dialect.types for name in (kind.name, *kind.aliases)}
    types = {name for name in names if name[0] in "AD" and name.isalpha()}
    written = sorted({form for name in types for form in (name, name.lower(), name.upper())})
    breaks = f"0(?!{'|'.join(written)})[09ADad]" if written else "0[09ADad]"
    return f"(?:{_TWO}|{_SIGNS}|{_BRACES}|{breaks}|{_HALVES})"
