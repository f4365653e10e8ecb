"""Answers that are JSON already, and objects of the protocol as JSON.

Imports nothing of the linter: see `Server.begin`.
"""

from typing import Any

Json = dict[str, Any]


class Encoded(list[Json]):
    """Diagnostics that know their JSON: they are sent without encoding them again."""

    pieces: tuple[bytes, ...]
    """Their JSON in ASCII, in order, without the brackets of the array. Each piece has one of them
    or several, with commas between. It may be hundreds of kilobytes, so it is joined only for
    sending."""


class Pieces(list[str]):
    """A JSON array, to be sent as it is: each piece is one of its items or several with commas."""
