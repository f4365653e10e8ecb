"""The validator page in real browsers: what people do there, and how it looks."""

import json
import re
from pathlib import Path

import pytest

from editors import find
from editors.left_out import left_out

from .conftest import HERE, run_scenarios


def scenarios(*files: str) -> list[str]:
    """Return the names of the scenarios in the scripts beside this file."""
    sources = ((HERE / file).read_text(encoding="utf-8") for file in files)
    exported = re.compile(r"^export async function (\w+)", re.MULTILINE)
    return [name for source in sources for name in exported.findall(source)]


IN_CHROMIUM = scenarios("scenarios.mjs", "engine_ends.mjs", "looks.mjs")
IN_FIREFOX = scenarios("scenarios.mjs")
"""Without the others: in a Firefox that is not its own, Playwright can neither reach a worker nor
choose light or dark."""

Errors = dict[str, str | None]
"""What came of each scenario: None, or an error."""


def errors(site: str, kind: str, browser: Path | None, names: list[str]) -> Errors:
    if browser is None:
        left_out("the validator page", f"there is no {kind.capitalize()}")
    printed = run_scenarios(site, kind, browser, names)
    told = [json.loads(line) for line in printed.splitlines()]
    return {one["name"]: one["error"] for one in told}


@pytest.fixture(scope="module")
def chromium(site: str) -> Errors:
    return errors(site, "chromium", find.chromium(), IN_CHROMIUM)


@pytest.fixture(scope="module")
def firefox(site: str) -> Errors:
    return errors(site, "firefox", find.firefox(), IN_FIREFOX)


@pytest.mark.parametrize("name", IN_CHROMIUM)
def test_in_chromium(chromium: Errors, name: str) -> None:
    assert chromium[name] is None, chromium[name]


@pytest.mark.parametrize("name", IN_FIREFOX)
def test_in_firefox(firefox: Errors, name: str) -> None:
    assert firefox[name] is None, firefox[name]
