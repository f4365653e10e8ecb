"""What holds for every test: hypothesis profiles, and the list of what was left out."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from editors.left_out import left_out, summary

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"

# CI tries more, and the same examples each time, so that a red run there is about the change
# and not about luck. Searching for new counterexamples is what the runs on desks are for.
settings.register_profile(
    "ci",
    max_examples=500,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", max_examples=100, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "dev")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what reads real files where there are none, and fail it where `CI` is true."""
    if item.get_closest_marker("needs_corpus") and not CORPUS.is_dir():
        left_out("real files", f"{CORPUS} is not there")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name at the end what this machine could not test."""
    lines = summary(terminalreporter.stats.get("skipped", ()))
    if lines:
        terminalreporter.section("Left out on this machine", yellow=True)
        for line in lines:
            terminalreporter.write_line(line)
