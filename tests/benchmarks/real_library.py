"""The real files of a format, one after the other until there is enough: of many sources."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

CORPUS: Final = Path(__file__).parents[2].parent / "shared" / "corpus"
_FOLDERS: Final = {"endnote": "enw"}
"""Where a folder of the corpus is not called like its dialect."""


def real_library(dialect: str, size: int) -> Iterator[str]:
    """Yield the texts of the files, each with an empty line at its end, until `size` is reached.

    Every record is there several times: rules about duplicates have to be off.
    """
    made = 0
    for path in cycle(sorted((CORPUS / _FOLDERS.get(dialect, dialect)).iterdir())):
        if made >= size:
            break
        text = path.read_bytes().decode("utf-8-sig", errors="replace").replace("\ufeff", "")
        text = text.replace("\r\n", "\n").rstrip("\n") + "\n\n"
        made += len(text)
        yield text
