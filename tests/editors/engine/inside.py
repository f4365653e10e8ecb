"""Runs pytest inside the engine, with the modules that the engine is shipped with.

    node editors/engine/dist/engine.js --run inside.py PACKAGES STDLIB ARGUMENTS

Tests, pytest and hypothesis (from PACKAGES: folders, as in PYTHONPATH) need more of the standard
library than the engine has; it is in STDLIB. That nothing of ours needs it is checked: at the end,
each import by the server, or by what it is made of, of a module that is not shipped is an error.
"""

import builtins
import os
import sys
import zipfile
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

ENGINE = Path("/engine")
CUT = "/lib/python314.zip"


class RestOfStandardLibrary:
    """Finds modules of the standard library that the engine lacks."""

    def __init__(self, full: str) -> None:
        self.full = full

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        folder = "/".join([self.full, *name.split(".")[:-1]])
        return PathFinder.find_spec(name, [folder])


class Guard:
    """Notes imports by ours of modules that are not shipped, whoever else has imported them."""

    def __init__(self) -> None:
        with zipfile.ZipFile(CUT) as cut:
            self.shipped = {_module(name) for name in cut.namelist()}
        # Such as `collections.abc`, which is another name of a module.
        self.shipped |= {*sys.builtin_module_names, *sys.modules}
        self.standard = sys.stdlib_module_names
        self.ours = {_module(path.name) for path in ENGINE.iterdir()}
        self.real = builtins.__import__
        self.missing: set[tuple[str, str]] = set()

    def __call__(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002  # as in Python
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        """Import, as the statement does."""
        module = self.real(name, globals, locals, fromlist, level)
        if level == 0 and name.partition(".")[0] in self.standard:
            inside = [f"{name}.{part}" for part in fromlist or ()]
            wanted = [name, *(each for each in inside if each in sys.modules)]
            lacking = [each for each in wanted if each not in self.shipped]
            if lacking and self._is_ours(sys._getframe(1)):
                importer = str((globals or {}).get("__name__"))
                self.missing.update((importer, each) for each in lacking)
        return module

    def _is_ours(self, frame: FrameType | None) -> bool:
        """Say whether an import is done for ours: by itself, or by a standard module for it."""
        while frame is not None:
            root = str(frame.f_globals.get("__name__", "")).partition(".")[0]
            if root not in self.standard:
                return root in self.ours
            frame = frame.f_back
        return False


def _module(file: str) -> str:
    return file.removesuffix(".pyc").replace("/", ".").removesuffix(".__init__")


def main(packages: str, full: str, *arguments: str) -> int:
    """Run pytest and return its exit code; 70 if something is missing in the engine."""
    guard = Guard()
    builtins.__import__ = guard
    sys.meta_path.append(RestOfStandardLibrary(full))
    sys.path.extend(packages.split(os.pathsep))
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    import pytest

    code: Any = pytest.main(list(arguments))
    for importer, name in sorted(guard.missing):
        print(f"The engine lacks {name}, which {importer} imports")
    return 70 if guard.missing else int(code)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
