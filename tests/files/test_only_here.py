"""Nothing outside `files/` looks at a disk: the source of everything else is searched for it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import reftag

PACKAGE = Path(reftag.__file__).parent

LOOKS = frozenset(
    re.findall(
        r"\w+",
        "open read_text read_bytes write_text write_bytes stat lstat exists lexists is_file is_dir "
        "is_symlink isfile isdir islink iterdir glob rglob walk scandir listdir resolve realpath "
        "readlink samefile access mkdir makedirs touch unlink remove rmdir rename replace "
        "symlink_to hardlink_to chmod getsize getmtime urlopen mkstemp expanduser",
    )
)
"""What functions and methods that go to the disk are called."""

MODULES = frozenset(
    ["fileinput", "glob", "importlib.resources", "linecache", "mmap", "shutil", "tempfile"]
)

ALLOWED = re.compile(r"((\w+\.)*_?files|DISK|session)\Z")
"""Whose methods of these names do not: `Files`, and `Session.open`."""

OTHERS_TOO = frozenset(["remove", "replace"])
"""Names that lists and texts have as well: they count only as functions of `os`."""

LEFT_OUT = ("files", "importers/measurements")
"""The floor itself, and what runs importers on a developer's computer."""


def _modules() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(LEFT_OUT):
            yield name


def _looks(tree: ast.AST) -> Iterator[str]:
    """Yield what goes to the disk, as it is written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            names = {module, *(each.name for each in node.names)}
            if names & MODULES or (module in ("os", "io") and names & LOOKS):
                yield ast.unparse(node)
        elif isinstance(node, ast.Name) and node.id == "open":
            yield "open"
        elif isinstance(node, ast.Attribute) and node.attr in LOOKS:
            owner = ast.unparse(node.value)
            if node.attr in OTHERS_TOO and owner != "os":
                continue
            if not ALLOWED.match(owner):
                yield f"{owner}.{node.attr}"


@pytest.mark.parametrize("module", list(_modules()))
def test_no_other_module_looks_at_the_disk(module: str) -> None:
    looks = set(_looks(ast.parse((PACKAGE / module).read_text(encoding="utf-8"))))
    if module == "cli/streams.py":
        looks.discard("os.open")  # of the null device, in the place of a closed pipe
    assert not looks


def test_the_search_finds_something() -> None:
    found = set(_looks(ast.parse((PACKAGE / "files" / "disk.py").read_text(encoding="utf-8"))))
    assert {"path.stat", "os.scandir", "path.read_bytes", "os.path.realpath"} <= found
    assert set(_looks(ast.parse("with open(name) as file: pass"))) == {"open"}
