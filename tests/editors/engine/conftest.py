"""The engine, built, for the tests in this folder."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from editors.find import ROOT
from editors.left_out import left_out

PROJECT = ROOT / "editors" / "engine"


class Engine(NamedTuple):
    """The engine as it is shipped."""

    node: str
    folder: Path

    def command(self, *arguments: object) -> list[str]:
        """Return what runs it."""
        return [self.node, str(self.folder / "engine.js"), *map(str, arguments)]

    def run(self, *arguments: object, seconds: int = 1500) -> str:
        """Run a Python file in it and return what it printed; it has to succeed."""
        done = subprocess.run(
            self.command("--run", *arguments),
            cwd=ROOT / "tests",
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-5_000:]
        return done.stdout


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Return the engine, built if its sources have changed."""
    node = which("node")
    if node is None:
        left_out("the engine", "there is no Node")
    if not (PROJECT / "node_modules").is_dir():
        left_out("the engine", "editors/engine has no node_modules: run `npm ci` there")
    environment = {**os.environ, "PYTHON": sys.executable}
    subprocess.run([node, PROJECT / "build.mjs"], env=environment, check=True, timeout=600)
    return Engine(node, PROJECT / "dist")


@pytest.fixture(scope="session")
def packages() -> str:
    """Return where pytest and hypothesis are, as in PYTHONPATH: they run inside the engine, too."""
    needed = Path(__file__).with_name("requirements.txt")
    pure = ROOT / ".cache" / "engine-tests" / sha256(needed.read_bytes()).hexdigest()[:12]
    if not pure.is_dir():
        options = ["--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:"]
        with TemporaryDirectory(dir=ROOT / ".cache") as fresh:
            pip = [sys.executable, "-m", "pip", "install", *options, "--target", fresh]
            subprocess.run([*pip, "-r", needed], check=True)
            shutil.copytree(fresh, pure, dirs_exist_ok=True)
    return os.pathsep.join(map(str, (pure, Path(pytest.__file__).parents[1])))


FULL_STDLIB = PROJECT / "node_modules" / "pyodide" / "python_stdlib.zip"
