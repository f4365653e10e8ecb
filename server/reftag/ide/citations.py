"""Citations of records by their labels: in Pandoc's Markdown, in LaTeX and in troff.

A citation is found in its line alone; in troff, the line is between `.[` and `.]` and says what to
look for instead of a label.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reftag.syntax import Span

_LATEX: Final = re.compile(r"\\[A-Za-z]*[cC]ite[A-Za-z]*\*?(?:\[[^\]]*\]){0,2}\{([^{}]*)\}")
_KEY: Final = re.compile(r"[^\s,]+")
_PANDOC: Final = re.compile(r"(?<![\w.@])@(?:\{([^{}]+)\}|(\w(?:[\w:.#$%&+?<>~/-]*\w)?))")

TROFF_BEGIN: Final = ".["
TROFF_END: Final = ".]"


class Citation(NamedTuple):
    """What is cited, and where in the line."""

    label: str
    span: Span


def citations(line: str) -> Iterator[Citation]:
    """Yield the labels that a line of Markdown or LaTeX cites."""
    for match in _LATEX.finditer(line):
        for key in _KEY.finditer(match[1]):
            start = match.start(1)
            yield Citation(key[0], Span(start + key.start(), start + key.end()))
    for match in _PANDOC.finditer(line):
        group = 1 if match[1] else 2
        yield Citation(match[group], Span(*match.span(group)))


def cited_at(line: str, column: int) -> str:
    """Return the label that is cited at a column, `""` for none."""
    found = (each for each in citations(line) if each.span.start <= column <= each.span.end)
    return next((each.label for each in found), "")


def sought_by(above: str, line: str) -> str:
    """Return the words by which troff looks for a record, if a line is such a citation.

    `above` is the line before it.
    """
    inside = above.startswith(TROFF_BEGIN) and not line.startswith(".")
    return line.strip() if inside else ""
