"""In how many processes to work. What starts them is imported only where it is more than one."""

import os
from collections.abc import Sequence
from typing import Final

from reftag.cli.sources import Source

_WORTH_IT: Final = 4_000_000
"""Bytes to check from which on starting other processes saves time."""

_MOST: Final = 61
"""Windows cannot wait for more processes at once."""


def jobs_for(wanted: int | None, sources: Sequence[Source]) -> int:
    """Return how many processes to use; `wanted` is what the user said, None leaves it to us."""
    if any(source.path is None for source in sources):
        return 1  # standard input is ours alone
    if wanted is None:
        wanted = _cores() if sum(source.size for source in sources) >= _WORTH_IT else 1
    return max(1, min(wanted, len(sources), _MOST))


def _cores() -> int:
    """Return how many cores we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
