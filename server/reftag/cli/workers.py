"""Files checked in several processes.

The processes are *spawned* on every system, since that is the one way that works
on all of them. A worker reads, checks and, with --fix, writes its files on its own; what it sends
back is what the output formats need: the findings, and the records they are in.
"""

import copyreg
import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from typing import Any, Final

from reftag import dialects
from reftag.cli.complaints import Complaints
from reftag.cli.options import CheckOptions
from reftag.cli.settings import configurations_of
from reftag.cli.sources import Source
from reftag.cli.work import FileChecker, Outcome, expect_large_files
from reftag.dialects import Dialect
from reftag.lint import Rule, rule
from reftag.lint.engine.whole_file import WholeFile
from reftag.syntax import Record

_AHEAD: Final = 2
"""Files that are handed out per worker: the one it is at, and the next."""


def in_workers(
    options: CheckOptions, sources: Sequence[Source], jobs: int, *, compares: bool
) -> Iterator[Outcome]:
    """Yield the outcome of each file, in the order of `sources`; see `FileChecker`."""
    begin = partial(_begin, options, compares=compares)
    left = dict(enumerate(sources))
    done: dict[int, Outcome] = {}
    shown = 0
    while left or done:
        while shown in done:
            yield done.pop(shown)
            shown += 1
        suspects: dict[int, Source] = {}
        with closing(_crew(begin, left, jobs, suspects)) as crew:
            for at, outcome in crew:
                del left[at]
                done[at] = outcome
                while shown in done:
                    yield done.pop(shown)
                    shown += 1
        # One of the suspects made a worker die, and all others with it. Which one, we see when each
        # has its own worker. The worker is run to its end: an unfinished iterator would leave its
        # process running.
        for at, source in suspects.items():
            alone = dict(_crew(begin, {at: source}, 1, {}))
            done[at] = alone.get(at) or _dead(source)
            del left[at]


def _crew(
    begin: Callable[[], None],
    sources: Mapping[int, Source],
    jobs: int,
    suspects: dict[int, Source],
) -> Generator[tuple[int, Outcome], None, None]:
    """Yield the outcomes of files as they are finished.

    If a worker dies, this ends, and `suspects` holds the files that were being worked on.
    """
    queue = iter(tuple(sources.items()))
    running: dict[Future[Outcome], int] = {}
    executor = ProcessPoolExecutor(
        min(jobs, len(sources)) or 1, multiprocessing.get_context("spawn"), begin
    )
    others = set(multiprocessing.active_children())
    finished = False
    try:
        while True:
            with _undisturbed():
                for at, source in islice(queue, _AHEAD * jobs - len(running)):
                    suspects[at] = source
                    running[executor.submit(_work, source)] = at
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                outcome = future.result()
                at = running.pop(future)
                del suspects[at]
                yield at, outcome
        finished = True
    except BrokenProcessPool:
        finished = True
    finally:
        if not finished:  # interrupted, or the rest is not needed
            for child in set(multiprocessing.active_children()) - others:
                child.terminate()
        executor.shutdown(cancel_futures=True)


def _dead(source: Source) -> Outcome:
    complaints = Complaints(None)
    complaints.error(
        source.name, "could not be checked: its process died (is there too little memory?)"
    )
    return Outcome(source, complaints=complaints.taken())


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach: we end them ourselves."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# In the worker

_worker: Callable[[Source], Outcome] | None = None


def _begin(options: CheckOptions, *, compares: bool) -> None:
    """Get ready to work: once in each worker."""
    global _worker  # noqa: PLW0603  # the one place that outlives a task
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    expect_large_files()
    complaints = Complaints(None)
    configurations = configurations_of(options, complaints)
    _worker = FileChecker(options, configurations, complaints, compares=compares)


def _end(*_: object) -> None:
    """Stop where we are. An exception, so that a file that is half written gets deleted."""
    raise SystemExit(1)


def _work(source: Source) -> Outcome:
    assert _worker is not None  # noqa: S101  # `_begin` ran before
    try:
        # Only here, where a file may be half written. At any other time SIGTERM ends the process
        # at once; from an exception in `_begin` the executor would print a traceback.
        signal.signal(signal.SIGTERM, _end)
        return _worker(source)
    except SystemExit:
        os._exit(1)  # the executor would treat it as an answer and hand out the next file
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


# How things travel: what is the same in every process goes by its name


def _reduced_rule(each: Rule) -> tuple[Any, ...]:
    return rule, (each.code,)


def _reduced_dialect(dialect: Dialect) -> tuple[Any, ...]:
    return dialects.dialect, (dialect.name, dialect.producer)


def _reduced_record(record: Record) -> tuple[Any, ...]:
    return Record, (record.text, record.dialect)


def _reduced_file(file: WholeFile) -> tuple[Any, ...]:
    return WholeFile, (file.file, file.dialect)


copyreg.pickle(Rule, _reduced_rule)
copyreg.pickle(Dialect, _reduced_dialect)
copyreg.pickle(Record, _reduced_record)
copyreg.pickle(WholeFile, _reduced_file)
