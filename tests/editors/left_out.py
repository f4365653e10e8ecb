"""Tests that need what this machine lacks: left out by name, never silently.

`make test` names at its end whatever was left out. Where `CI` is true no program may be missing:
there the same call fails the test. Only what a plain clone cannot have may be missing there, too.
"""

import os
from collections.abc import Iterable
from typing import NoReturn

import pytest

MARK = "left out: "
"""Opens the reason of such a skip. Reasons travel with reports from worker processes
(pytest-xdist) to the one that prints the summary; nothing else has to be shared."""


def left_out(what: str, why: str, *, fails_in_ci: bool = True) -> NoReturn:
    """Skip the running test (or module), or fail it where `CI` is true.

    `what` is the name for the summary, e.g. "Neovim"; `why` says what is missing.
    """
    if fails_in_ci and os.environ.get("CI") == "true":
        pytest.fail(f"nothing may be left out where CI is true: {what}: {why}", pytrace=False)
    pytest.skip(f"{MARK}{what}: {why}", allow_module_level=True)


def summary(reports: Iterable[object]) -> list[str]:
    """Return one line for each thing that the skipped `reports` left out: how often, and why."""
    counts: dict[str, int] = {}
    for report in reports:
        # A skip's `longrepr` is (path, line, reason), with "Skipped: " before the reason.
        where = getattr(report, "longrepr", None)
        reason = str(where[2]) if isinstance(where, tuple) else ""
        if MARK in reason:
            name = reason.partition(MARK)[2]
            counts[name] = counts.get(name, 0) + 1
    return [f"{name} ({count}x)" for name, count in sorted(counts.items())]
