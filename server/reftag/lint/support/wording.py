"""Small pieces of the sentences that rules say."""

from typing import Final

_SHOWN: Final = 40
"""More of a value makes a message hard to read, and editors cut it off."""


def quoted(value: str) -> str:
    """Return `value` in quotes on one line, cut short when it is long."""
    return f'"{shown(value)}"'


def shown(value: str) -> str:
    """Return `value` on one line, cut short when it is long: for a year or a page."""
    words = " ".join(value.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"


def with_article(noun: str) -> str:
    """Return *A Journal Article*, *An Edited Book*: `noun` with its article."""
    return f"{'An' if noun[:1] in 'AEIOU' else 'A'} {noun}"
