"""Logs what holds up the server: no message is read while something takes long.

Imports nothing of the linter: see `Server.begin`.
"""

import logging
import time
from collections.abc import Callable
from typing import Final, NamedTuple

log = logging.getLogger(__name__)

LONGEST: Final = 0.05
"""Seconds that anything may take before other messages are read; longer is logged. Reading a large
file when it is opened takes longer, and is logged, too."""

_computed: Final[Callable[[], float]] = getattr(time, "thread_time", time.process_time)
"""There is no clock for each thread where there are no threads: in WebAssembly."""

_SHOWN: Final = 1000
"""Milliseconds from which on it is a warning whoever was at work."""


class Begun(NamedTuple):
    """When something was begun, in seconds of two clocks."""

    clock: float
    computing: float
    """Time in which this thread was computing: on a busy machine that is less."""


def begin() -> Begun:
    """Return the time."""
    return Begun(time.monotonic(), _computed())


def noted(what: str, begun: Begun) -> None:
    """Take note that `what` is over."""
    now = begin()
    if now.clock - begun.clock > LONGEST:
        took, computing = (1000 * (end - start) for end, start in zip(now, begun, strict=True))
        # Where most of it was not ours, something else has kept the processor or the disk busy.
        level = logging.WARNING if 2 * computing > took or took > _SHOWN else logging.INFO
        log.log(level, "%s took %.0f ms, %.0f of them computing", what, took, computing)
