"""What reftag asks of the place that its files are in, be it a disk or a client's memory."""

from pathlib import Path
from typing import Literal, NamedTuple, Protocol

Kind = Literal["file", "folder", "other"]
"""`other` are pipes, sockets and devices, which could block forever."""


class Stat(NamedTuple):
    """What is known of a file or a folder without reading it."""

    kind: Kind
    size: int
    """In bytes; nothing certain for folders."""
    changed: int
    """Grows when the file changes; the unit is up to the implementation."""
    number: tuple[int, int] | None = None
    """Two names of one file (hard links) have the same one; None if it is not known."""


class FolderEntry(NamedTuple):
    """A name in a folder."""

    name: str
    kind: Kind
    """A link is what it leads to; but one to a folder is `other`, because it may lead in a circle,
    and one that leads nowhere is a `file`, which then cannot be read."""


class Files(Protocol):
    """Every access to files goes through this. All methods but the last two raise `OSError`."""

    def stat(self, path: Path) -> Stat:
        """Return what is known of a file or folder; links are followed."""

    def read(self, path: Path) -> bytes:
        """Return all that is in a file."""

    def read_range(self, path: Path, start: int, size: int) -> bytes:
        """Return `size` bytes from the byte `start` on; fewer at the end of the file."""

    def entries(self, folder: Path) -> list[FolderEntry]:
        """Return what is in a folder, in the order of the names."""

    def write(self, path: Path, data: bytes, *, create: bool = False) -> None:
        """Replace a file; readers see the old or the new one, never a part.

        What is not a regular file is not written to, and a file that is not there only with
        `create`. If it fails the file is as it was.
        """

    def place(self, path: Path) -> str:
        """Return where a file really is: all symbolic links to a file lead to one place."""

    def working_folder(self) -> Path:
        """Return the folder that settings without a file are relative to."""


def exists(files: Files, path: Path) -> bool:
    """Say whether there is a file or folder at `path`; one that cannot be looked at is there."""
    try:
        files.stat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # `ValueError`: no possible name
        return False
    except OSError:
        return True
    return True


def has_kind(files: Files, path: Path, kind: Kind) -> bool:
    """Say whether there is something of this kind at `path`."""
    try:
        return files.stat(path).kind == kind
    except (OSError, ValueError):
        return False
