"""Real records in EndNote's format, all in one file: of many sources and many shapes.

The EndNote files of the corpus, and what bibutils makes of its RIS and Web of Science files, if it
is installed. Nothing is there twice except what the corpus has twice.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

CORPUS: Final = Path(__file__).parents[2].parent / "shared" / "corpus"
_READERS: Final = {"ris": "ris2xml", "wos": "isi2xml"}
"""Folder of the corpus -> the program that reads its files."""
_WRITER: Final = "xml2end"


def texts() -> Iterator[str]:
    """Yield the texts of the files, each with an empty line at its end."""
    for path in sorted((CORPUS / "enw").iterdir()):
        yield _text(path.read_bytes())
    for folder, reader in _READERS.items():
        if shutil.which(reader) and shutil.which(_WRITER):
            for path in sorted((CORPUS / folder).iterdir()):
                yield _text(_converted(reader, path))


def _converted(reader: str, path: Path) -> bytes:
    read = subprocess.run([reader, "-i", "utf8", str(path)], capture_output=True, check=False)
    written = subprocess.run(
        [_WRITER, "-o", "utf8"], input=read.stdout, capture_output=True, check=False
    )
    return written.stdout


def _text(content: bytes) -> str:
    text = content.decode("utf-8-sig", errors="replace").replace("\ufeff", "")
    return text.replace("\r\n", "\n").rstrip("\n") + "\n\n"
