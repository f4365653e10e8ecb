"""Gives memory back to the system: of a large document that was closed, and what opening one took.

The records of a document are some tens of thousands of texts between which others were put. glibc
keeps such gaps for later unless it is asked to return them; other C libraries need no request.
"""

import sys
from collections.abc import Iterable
from typing import Final

from reftag.text.steps import Steps

_STEP: Final = 1_000
"""Objects that are let go in one step: to free all those of 50 MB takes a tenth of a second."""


def give_back(held: Iterable[object]) -> Steps[None]:
    """Let go all that nobody else holds, bit by bit, and return what is free to the system."""
    kept: list[object] = []
    for each in held:
        kept.append(each)
        if len(kept) % _STEP == 0:
            yield
    while kept:
        del kept[-_STEP:]
        yield
    if sys.platform == "linux":
        import ctypes  # takes time to import

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:  # as in glibc
            trim(0)
    yield
