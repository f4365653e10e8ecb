"""What programs write where they had no value: `None`, `nan`, `undefined`.

The whole value only, and only as programs spell it: *None of the above* is a title, and *Null* a
family name.
"""

from typing import Final

_TOKENS: Final = (
    "None", "nan", "NaN", "NAN", "NaT", "<NA>", "null", "NULL", "(null)", "<null>", "<NULL>",
    "undefined", "N/A", "n/a", "#N/A", "[object Object]",
)  # fmt: skip
"""Python, pandas, JavaScript, Java and C, spreadsheets."""
_BETWEEN: Final = (" ", ", ", ",", "-", "--", "–", "/", "; ")
"""Between two of them: a name of which both parts were missing, or both ends of a page range."""
_BEFORE: Final = ("https://doi.org/", "http://doi.org/", "http://dx.doi.org/", "doi:")
_AFTER: Final = ("///", "//")
"""After them in dates of RIS."""
_OTHERS: Final = (
    "NA", "NA NA", "NA, NA", "[]", "{}", "[None]", "[nan]", "['']", '[""]', "character(0)",
    "Invalid Date", "Invalid date", "#VALUE!", "#REF!", "#NAME?", "#NULL!", "#DIV/0!",
    "System.String[]", "Optional.empty",
)  # fmt: skip

PLACEHOLDERS: Final = frozenset(
    (
        *_TOKENS,
        *_OTHERS,
        *(f"{token}{sign}{token}" for token in _TOKENS for sign in _BETWEEN),
        *(f"{token}{sign}{token}{sign}{token}" for token in _TOKENS for sign in "-/"),
        *(f"{before}{token}" for token in _TOKENS for before in _BEFORE),
        *(f"{token}{after}" for token in _TOKENS for after in _AFTER),
    )
)
"""`NA`, which R writes, is one only where it cannot be a word: see `is_placeholder`."""

_NOT_A_VALUE: Final = frozenset((*_TOKENS, "NA"))
_DATE_PARTS: Final = 4
"""Of a date in RIS: year, month, day and other information, with slashes between them."""
_MAY_BE_WORDS: Final = frozenset({"person", "keyword", "language"})
"""Kinds of values in which `NA` may be a family name, sodium or Nauru's code."""


def is_placeholder(value: str, kind: str) -> bool:
    """Say whether a value of a tag of this kind is only a placeholder."""
    return value in PLACEHOLDERS and (value != "NA" or kind not in _MAY_BE_WORDS)


def in_date(value: str) -> str:
    """Return what stands for missing information at the end of a date of RIS: `2020///nan`."""
    year, *rest = value.split("/", _DATE_PARTS - 1)
    is_whole = len(rest) == _DATE_PARTS - 1 and year.isdecimal()
    return rest[-1] if is_whole and rest[-1] in _NOT_A_VALUE else ""
