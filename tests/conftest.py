"""What holds for every test: hypothesis profiles, and the list of what was left out."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from editors.left_out import left_out, summary

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
"""Measurements and real files, next to the repository where it is developed; a clone has none."""

GROUPS = (
    "corpus",
    "editors/emacs",
    "editors/neovim",
    "editors/vscode",
    "editors/web",
    "real_importers",
)
"""Folders whose tests run one after another, in one process: they share what is slow to start or
to work out (an editor, a browser, what another program reads)."""

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
# For `make quick`, which is about another Python or another folder and not about finding more.
settings.register_profile("quick", settings.get_profile("ci"), max_examples=30)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "dev")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Put tests into groups for `pytest -n 2 --dist loadgroup`.

    At once: when all are collected, pytest-xdist may have read the groups already.
    """
    folder = item.path.relative_to(HERE).parent.as_posix()
    if folder in GROUPS:
        item.add_marker(pytest.mark.xdist_group(folder))


# First, because pytest itself skips a test that is run for each real file, without saying why.
@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out a test whose folder of `../shared` is missing, as it is on a plain clone."""
    wanted = {name for mark in item.iter_markers("needs_shared") for name in mark.args}
    if item.get_closest_marker("needs_corpus"):
        wanted.add("corpus")
    for name in sorted(wanted):
        if not (SHARED / name).exists():
            left_out(f"../shared/{name}", "not next to this clone", fails_in_ci=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name at the end what this machine could not test."""
    lines = summary(terminalreporter.stats.get("skipped", ()))
    if lines:
        terminalreporter.section("Left out on this machine", yellow=True)
        for line in lines:
            terminalreporter.write_line(line)
