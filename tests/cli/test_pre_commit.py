"""`.pre-commit-hooks.yaml`: a commit with mistakes is stopped, by hooks from a local checkout."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import CLEAN, TWO_TITLES
from editors.left_out import left_out
from reftag.dialects import extensions

ROOT = Path(__file__).parents[2]
MANIFEST = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
PARTS = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".pre-commit-hooks.yaml")
WHO = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
CONFIGURATION = """
repos:
  - repo: {checkout}
    rev: {revision}
    hooks:
      - id: reftag-format
      - id: reftag-check
"""

Done = subprocess.CompletedProcess[str]


def run(*command: str | Path, where: Path, home: Path) -> Done:
    """Run a command as if no other repository were around."""
    environment = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    environment |= {"PRE_COMMIT_HOME": str(home), "PYTHONUTF8": "1"}
    return subprocess.run(
        command,
        cwd=where,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def committed(folder: Path, home: Path) -> Done:
    """Commit all that is in a repository."""
    run("git", "add", "--all", where=folder, home=home)
    return run("git", *WHO, "commit", "--message=All", where=folder, home=home)


def pre_commit(*arguments: str, where: Path, home: Path) -> Done:
    return run(sys.executable, "-m", "pre_commit", *arguments, where=where, home=home)


def test_the_manifest_is_sound(tmp_path: Path) -> None:
    done = pre_commit("validate-manifest", ".pre-commit-hooks.yaml", where=ROOT, home=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_files_of_all_formats_are_checked() -> None:
    [names] = re.findall(r"^  files: &names (.+)$", MANIFEST, re.MULTILINE)
    assert MANIFEST.count("\n- id: ") == MANIFEST.count("\n  files: *names\n") + 1
    wanted = re.compile(names)
    known = [f"a{ending}" for ending in extensions()]
    exports = ["savedrecs.txt", "savedrecs (1).txt", "pubmed-tags-set.txt", "RefWorks.txt"]
    for name in (*known, *exports):
        for path in (name, f"a b/c/{name}", name.upper()):
            assert wanted.search(path), path
    for path in ("README.txt", "requirements.txt", "a.bib", "a.enw.orig", "a.ris/b.txt", "enw"):
        assert not wanted.search(path), path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository in which the hooks of this checkout are installed."""
    home, checkout, folder = tmp_path / "home", tmp_path / "checkout", tmp_path / "folder"
    checkout.mkdir()
    for part in PARTS:
        shutil.copy(ROOT / part, checkout)
    shutil.copytree(
        ROOT / "server", checkout / "server", ignore=shutil.ignore_patterns("__pycache__")
    )
    folder.mkdir()
    for each in (checkout, folder):
        assert run("git", "init", "--quiet", where=each, home=home).returncode == 0
    assert committed(checkout, home).returncode == 0
    revision = run("git", "rev-parse", "HEAD", where=checkout, home=home).stdout.strip()
    (folder / ".pre-commit-config.yaml").write_text(
        CONFIGURATION.format(checkout=checkout.as_posix(), revision=revision)
    )
    done = pre_commit("install", "--install-hooks", where=folder, home=home)
    if done.returncode and "No matching distribution found" in done.stdout:
        left_out("pre-commit hooks", "the Python package index cannot be reached")
    assert done.returncode == 0, done.stdout
    return folder


def test_a_bad_commit_is_stopped(repository: Path) -> None:
    home = repository.parent / "home"
    path = repository / "library.enw"
    (repository / "other.txt").write_text(TWO_TITLES)
    (repository / "savedrecs.txt").write_text("PT J\nAU Curie, M\nTI On Tags\nER\n\nER\n")
    (repository / "library.ris").write_text("TY  - JOUR\nTI  - On Tags\nTI  - On\nER  - \n")
    path.write_text(TWO_TITLES + "\n\n")
    stopped = committed(repository, home)
    assert stopped.returncode == 1
    for said in ("library.enw:3:1: error RT101", "library.ris:2:1: error RT101", "savedrecs.txt:"):
        assert said in stopped.stderr
    assert "other.txt" not in stopped.stderr
    assert path.read_text() == TWO_TITLES, "reftag-format takes out the blank lines"
    assert run("git", "log", where=repository, home=home).returncode != 0, "there is no commit"

    path.write_text(CLEAN)
    for name in ("library.ris", "savedrecs.txt"):
        (repository / name).unlink()
    assert committed(repository, home).returncode == 0
    assert run("git", "log", where=repository, home=home).returncode == 0
