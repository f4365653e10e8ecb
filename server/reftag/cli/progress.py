"""A progress bar on standard error for work that takes longer than people like to wait."""

import time
from threading import Event, RLock, Thread
from typing import Final, Self, TextIO

_DELAY: Final = 2.0
"""Seconds of work before a bar is shown."""

_PAUSE: Final = 0.2


class Progress:
    """Shows the progress of the work, in bytes, if it takes long and the output is a terminal.

    A separate thread draws the bar, so that it moves while a large file is worked on. It is gone
    when the block ends.
    """

    def __init__(self, total: int, stream: TextIO) -> None:
        """Show progress on `stream`, which is standard error, if that is a terminal."""
        self._total = total
        self._stream = stream
        self._done = 0
        self._over = Event()
        self._thread = Thread(target=self._show, daemon=True) if stream.isatty() else None

    def __enter__(self) -> Self:
        if self._thread:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._thread:
            self._thread.join()

    def advance(self, size: int) -> None:
        """Say that a file of `size` bytes is done."""
        self._done += size

    def _show(self) -> None:
        started = time.time()
        if self._over.wait(_DELAY):
            return
        from tqdm import tqdm  # most runs are over before

        tqdm.set_lock(RLock())  # by default one that processes share, which is not needed here
        with tqdm(
            total=self._total,
            desc="Checking",
            unit="B",
            unit_scale=True,
            file=self._stream,
            leave=False,
            dynamic_ncols=True,
        ) as bar:
            bar.start_t = started
            while True:
                bar.n = self._done
                bar.refresh()
                if self._over.wait(_PAUSE):
                    return
