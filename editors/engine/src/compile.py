"""Compiles reftag, what it needs and the part of the standard library that they need.

Runs in Pyodide, so that the bytecode is that of its Python: `/sources` becomes `/app.pack`, and the
standard library `/stdlib.zip`. Of the standard library stays what was imported when everything was
that may be: by a session, by each module of ours, and by each `import` in a function of ours.
"""

import ast
import importlib
import json
import os
import py_compile
import sys
import zipfile
from pathlib import Path

SOURCES = Path("/sources")
SCRATCH = Path("/scratch.py")
"""A file to compile: that is done to files."""
STDLIB = "/lib/python314.zip"
PACKED_AT = "/engine/"
"""Where `start.mjs` puts the files of the pack."""

COMPRESSED = (zipfile.ZIP_DEFLATED, 9)

KINDS = (".py", ".toml", ".json", ".txt")
"""Sources, and the data of reftag."""

LEFT_OUT = ("ctypes",)
"""Imported by ours where there is a C library alone."""

BY_THE_INTERPRETER = [
    *(f"encodings.{name}" for name in ("ascii", "cp1252", "idna", "latin_1", "utf_8_sig")),
    *(f"encodings.{name}" for name in ("utf_16", "utf_16_le", "utf_16_be")),
    *("_colorize", "_strptime", "linecache", "stringprep", "tokenize", "traceback"),
]
"""Imported by name, by code in C or to show an error."""


def imported(path: Path) -> set[str]:
    """Return the modules that a source file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def import_all() -> None:
    """Import what may ever be imported."""
    ours = sorted((SOURCES / "reftag").rglob("*.py"))
    for path in ours:
        importlib.import_module(module(str(path.relative_to(SOURCES))))
    for name in sorted({name for path in ours for name in imported(path)}):
        if name not in LEFT_OUT:
            importlib.import_module(name)
    for name in (*BY_THE_INTERPRETER, "boot", "warm"):
        importlib.import_module(name)


def module(path: str) -> str:
    """Return the name of the module in a file."""
    return path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def compiled(name: str, source: bytes, place: str) -> tuple[str, bytes]:
    """Return the name and the content of a file as it is packed."""
    if not name.endswith(".py"):
        return name, source
    SCRATCH.write_bytes(source)
    # Without docstrings and assertions; with a hash instead of a time, so that the same sources
    # always give the same file.
    py_compile.compile(
        str(SCRATCH),
        cfile=f"{SCRATCH}c",
        dfile=place + name,
        doraise=True,
        optimize=2,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    return f"{name}c", Path(f"{SCRATCH}c").read_bytes()


def packed() -> bytes:
    """Return all files below `/sources`: the size of a table, the table as JSON, the contents."""
    files = [
        compiled(str(path.relative_to(SOURCES)), path.read_bytes(), PACKED_AT)
        for path in SOURCES.rglob("*")
        if path.suffix in KINDS and "__pycache__" not in path.parts
    ]
    files.sort()
    table = json.dumps([[name, len(data)] for name, data in files]).encode()
    return len(table).to_bytes(4, "little") + table + b"".join(data for _, data in files)


def write_standard_library(kept: set[str]) -> None:
    """Write a zip of the modules of the standard library that are kept."""
    with (
        zipfile.ZipFile(STDLIB) as full,
        zipfile.ZipFile("/stdlib.zip", "w") as cut,
    ):
        for each in sorted(full.namelist()):
            if module(each) in kept:
                name, data = compiled(each, full.read(each), f"{STDLIB}/")
                cut.writestr(
                    zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED, 9
                )


sys.path.insert(0, str(SOURCES))
os.chdir(SOURCES)
import_all()
write_standard_library(set(sys.modules))
Path("/app.pack").write_bytes(packed())
