"""An error in a configuration file: one sentence, and where in the file it is."""

from bisect import bisect_right
from typing import NamedTuple

from reftag.syntax import Span
from reftag.text import line_starts, without_break


class Problem(NamedTuple):
    """One error. Line and columns count from 0, columns in code points; the end is exclusive."""

    message: str
    line: int
    start: int
    end: int


def problem_at(text: str, span: Span, message: str) -> Problem:
    """Return a problem with what is at `span` of `text`, marked on its first line.

    An empty span takes in the character before it, so that there is something to mark.
    """
    starts = line_starts(text)
    line = bisect_right(starts, span.start) - 1
    first = starts[line]
    after = starts[line + 1] if line + 1 < len(starts) else len(text)
    length = len(without_break(text[first:after]))
    start, end = min(span.start - first, length), min(span.end - first, length)
    if start == end:
        start = max(start - 1, 0)
    return Problem(message, line, start, end)
