"""The engine that needs no Python, beside the native server: start, opening, a keystroke, memory.

Linux only, as `memory` is. The engine is that of `editors/engine/dist`: `make vsix` builds it.
"""

import statistics
from collections.abc import Iterator
from typing import Final

from benchmarks import memory, serving
from benchmarks.programs import SERVER, engine
from benchmarks.server_texts import server_text
from benchmarks.table import Row

_LIMIT: Final = {"start": 1.5, "open": 2.0, "keystroke": 2.0}
"""How many times as long as the native server the engine may take."""

_MEGABYTES: Final = {"fresh": 350, "opened": 450}
"""Memory that the engine may take, with a small document and with one of 10 MB."""


def rows(megabytes: float, pairs: int) -> Iterator[Row]:
    """Return how many times as long the engine takes as the native server, and its memory."""
    program = engine()
    if program is None:
        print("  The engine is not built, or there is no Node: see `make vsix`")
        return
    starts = [(serving.started(program)[1], serving.started(SERVER)[1]) for _ in range(pairs)]
    ours = statistics.median(each for each, _ in starts)
    ratio = statistics.median(each / native for each, native in starts)
    yield Row("engine", "start to first findings, s", ours)
    yield Row("engine", "start to first findings, of the native server's", ratio, _LIMIT["start"])
    document = server_text("enw", megabytes)
    size = f"{megabytes:g} MB"
    took: list[tuple[float, float, float]] = []
    for each in (program, SERVER):
        with serving.serving(each) as client:
            fresh = memory.megabytes(client)
            opened = serving.opened(client, document)
            full = memory.megabytes(client)
            took.append((opened.first, opened.complete, serving.typed(client, document).median))
        if each is program:
            yield Row("engine", "memory with a small document, MB", fresh, _MEGABYTES["fresh"])
            yield Row("engine", f"memory with {size}, MB", full, _MEGABYTES["opened"])
    (first, complete, key), native = took
    yield Row("engine", f"{size}, first findings, of native", first / native[0], _LIMIT["open"])
    yield Row("engine", f"{size}, all findings, of native", complete / native[1], _LIMIT["open"])
    yield Row("engine", f"{size}, keystroke, ms", 1000 * key, 10)
    yield Row("engine", f"{size}, keystroke, of native", key / native[2], _LIMIT["keystroke"])
