"""What keeps the tree readable: small files, plain names, the agreed top level."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_LINES = 400
TOP = {
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "editors",
    "pyproject.toml",
    "server",
    "syntaxes",
    "tests",
}
SAYS_NOTHING = ("util", "helper", "manager", "misc", "common")


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [Path(line) for line in listed.stdout.splitlines()]


def test_the_top_level_is_the_agreed_one() -> None:
    top = {path.parts[0] for path in _tracked()}
    assert {name for name in top if not name.startswith(".")} == TOP


@pytest.mark.parametrize("folder", ["server", "tests", "editors"])
def test_files_are_small(folder: str) -> None:
    sources = [p for p in _tracked() if p.parts[0] == folder and p.suffix in (".py", ".ts", ".mjs")]
    assert sources
    for path in sources:
        lines = (ROOT / path).read_text(encoding="utf-8").count("\n")
        assert lines <= MOST_LINES, f"{path} has {lines} lines: split it by what it does"


def test_names_say_what_is_inside() -> None:
    for path in _tracked():
        if path.suffix in (".py", ".ts", ".mjs"):
            assert not any(word in path.stem.lower() for word in SAYS_NOTHING), path


def test_no_two_classes_share_a_name() -> None:
    """One meaning a word: also where the classes never meet."""
    places: dict[str, list[str]] = {}
    for path in _tracked():
        if path.suffix == ".py" and path.parts[0] == "server":
            for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    places.setdefault(node.name.lstrip("_"), []).append(str(path))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
