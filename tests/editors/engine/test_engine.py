"""The engine that needs no Python: it is whole, and it says what the native server says."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from corpus.real_files import SHARED
from editors.find import ROOT
from lsp.raw import EXIT, INITIALIZE, INITIALIZED, SHUTDOWN, framed

from .conftest import FULL_STDLIB, PROJECT, Engine
from .same import digest

HERE = Path(__file__).parent
TESTS = ROOT / "tests"

FOLDERS = (
    *("text", "syntax", "values", "index", "portability", "lint", "ide", "format", "convert"),
    "config",
)
"""Their tests run inside the engine."""

ELSEWHERE = ("lint/mutations", "lint/test_corpus.py", "lint/test_hostile_texts.py")
"""They are about the rules, take minutes, and would find the same inside."""

LARGE = 100_000
"""Bytes from which on a real file is left out: thirteen of them would take two minutes."""

OF_SOURCES = (
    "values/test_patterns.py::test_one_definition",
    "portability/test_tables.py",
    "lint/test_rule_pages.py",
)
"""Tests that read our sources, or pages made of them: in the engine the sources are compiled, and
the pages come with the extension."""

NOT_AGAINST_IT = (
    "lsp/test_diagnostics.py::test_code_source_link_and_tags",
    "lsp/test_settings.py::test_the_page_of_a_rule_is_shown",
    "lsp/test_protocol.py::test_json_that_is_nested_too_deep",
)
"""Tests of the server that need what only the native one has: pages of rules on the disk, and a
stack that bears what no client of the engine sends."""

SERVED = sorted(
    path.name
    for path in (TESTS / "lsp").glob("test_*.py")
    if re.search(r"pytest_lsp|lsp\.raw", path.read_text(encoding="utf-8"))
)
"""Files with tests that start a server and talk to it."""


@pytest.mark.parametrize("folder", FOLDERS)
def test_tests_pass_inside(engine: Engine, packages: str, folder: str) -> None:
    """Run the tests of a package in the engine; nothing that the package imports is missing."""
    options = ["-q", "--hypothesis-profile=quick", "--import-mode=importlib", "-o", "addopts="]
    plugins = [
        *("-p", "_hypothesis_pytestplugin", "-p", "no:cacheprovider", "-p", "no:faulthandler"),
        "--capture=sys",
        *(f"--ignore={each}" for each in ELSEWHERE),
        *(f"--deselect={name}" for each in OF_SOURCES for name in (each, f"tests/{each}")),
    ]
    said = engine.run(HERE / "inside.py", packages, FULL_STDLIB, *options, *plugins, folder)
    assert re.search(r"\d+ passed", said), said


@pytest.mark.parametrize("name", SERVED)
def test_tests_of_the_server_pass_against_it(engine: Engine, name: str) -> None:
    """Run tests that start a server, as a process of its own, with the engine."""
    deselected = (f"--deselect=tests/{each}" for each in NOT_AGAINST_IT)
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", *deselected]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, f"tests/lsp/{name}"],
        cwd=ROOT,
        env={**os.environ, "REFTAG_SERVER_COMMAND": json.dumps(engine.command("--stdio"))},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-20_000:]


def _same(engine: Engine, files: list[Path], list_of_files: Path) -> None:
    assert files
    list_of_files.write_text("".join(f"{path}\n" for path in files), encoding="utf-8")
    said = engine.run(HERE / "same.py", list_of_files)
    assert said.splitlines() == [f"{digest(path)} {path}" for path in files]


def test_it_says_the_same_of_our_samples(engine: Engine, tmp_path: Path) -> None:
    samples = sorted((ROOT / "editors" / "samples").iterdir())
    fixtures = sorted((TESTS / "dialects" / "fixtures").rglob("*.txt"))
    _same(engine, [*samples, *fixtures], tmp_path / "files")


@pytest.mark.needs_shared("corpus", "field")
def test_it_says_the_same_of_real_files(engine: Engine, tmp_path: Path) -> None:
    files = [path for each in ("corpus", "field") for path in sorted((SHARED / each).rglob("*.*"))]
    _same(engine, [path for path in files if path.stat().st_size < LARGE], tmp_path / "files")


def _talks(engine: Engine, folder: Path) -> str:
    """Have a short session with the engine in a folder; return what it logs."""
    sent = b"".join(map(framed, (INITIALIZE, INITIALIZED, SHUTDOWN, EXIT)))
    command = engine._replace(folder=folder).command("--stdio")
    done = subprocess.run(command, input=sent, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert b'"serverInfo"' in done.stdout
    return done.stderr.decode()


def test_it_starts_from_the_snapshot(engine: Engine) -> None:
    assert "snapshot" not in _talks(engine, engine.folder)


@pytest.mark.parametrize("damage", ["missing", "cut off", "changed"])
def test_it_starts_without_a_whole_snapshot(engine: Engine, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "engine"
    shutil.copytree(engine.folder, folder)
    snapshot = folder / "snapshot.bin"
    data = bytearray(snapshot.read_bytes())
    data[len(data) // 2] ^= 1
    if damage == "missing":
        snapshot.unlink()
    else:
        snapshot.write_bytes(data if damage == "changed" else data[: len(data) // 2])
    log = _talks(engine, folder)
    assert log.startswith("Starting without the snapshot: ")
    assert ("damaged" in log) == (damage != "missing")


def _pinned() -> dict[str, str]:
    """Return the versions of the packages in the engine."""
    text = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z_]+)==(\S+)", text, re.MULTILINE))


def test_its_packages_are_those_of_the_server() -> None:
    """All that the project requires, but for tqdm: that is for the command line."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=]", each)[0] for each in project["dependencies"]}
    assert wanted - {"tqdm"} <= set(_pinned())


def test_everything_in_it_has_its_licence(engine: Engine) -> None:
    notices = (engine.folder / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    for name, version in _pinned().items():
        assert f"{name} {version}\n" in notices
    for said in ("Mozilla Public License", "PYTHON SOFTWARE FOUNDATION LICENSE", "pyodide 314"):
        assert said in notices
