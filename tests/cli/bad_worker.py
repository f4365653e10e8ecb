"""A worker that goes wrong on files whose names say so; workers import it by its name."""

import argparse
import os
import signal
import time

from reftag.cli import workers
from reftag.cli.sources import Source
from reftag.cli.work import Outcome


def begin(args: argparse.Namespace) -> None:
    """Get ready as `workers._begin` does."""
    workers._begin(args)
    work = workers._worker
    assert work is not None

    def worse(source: Source) -> Outcome:
        if "deadly" in source.name:
            os.kill(os.getpid(), signal.SIGTERM) if os.name == "nt" else os._exit(9)
        if "slow" in source.name:
            time.sleep(60)
        return work(source)

    workers._worker = worse
