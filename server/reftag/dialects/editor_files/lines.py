"""What an editor that looks at single lines needs to know of a dialect.

It is given as plain texts; how they are written as a pattern is for each editor's module to say.
"""

from typing import Final, NamedTuple

from reftag.dialects import Dialect, dialect, names
from reftag.dialects.colours import Colour, colour

MADE: Final = "Made from the dialects: run `make generate` instead of editing this file."


def dialects() -> list[Dialect]:
    """Return all dialects, by name."""
    return [dialect(name) for name in names()]


def extensions(dialect: Dialect) -> list[str]:
    """Return the extensions of a dialect, without the dot."""
    return [extension.removeprefix(".") for extension in dialect.extensions]


def opening(dialect: Dialect, code: str) -> str:
    """Return how a line with a tag begins: `%T`, `TI  -`; a space or the line's end follows."""
    style = dialect.reading
    return code.ljust(style.width) + style.separator.rstrip()


def openings(dialect: Dialect) -> dict[Colour, list[str]]:
    """Return how lines with a tag begin, by the colour of their values."""
    found: dict[Colour, list[str]] = {}
    for tag in dialect.tags:
        if tag.assigned and tag.code.startswith(dialect.sign):
            opens = opening(dialect, tag.code)
            found.setdefault(colour(tag.role, tag.kind), []).append(opens)
    return found


class Head(NamedTuple):
    """How a file may begin that is beyond doubt in a dialect. Blank lines do not count."""

    opening: str
    """How the first line begins."""
    values: tuple[str, ...] = ()
    """What the rest of that line must be; `()` if it may be anything, but not nothing."""
    below: tuple[str, ...] = ()
    """How the second line begins, before a space or its end; `()` if it may be anything."""


def heads(dialect: Dialect) -> list[Head]:
    """Return how files of a dialect begin, by the rule of `vscode.head_pattern`.

    That rule needs more than two lines for a dialect in which records begin with any tag, and for
    records on one line: these are left out.
    """
    found = []
    if dialect.header:
        found.append(Head(dialect.header))
    frame = tuple(opening(dialect, tag.code) for tag in dialect.tags if tag.of_file)
    if len(frame) > 1:
        found += [Head(f"{each} ", below=frame) for each in frame]
    if dialect.start_code:
        named = {
            name for kind in dialect.types for name in (kind.name, *kind.aliases, *kind.synonyms)
        }
        typed = dialect.start_code == dialect.type_code
        below = tuple(text for texts in openings(dialect).values() for text in texts)
        start = f"{opening(dialect, dialect.start_code)} "
        found.append(Head(start, tuple(sorted(named)) if typed else (), below))
    return found
