"""Logs what holds up the server: no message is read while something takes long.

Imports nothing of the linter: see `Server.begin`.
"""

import logging
import time
from typing import Final

log = logging.getLogger(__name__)

LONGEST: Final = 0.05
"""Seconds that anything may take before other messages are read; longer is logged. Reading a large
file when it is opened takes longer, and is logged, too."""


def noted(what: str, begun: float) -> None:
    """Take note that `what` is over, which was `begun` at a time of `time.monotonic`."""
    took = time.monotonic() - begun
    if took > LONGEST:
        log.warning("%s took %.0f ms", what, 1000 * took)
