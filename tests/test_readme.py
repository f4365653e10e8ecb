"""README.md works as it is: its commands, its settings, what it says is printed, and its links."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from reftag.dialects import names

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EDITORS = ROOT / "editors"
IN_VSCODE = (EDITORS / "vscode" / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TO_INSTALL = ("git clone", "make edit", "make test", "pip install")
"""What installs reftag. CI begins with these."""
GAP = "…"

LIBRARY = """\
%0 Journal Article
%A Curie, Marie
%T On Tags
%J Journal One
%D 2001
%R 10.5555/tags.1
%+ Institute of Tags, Paris

%0 Book
%A Okafor, Ada; Silva, Rui
%T On Lines
%I Example Press
%D 2002
%R 10.5555/lines.2
%0 Podcast
%A Lind, Eva
%T On Spaces
%D 2003
"""

Done = subprocess.CompletedProcess[str]


def blocks(language: str, text: str = README) -> list[str]:
    return [content for said, content in BLOCK.findall(text) if said == language]


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]
SESSIONS = blocks("console")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a library that has something of everything."""
    (tmp_path / "library.enw").write_text(LIBRARY, encoding="utf-8", newline="\n")
    return tmp_path


def run(command: str, folder: Path) -> Done:
    """Run a command of reftag's in a folder."""
    program, *arguments = shlex.split(command, comments=True)
    assert program == "reftag", command
    return subprocess.run(
        [sys.executable, "-m", "reftag", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "server"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_kind_of_block_is_tried_here() -> None:
    assert {language for language, _ in BLOCK.findall(README)} == {
        *("sh", "toml", "json", "yaml", "console")
    }


@pytest.mark.parametrize("command", [c for c in COMMANDS if not c.startswith(TO_INSTALL)])
def test_commands(command: str, folder: Path) -> None:
    done = run(command, folder)
    assert done.returncode in (0, 1), done.stderr
    assert "error: " not in done.stderr
    assert done.stdout


def test_what_is_to_be_made_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    wanted = {command.split()[1] for command in COMMANDS if command.startswith("make ")}
    assert wanted == {"edit", "test"}
    assert all(f"\n{target}: " in makefile for target in wanted)


@pytest.mark.parametrize("settings", blocks("toml"))
def test_settings(settings: str, folder: Path) -> None:
    (folder / "reftag.toml").write_text(settings, encoding="utf-8")
    for command in ("reftag check library.enw", "reftag config library.enw"):
        done = run(command, folder)
        assert done.returncode in (0, 1), done.stderr
        assert done.stderr.count("error") == 0


def test_the_schema_is_where_the_command_says(folder: Path) -> None:
    done = run("reftag config --schema", folder)
    assert json.loads(Path(done.stdout.strip()).read_text(encoding="utf-8"))["properties"]


def test_a_new_library_with_a_past_is_silent_after_its_baseline_was_written(folder: Path) -> None:
    (folder / "reftag.toml").write_text('baseline = "reftag-baseline.json"\n', encoding="utf-8")
    assert run("reftag check library.enw", folder).returncode == 1
    assert run("reftag check --write-baseline", folder).returncode == 0
    assert run("reftag check library.enw", folder).returncode == 0


@pytest.mark.parametrize("text", [README, IN_VSCODE])
def test_settings_of_vscode(text: str) -> None:
    [snippet] = blocks("json", text)
    [(languages, settings)] = json.loads(f"{{{snippet}}}").items()
    assert set(re.findall(r"\[(\w+)\]", languages)) == set(names())
    assert settings == {"editor.codeActionsOnSave": {"source.fixAll.reftag": "explicit"}}


def test_hooks_of_pre_commit() -> None:
    [snippet] = blocks("yaml")
    [repository] = yaml.safe_load(snippet)["repos"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in offered}


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.splitlines()[0])
def test_what_is_printed(session: str, folder: Path) -> None:
    command, *expected = session.splitlines()
    printed = run(command.removeprefix("$ "), folder).stdout.splitlines()
    if expected[-1] == GAP:
        expected.pop()
        printed = printed[: len(expected)]
    assert printed == expected, "write into README.md what is printed now"


@pytest.mark.parametrize(
    "path",
    [
        *("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "editors/README.md"),
        *sorted(f"editors/{path.parent.name}/README.md" for path in EDITORS.glob("*/README.md")),
    ],
)
def test_links_lead_somewhere(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif not target.startswith("https://"):
            assert (ROOT / path).parent.joinpath(target.partition("#")[0]).exists(), target
