"""The programs that are measured: reftag, a server that does nothing, and others if installed."""

import os
import shutil
import sys
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
REFTAG: Final = (sys.executable, "-m", "reftag")
ENVIRONMENT: Final = {**os.environ, "PYTHONPATH": str(ROOT / "server"), "PYTHONUTF8": "1"}
# Nobody compiles reftag at each start, whatever is usual where this runs.
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


class Program(NamedTuple):
    """A language server."""

    name: str
    command: tuple[str, ...]
    kind: str
    """The kind of text that it reads: see `server_texts`."""


SERVER: Final = Program("reftag", (*REFTAG, "server"), "enw")


def engine() -> Program | None:
    """Return the engine that needs no Python, as a server on stdio; None if it is not built."""
    node, built = shutil.which("node"), ROOT / "editors" / "engine" / "dist" / "engine.js"
    return (
        Program("engine", (node, str(built), "--stdio"), "enw") if node and built.exists() else None
    )


def floor(diagnostics: int = 0) -> Program:
    """Return a server on pygls that does nothing, but answers each change with diagnostics."""
    script = str(Path(__file__).with_name("floor.py"))
    return Program("floor", (sys.executable, script, str(diagnostics)), "enw")


_PEERS: Final = (
    Program("ruff", ("ruff", "server"), "py"),
    Program("tombi", ("tombi", "lsp"), "toml"),
    Program("badness", ("badness", "lsp"), "bib"),
)


def peers() -> list[Program]:
    """Return the servers for other languages that are on the path or beside this Python."""
    here = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    found = ((each, shutil.which(each.command[0], path=here)) for each in _PEERS)
    return [each._replace(command=(path, *each.command[1:])) for each, path in found if path]
