"""Colour and width of output for people."""

import os
from collections.abc import Mapping
from typing import Final, NamedTuple, TextIO

from reftag.lint import Severity

_PLAIN_WIDTH: Final = 100
"""The width of lines without a terminal."""

_NARROWEST: Final = 40

BOLD: Final = "1"
FAINT: Final = "2"
GREEN: Final = "32"
CYAN: Final = "36"
RED: Final = "31"
SEVERITIES: Final[Mapping[Severity, str]] = {
    "error": "1;31",
    "warning": "1;33",
    "information": "1;34",
    "hint": "1;36",
}


class Terminal(NamedTuple):
    """How to write to one stream."""

    colour: bool = False
    width: int = _PLAIN_WIDTH
    """Cells in a line."""

    def paint(self, text: str, code: str) -> str:
        """Return `text` in the colour of an ANSI code, or as it is if there is no colour."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def terminal_of(stream: TextIO, environ: Mapping[str, str] = os.environ) -> Terminal:
    """Return how to write to `stream`: in colour on a terminal, or as the user wishes."""
    is_terminal = stream.isatty()
    if environ.get("NO_COLOR"):
        colour = False
    elif environ.get("FORCE_COLOR"):
        colour = True
    else:
        colour = is_terminal and environ.get("TERM") != "dumb"
    if colour and os.name == "nt":
        os.system("")  # noqa: S605  # enables colours in the old console of Windows
    if not is_terminal:
        return Terminal(colour)
    try:
        width = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        width = _PLAIN_WIDTH
    return Terminal(colour, max(width, _NARROWEST))
