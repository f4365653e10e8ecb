"""Which files below a folder are libraries: by their extensions, without what is left out.

The command line and the editor find the same ones: hidden folders and what reftag.toml excludes
are left out.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from reftag.config.discover import Configurations
from reftag.dialects import extension_of, extensions
from reftag.files import Kind


def libraries(
    root: Path, configurations: Configurations, on_error: Callable[[OSError], None]
) -> Iterator[list[Path]]:
    """Yield the libraries below `root`, folder by folder, in the order of their names.

    `on_error` gets what keeps a folder from being read.
    """
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            entries = configurations.files.entries(folder)
        except OSError as error:
            on_error(error)
            continue
        configured = configurations.of_folder(folder)
        inside: dict[Kind, list[Path]] = {"file": [], "folder": []}
        for name, kind in entries:
            if _counts(name, kind) and not configured.excluded(folder / name):
                inside[kind].append(folder / name)
        yield inside["file"]
        folders += reversed(inside["folder"])


def _counts(name: str, kind: Kind) -> bool:
    """Say whether a file is a library, or a folder may have some."""
    if kind == "folder":
        return not name.startswith(".")
    # `._x` is not a file of the user: macOS creates one for each file on a foreign disk.
    return kind == "file" and extension_of(name) in extensions() and not name.startswith("._")
