"""Contains the failures of handlers: logged, answered with nothing, reported to the user once.

An editor must never see the server die, or a dialog at each keystroke, because of one bug.
"""

import logging
from collections.abc import Callable
from typing import TypeVar

from pygls.exceptions import JsonRpcException

log = logging.getLogger(__name__)

Params = TypeVar("Params")
Result = TypeVar("Result")


def guarded(
    method: str,
    handler: Callable[[Params], Result],
    empty: Result,
    show: Callable[[str], None],
) -> Callable[[Params], Result]:
    """Return `handler` wrapped so that it raises only errors that are meant as its answer.

    After any other exception it answers `empty`; the first time, `show` gets a sentence for the
    user.
    """
    reported = False

    def guard(params: Params) -> Result:
        nonlocal reported
        try:
            return handler(params)
        except JsonRpcException:
            raise
        except Exception:
            log.exception("%s failed", method)
            if not reported:
                reported = True
                show(
                    f"reftag could not answer {method}; everything else still works. "
                    "The server's output has the details."
                )
            return empty

    return guard
