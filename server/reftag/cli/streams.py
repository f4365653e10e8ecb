"""Standard output as we need it: no newline translation, no character that cannot be written."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO


def prepare(stream: TextIO) -> None:
    """Make `stream` take every character and leave line breaks alone.

    What its encoding cannot hold is written as an escape. On Windows a pipe is given UTF-8,
    which is what programs that read from pipes expect, rather than the system's code page.
    """
    if not isinstance(stream, TextIOWrapper):
        return
    if sys.platform == "win32" and not stream.isatty():
        stream.reconfigure(encoding="utf-8")
    stream.reconfigure(errors="backslashreplace", newline="\n")


def prepare_json(stream: TextIO) -> None:
    """Make `stream` write UTF-8 whatever the locale, as JSON must be.

    A file name that is not valid text holds lone surrogates; the escape that is written for
    one is, by luck, also how JSON spells it.
    """
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def let_go(stream: TextIO) -> None:
    """Send to nowhere what `stream` still holds, so that closing it raises nothing."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
