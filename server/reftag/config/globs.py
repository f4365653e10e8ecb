"""Patterns for paths, relative to the folder of reftag.toml.

`*` matches any characters of a name, `**` for any folders, `?` for one character, `[ab]` for one of
several. Names are separated by `/` on every system. A pattern without `/` matches a name in any
folder; one that matches a folder matches everything in it.
"""

import os
import re
from functools import cache
from typing import Final

_CASE: Final = re.IGNORECASE if os.name == "nt" else re.NOFLAG


class GlobError(ValueError):
    """A pattern that can fit nothing; the message says what to change."""


def check(glob: str) -> None:
    """Raise `GlobError` if `glob` is not a pattern."""
    compiled(glob)


def fits(glob: str, path: str) -> bool:
    """Say whether `path`, relative and with `/`, or a folder above it fits `glob`."""
    return compiled(glob).match(path) is not None


def escaped(path: str) -> str:
    """Return the pattern that fits just `path`."""
    pattern = re.sub(r"[*?\[]", lambda match: f"[{match[0]}]", path)
    return pattern if "/" in path else f"./{pattern}"


@cache
def compiled(glob: str) -> re.Pattern[str]:
    """Return `glob` as a regular expression. Raises `GlobError`."""
    if "\\" in glob:
        raise GlobError(f'the pattern "{glob}" parts names by "\\"; write "/" on every system')
    if glob.startswith("/") or re.match(r"[A-Za-z]:", glob):
        raise GlobError(f'the pattern "{glob}" is not relative to the folder of reftag.toml')
    parts = glob.removesuffix("/").split("/")
    anywhere = len(parts) == 1
    if len(parts) > 1 and parts[0] == ".":
        del parts[0]
    if not glob or not all(parts):
        raise GlobError(f'the pattern "{glob}" names nothing')
    if ".." in parts:
        raise GlobError(f'the pattern "{glob}" leads out of the folder of reftag.toml')
    pattern = "(?:.*/)?" if anywhere else ""
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        if part == "**":
            pattern += ".+" if last else "(?:[^/]+/)*"
        else:
            pattern += _name(part, glob) + ("" if last else "/")
    return re.compile(rf"{pattern}(?:/.*)?\Z", re.DOTALL | _CASE)


def _name(part: str, glob: str) -> str:
    """Return one name of a pattern as a regular expression."""
    if "**" in part:
        raise GlobError(
            f'the pattern "{glob}" has "**" next to other characters; '
            "it can only replace whole folder names"
        )
    pattern = ""
    at = 0
    while at < len(part):
        character = part[at]
        at += 1
        if character == "*":
            pattern += "[^/]*"
        elif character == "?":
            pattern += "[^/]"
        elif character == "[":
            negated = part[at : at + 1] == "!"
            at += negated
            end = part.find("]", at + 1)  # a `]` that comes first is one of the characters
            if end < 0:
                raise GlobError(f'the pattern "{glob}" has a "[" without its "]"')
            pattern += f"[{'^/' if negated else ''}{_set(part[at:end], glob)}]"
            at = end + 1
        else:
            pattern += re.escape(character)
    return pattern


def _set(characters: str, glob: str) -> str:
    """Return what is between `[` and `]`, as a regular expression has it."""
    if any(low > high for low, high in re.findall("(.)-(.)", characters)):
        raise GlobError(f'the pattern "{glob}" has a range that runs backwards: [{characters}]')
    return re.sub(r"([\\\[\]^&~|])", r"\\\1", characters)
