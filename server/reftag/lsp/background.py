"""What is done when no message is waiting: jobs, cut into steps so small that nobody waits for one.

A job is a generator that yields after each step. The session puts jobs, `send` runs their steps
while the client is silent. All that a client gets from here is that a job takes long, is over or
has failed: what a job finds out goes its own way.
"""

import gc
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from itertools import count
from typing import Final

from reftag.lsp.outgoing import BeginProgress, EndProgress, Outgoing, ShowMessage
from reftag.text.steps import Steps

log = logging.getLogger(__name__)

LONGEST_STEP: Final = 0.01
"""Seconds that a step may take; longer ones are logged."""

_SHOWN_AFTER: Final = 1.0
"""Seconds after its first step from which on a job shows progress."""

_STEPS_TO_FREEZE: Final = 50
"""After so many steps the new objects are hidden from the garbage collector, as those of a large
document are (see `session`): walking them would take longer than any step."""


class Priority(IntEnum):
    """Which job goes on first; among equals, the one that was put first."""

    PUBLISH = 0
    """What is known already, but not to the client."""
    OPEN_DOCUMENTS = 1
    """What is to be found in documents on the screen."""
    FILES = 2
    """What is on disk."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do later."""

    key: str
    """What it does. Of two jobs with the same key only the one that was put last is done."""
    priority: Priority
    steps: Steps[None]
    """Does a little until it yields. It may be closed after any step, and must not rely on being
    continued: what is still to be done is to be seen from the state that it works on."""
    title: str = ""
    """What the user sees if it takes long; `""` for a job that shows no progress."""
    wait: float = 0.0
    """Seconds between being put and the first step: time to be replaced by a newer one."""


@dataclass(slots=True)
class _Queued:
    job: Job
    due: float
    """When it may go on."""
    begun: float | None = None
    token: str = ""
    """Identifies its progress at the client, if it shows any."""


class Background:
    """The jobs of a session by their keys."""

    def __init__(self, send: Callable[[Outgoing], None]) -> None:
        """Begin with no job; `send` takes messages to the client."""
        self.clock = time.monotonic
        """Returns seconds."""
        self.last = ""
        """The key of the job that did the last step."""
        self._send = send
        self._queue: dict[str, _Queued] = {}
        """In the order in which they were put."""
        self._running: _Queued | None = None
        self._failed: set[str] = set()
        self._serials = count()
        self._steps = 0

    def __contains__(self, key: str) -> bool:
        return key in self._queue

    def put(self, job: Job) -> None:
        """Take up a job, in the place of one with the same key; that one ends."""
        replaced = self._queue.get(job.key)
        if replaced is not None:
            self._end(replaced)
        self._queue[job.key] = _Queued(job, self.clock() + job.wait)

    def cancel(self, token: object) -> None:
        """End the job that shows progress under `token`; it may be over already."""
        for each in list(self._queue.values()):
            if each.token and each.token == token:
                self._end(each)

    def due(self) -> float | None:
        """Return in how many seconds there is a step to be done; None if there is no job."""
        if not self._queue:
            return None
        return max(0.0, min(each.due for each in self._queue.values()) - self.clock())

    def step(self) -> bool:
        """Do one step of the most urgent job; return whether one was due."""
        begun = self.clock()
        due = [each for each in self._queue.values() if each.due <= begun]
        if not due:
            return False
        queued = min(due, key=lambda each: each.job.priority)
        if queued.begun is None:
            queued.begun = begun
        self._running = queued
        self.last = queued.job.key
        over = self._is_over(queued.job)
        self._running = None
        self._steps += 1
        if self._steps % _STEPS_TO_FREEZE == 0:
            gc.freeze()
        now = self.clock()
        if now - begun > LONGEST_STEP:
            log.debug("%s: a step took %.0f ms", queued.job.key, 1000 * (now - begun))
        if self._queue.get(queued.job.key) is not queued:
            queued.job.steps.close()  # it has replaced or cancelled itself
        elif over:
            self._end(queued)
        elif queued.job.title and not queued.token and now - queued.begun >= _SHOWN_AFTER:
            queued.token = f"reftag/{next(self._serials)}"
            self._send(BeginProgress(queued.token, queued.job.title))
        return True

    def _is_over(self, job: Job) -> bool:
        """Do a step of a job and say whether it was the last; one that fails is over."""
        try:
            next(job.steps)
        except StopIteration:
            return True
        except Exception:
            log.exception("%s failed", job.key)
            if job.key not in self._failed:
                self._failed.add(job.key)
                self._send(
                    ShowMessage(
                        f"reftag failed in the background ({job.key}); everything else still "
                        "works. The server's output has the details."
                    )
                )
            return True
        return False

    def _end(self, queued: _Queued) -> None:
        del self._queue[queued.job.key]
        if queued is not self._running:
            queued.job.steps.close()
        if queued.token:
            self._send(EndProgress(queued.token))
