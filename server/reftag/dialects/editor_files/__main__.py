"""python -m reftag.dialects.editor_files: see the package."""

import sys
from pathlib import Path

from reftag.dialects.editor_files import emacs, kate, sublime, vim, vscode
from reftag.files.packaged import generate


def main(directory: Path) -> None:
    """Write the files of all editors below `directory`."""
    for editor in (emacs, kate, sublime, vim, vscode):
        for name, text in editor.files().items():
            path = directory / name
            generate(path.parent, {path.name: text})


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "editors"))
