"""No key is there twice in the JSON, TOML and YAML of the repository: programs take the last one.

TOML's parser reports it by itself; the other two are read strictly here.
"""

import json
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
FORMATS = {
    ".json": "json",
    ".sublime-settings": "json",
    ".toml": "toml",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".sublime-syntax": "yaml",
}


def repeated(text: str, form: str) -> list[str]:
    """Return the keys that are in one table of `text` twice. Raises if it cannot be read."""
    found: list[str] = []

    def note(keys: list[str]) -> None:
        found.extend(key for key, count in Counter(keys).items() if count > 1)

    match form:
        case "json":
            json.loads(text, object_pairs_hook=lambda pairs: note([key for key, _ in pairs]))
        case "yaml":
            nodes = [yaml.compose(text, yaml.SafeLoader)]
            while nodes:
                node = nodes.pop()
                if isinstance(node, yaml.MappingNode):
                    note([str(key.value) for key, _ in node.value])
                    nodes += [each for pair in node.value for each in pair]
                elif isinstance(node, yaml.SequenceNode):
                    nodes += node.value
        case _:
            tomllib.loads(text)
    return found


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = (Path(name) for name in listed.stdout.split("\0") if name)
    return [name for name in names if name.suffix in FORMATS and (ROOT / name).is_file()]


def test_files_of_all_formats_are_looked_at() -> None:
    assert {FORMATS[path.suffix] for path in tracked()} == set(FORMATS.values())


@pytest.mark.parametrize("path", tracked(), ids=str)
def test_no_key_is_there_twice(path: Path) -> None:
    assert repeated((ROOT / path).read_text(encoding="utf-8"), FORMATS[path.suffix]) == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('{"a": {"b": 1, "c": [{"b": 2, "b": 3}]}}', "json"),
        ("- a:\n    b: 1\n    b: 2\n", "yaml"),
    ],
)
def test_a_key_that_is_there_twice_is_found(text: str, form: str) -> None:
    assert repeated(text, form) == ["b"]


def test_toml_reports_it_by_itself() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        repeated("[a]\nb = 1\nb = 2\n", "toml")
