"""The validator page, built and served, for the tests in this folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from editors import find
from editors.left_out import left_out

HERE = Path(__file__).parent
PICTURES = find.ROOT / ".cache" / "web-pictures"
"""Where the tests leave what they saw, to be looked at."""


def run_scenarios(site: str, kind: str, browser: Path, names: list[str]) -> str:
    """Run scenarios in a browser (its kind, its program) and return what was printed."""
    program = which("node")
    assert program
    done = subprocess.run(
        [program, HERE / "run.mjs", kind, PICTURES / kind, *names],
        env={**os.environ, "SITE": site, "BROWSER": str(browser)},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Serve the site, built of the sources as they are, and return its address."""
    program = which("node")
    if program is None:
        left_out("the validator page", "there is no Node")
    if not (find.ROOT / "editors" / "web" / "node_modules").is_dir():
        left_out("the validator page", "editors/web has no node_modules: run `npm ci` there")
    with subprocess.Popen(
        [program, HERE / "serve.mjs"],
        env={**os.environ, "PYTHON": sys.executable},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdin
        assert server.stdout
        address = server.stdout.readline().strip()
        assert address, "the site could not be built"
        yield address
        server.stdin.close()
        server.wait(timeout=30)
