"""Which files below a folder are libraries: by their extensions, without what is left out.

The command line and the editor find the same ones: hidden folders and what reftag.toml excludes
are left out.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from reftag.config.discover import Configurations
from reftag.dialects import extension_of, extensions


def libraries(
    root: Path, configurations: Configurations, on_error: Callable[[OSError], None]
) -> Iterator[list[Path]]:
    """Yield the libraries below `root`, folder by folder, in the order of their names.

    `on_error` gets what keeps a folder from being read.
    """
    known = extensions()
    for folder, folders, files in os.walk(root, onerror=on_error):
        configured = configurations.of_folder(Path(folder))
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not configured.excluded(Path(folder, name))
        )
        # Other than a file or a link (a pipe, a socket) could block forever. `._x` is not a file of
        # the user: macOS creates one for each file on a foreign disk.
        paths = (
            Path(folder, name)
            for name in sorted(files)
            if extension_of(name) in known and not name.startswith("._")
        )
        yield [
            path
            for path in paths
            if (path.is_file() or path.is_symlink()) and not configured.excluded(path)
        ]
