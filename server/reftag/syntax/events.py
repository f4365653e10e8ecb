"""What scanning finds in a text: tag lines, and what may be wrong with them, and blank lines."""

from enum import Enum
from typing import NamedTuple

SPACES = " \t"
"""What may surround a value without being part of it."""


class Flaw(Enum):
    """What keeps a line from being a proper tag line."""

    CASE = "case"
    """Lower case where only the capital is a tag: `%t`."""
    NO_SPACE = "no space"
    """The value follows the tag at once: `%TTitle`."""
    TAB = "tab"
    """There is a tab instead of the space."""
    INDENTED = "indented"
    """There are spaces before the tag."""
    WRONG_SIGN = "wrong sign"
    """Another sign opens the line: `$]` for `%]`, or a full-width percent sign."""
    SPACING = "spacing"
    """There are too many or too few spaces between the tag and its dash: `TY - JOUR`."""


class TagLine(NamedTuple):
    """The beginning of a field, as offsets into the text that was scanned."""

    line_start: int
    """Where the physical line begins, before spaces and byte order mark."""
    start: int
    """Where the tag begins."""
    end: int
    """Where the tag ends; the separating space is not part of it."""
    code: str
    """The tag that is meant, e.g. `%T`, also for `%t`; for an unknown tag, as written."""
    flaw: Flaw | None
    dash_end: int = -1
    """Where the dash after the tag ends, for styles that have one."""
    inside: bool = False
    """Whether the tag is inside a line that begins with another tag; then `line_start` is its
    own."""

    @property
    def opened(self) -> int:
        """Where the tag with its dash ends: the value comes after it."""
        return self.end if self.dash_end < 0 else self.dash_end


class BlankLine(NamedTuple):
    """A line of nothing but spaces: `start` to `end`, its break not included."""

    start: int
    end: int
