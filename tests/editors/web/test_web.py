"""The validator page in a real browser: what people do there, and how it looks."""

import json
import re

import pytest

from editors import find
from editors.left_out import left_out

from .conftest import HERE, run_scenarios


def scenarios(*files: str) -> list[str]:
    """Return the names of the scenarios in the scripts beside this file."""
    sources = ((HERE / file).read_text(encoding="utf-8") for file in files)
    exported = re.compile(r"^export async function (\w+)", re.MULTILINE)
    return [name for source in sources for name in exported.findall(source)]


SCENARIOS = scenarios("scenarios.mjs", "looks.mjs")


@pytest.fixture(scope="module")
def errors(site: str) -> dict[str, str | None]:
    """Run all scenarios and return what came of each: None, or an error."""
    chromium = find.chromium()
    if chromium is None:
        left_out("the validator page", "there is no Chromium")
    printed = run_scenarios(site, str(chromium))
    told = [json.loads(line) for line in printed.splitlines()]
    return {one["name"]: one["error"] for one in told}


@pytest.mark.parametrize("name", SCENARIOS)
def test_in_chromium(errors: dict[str, str | None], name: str) -> None:
    assert errors[name] is None, errors[name]
