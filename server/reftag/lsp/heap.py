"""Gives the memory of a large document back to the system after it was closed.

The records of a document are some tens of thousands of texts between which others were put. glibc
keeps such gaps for later unless it is asked to return them; other C libraries need no request.
"""

import sys

from reftag.text.steps import Steps


def give_back() -> Steps[None]:
    """Return what is free to the system, in one step."""
    if sys.platform == "linux":
        import ctypes  # takes time to import

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:  # as in glibc
            trim(0)
    yield
