"""Files that are part of reftag: data that it reads, and generated ones that `make` writes.

`importlib.resources` would do, and costs the command line 9 ms at every start.
"""

from collections.abc import Mapping
from pathlib import Path


def packaged_text(path: Path) -> str:
    """Return the text of a file of the package."""
    return path.read_text(encoding="utf-8")


def packaged_names(folder: Path, suffix: str) -> tuple[str, ...]:
    """Return the names, without `suffix`, of the files in a folder that have it, sorted."""
    return tuple(sorted(path.stem for path in folder.glob(f"*{suffix}")))


def generate(folder: Path, texts: Mapping[str, str], suffix: str = "") -> None:
    """Write generated files by name; others that end in `suffix`, if that is given, go."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob(f"*{suffix}") if suffix else ():
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
