"""Regular expressions that are compiled when they are first used.

Most of ours are about what few records have. To compile all two hundred would be a quarter of the
time in which a small file is checked.
"""

import re
from typing import Any, Final, cast

_OF_PATTERNS: Final = (
    "findall",
    "finditer",
    "flags",
    "fullmatch",
    "groups",
    "match",
    "pattern",
    "search",
    "split",
    "sub",
)


class LazyPattern:
    """Has the attributes of a `re.Pattern` from when the first of them is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        """Keep what to compile."""
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever patterns have
        """Compile the pattern: Python asks here only for what the object does not have yet."""
        compiled = re.compile(*self._source)
        for each in _OF_PATTERNS:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` does; `re.error` is raised only when it is first used."""
    return cast("re.Pattern[str]", LazyPattern(pattern, flags))
