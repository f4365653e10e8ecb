"""A wall around every handler: one that raises is logged, answered empty, told about once.

An editor must never see the server die, or a dialog at each keystroke, because of one bug.
"""

import logging
from collections.abc import Callable
from typing import TypeVar

log = logging.getLogger(__name__)

Params = TypeVar("Params")
Result = TypeVar("Result")


def guarded(
    method: str,
    handler: Callable[[Params], Result],
    empty: Result,
    tell: Callable[[str], None],
) -> Callable[[Params], Result]:
    """Return `handler` in a form that never raises.

    After an exception it answers `empty`; the first time, `tell` gets a sentence for the user.
    """
    told = False

    def guard(params: Params) -> Result:
        nonlocal told
        try:
            return handler(params)
        except Exception:
            log.exception("%s failed", method)
            if not told:
                told = True
                tell(
                    f"reftag could not answer {method}; everything else goes on. "
                    "The details are in the server's output."
                )
            return empty

    return guard
