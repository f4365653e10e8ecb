"""A running VS Code with the packaged extension, for the tests in this folder."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any, NamedTuple

import pytest

from editors import find
from editors.left_out import left_out

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
EXTENSION = ROOT / "editors" / "vscode"
PICTURES = ROOT / ".cache" / "vscode-pictures"
"""Where the tests leave what they saw, to be looked at."""


PLAIN_LOOK = {
    "editor.hover.above": False,
    "editor.minimap.enabled": False,
    "editor.occurrencesHighlight": "off",
    "window.autoDetectColorScheme": True,
    "window.title": "${activeEditorShort}",
}

ALONE = {"reftag.compareFiles": False}
"""Each test has a file of its own with the same record in it; they are not looked at together."""


class Editor(NamedTuple):
    """A VS Code that is being served."""

    address: str
    vsix: Path
    extension: Path
    """The folder into which the .vsix was unpacked."""


class Node(NamedTuple):
    """Runs scripts of this folder."""

    program: str
    environment: dict[str, str]

    def run(self, script: str, *arguments: object) -> str:
        """Run one to its end and return what it printed."""
        done = subprocess.run(
            [self.program, HERE / script, *map(str, arguments)],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=1500,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def node() -> Node:
    program = which("node")
    if program is None:
        left_out("VS Code", "there is no Node")
    if not (EXTENSION / "node_modules").is_dir():
        left_out("VS Code", "editors/vscode has no node_modules: run `npm ci` there")
    return Node(program, {**os.environ, "PYTHON": sys.executable})


@pytest.fixture(scope="session")
def browser(node: Node) -> Node:
    """Node with the browser that the scripts drive."""
    chromium = find.chromium()
    if chromium is None:
        left_out("VS Code", "there is no Chromium")
    return node._replace(environment={**node.environment, "CHROMIUM": str(chromium)})


# A Python without any packages: the extension has to bring all that the server needs.
BARE_PYTHON = {"reftag.python": getattr(sys, "_base_executable", sys.executable)}


@contextmanager
def served(browser: Node, state: Path, settings: dict[str, object]) -> Iterator[Editor]:
    """Serve VS Code with the packaged extension and a profile that is empty but for settings."""
    with subprocess.Popen(
        [
            browser.program,
            HERE / "serve.mjs",
            state,
            json.dumps({**settings, **ALONE, **PLAIN_LOOK}),
        ],
        env=browser.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdin
        assert server.stdout
        # Before it is ready it may tell what it installs; when it fails its output ends.
        lines = iter(server.stdout.readline, "")
        ready = next((line for line in lines if line.startswith("ready ")), None)
        assert ready is not None, "VS Code could not be started"
        told: dict[str, Any] = json.loads(ready.removeprefix("ready "))
        yield Editor(told["address"], Path(told["vsix"]), Path(told["extension"]))
        server.stdin.close()
        server.wait(timeout=30)


@pytest.fixture(scope="session")
def editor(browser: Node, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with served(browser, tmp_path_factory.mktemp("vs code"), BARE_PYTHON) as ready:
        yield ready


@pytest.fixture(scope="session")
def without_python(browser: Node, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """A computer on whose PATH there is no Python: the bundled engine has to do."""
    programs = tmp_path_factory.mktemp("programs")
    for name in ("sh", "ps"):  # the server of VS Code, and a test
        (programs / name).symlink_to(which(name) or name)
    # As if started in a terminal: else VS Code takes the PATH that a login shell would have.
    environment = {**browser.environment, "PATH": str(programs), "VSCODE_CLI": "1"}
    alone = browser._replace(environment=environment)
    with served(alone, tmp_path_factory.mktemp("vs code"), {}) as ready:
        yield ready


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a space in its name, and in it what must not get into the server."""
    folder = tmp_path_factory.mktemp("a library")
    for name in ("attr.py", "typing_extensions.py", "reftag/__init__.py"):
        trap = folder / name
        trap.parent.mkdir(exist_ok=True)
        trap.write_text("raise SystemExit('a file of the workspace was run')\n")
    return folder
