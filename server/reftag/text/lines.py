"""Where lines end: at LF, CRLF and CR, and nowhere else.

The protocol knows no other line break, so `str.splitlines` is never used: it also splits at
VT, FF, FS, NEL, U+2028 and U+2029, which occur inside real abstracts.
"""

import re
from itertools import accumulate
from typing import Final

BYTE_ORDER_MARK: Final = "\ufeff"
"""What programs may put at the start of a file; here it is a character of the text."""

LINE_BREAK = re.compile(r"\r\n|\n|\r")

LONGEST_BREAK = 2
"""Characters of a CRLF."""


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset (code points) at which each line of `text` begins; the first is 0.

    A text that ends with a line break has a last, empty line.
    """
    if "\r" not in text:
        lengths = [len(line) + 1 for line in text.split("\n")]
        return tuple(accumulate(lengths[:-1], initial=0))
    return (0, *(match.end() for match in LINE_BREAK.finditer(text)))


def count_breaks(text: str) -> int:
    """Return how many line breaks `text` has: one less than its lines."""
    if "\r" not in text:
        return text.count("\n")
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def has_lone_cr(text: str) -> bool:
    """Say whether there is a CR without LF: it ends a line, but for `^` and `.` in patterns not."""
    return "\r" in text and text.count("\r") != text.count("\r\n")


def without_break(line: str) -> str:
    """Return `line` without the one line break at its end, if it has one."""
    if line.endswith("\r\n"):
        return line[:-2]
    if line.endswith(("\n", "\r")):
        return line[:-1]
    return line
