"""A worker that goes wrong on files whose names say so; workers import it by its name."""

import os
import signal
import time

from reftag.cli import workers
from reftag.cli.options import CheckOptions
from reftag.cli.sources import Source
from reftag.cli.work import Outcome


def begin(options: CheckOptions, *, compares: bool) -> None:
    """Get ready as `workers._begin` does."""
    workers._begin(options, compares=compares)
    work = workers._worker
    assert work is not None

    def worse(source: Source) -> Outcome:
        if "deadly" in source.name:
            os.kill(os.getpid(), signal.SIGTERM) if os.name == "nt" else os._exit(9)
        if "slow" in source.name:
            time.sleep(60)
        return work(source)

    workers._worker = worse
