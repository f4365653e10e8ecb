"""The files of this computer."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from reftag.files.interface import FolderEntry, Kind, Stat


class DiskFiles:
    """`Files` on disk. It has no state."""

    def stat(self, path: Path) -> Stat:
        """Return what is known of a file or folder; `changed` is in nanoseconds."""
        status = path.stat()
        number = (status.st_dev, status.st_ino) if status.st_ino else None
        return Stat(_kind(status.st_mode), status.st_size, status.st_mtime_ns, number)

    def read(self, path: Path) -> bytes:
        """Return all that is in a file."""
        return path.read_bytes()

    def read_range(self, path: Path, start: int, size: int) -> bytes:
        """Return `size` bytes from the byte `start` on."""
        with path.open("rb") as file:
            file.seek(start)
            return file.read(size)

    def entries(self, folder: Path) -> list[FolderEntry]:
        """Return what is in a folder, in the order of the names."""
        with os.scandir(folder) as found:
            return sorted(FolderEntry(each.name, _entry_kind(each)) for each in found)

    def write(self, path: Path, data: bytes, *, create: bool = False) -> None:
        """Replace a file; it keeps its mode and, where the system lets us, its owner.

        Of a symbolic link the target is replaced, not the link. A write-protected file is left
        alone: replacing needs only permission to write to the folder, but protected is protected.
        """
        target = Path(os.path.realpath(path))
        try:
            before = target.stat()
        except FileNotFoundError:
            if not create:
                raise
            target.write_bytes(data)
            return
        if not stat.S_ISREG(before.st_mode):
            raise OSError(None, "not a regular file", str(path))
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        with _temporary(target, data) as new:
            if hasattr(os, "chown"):
                with suppress(OSError):
                    os.chown(new, before.st_uid, before.st_gid)
            new.chmod(stat.S_IMODE(before.st_mode))
            new.replace(target)
        _sync_folder(target.parent)

    def place(self, path: Path) -> str:
        """Return where a file really is."""
        return os.path.realpath(path)

    def working_folder(self) -> Path:
        """Return the current folder."""
        return Path.cwd()


DISK: Final = DiskFiles()


def _kind(mode: int) -> Kind:
    if stat.S_ISREG(mode):
        return "file"
    return "folder" if stat.S_ISDIR(mode) else "other"


def _entry_kind(entry: "os.DirEntry[str]") -> Kind:
    try:
        if entry.is_symlink():
            return "other" if entry.is_dir() else "file"
        if entry.is_dir():
            return "folder"
        return "file" if entry.is_file() else "other"
    except OSError:
        return "other"


@contextmanager
def _temporary(target: Path, data: bytes) -> Iterator[Path]:
    """Give a file with `data` beside `target`: a rename cannot move a file to another disk."""
    import tempfile  # slow to import, and most runs write nothing

    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        yield Path(name)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _sync_folder(folder: Path) -> None:
    """Make the rename itself outlast a power cut, where the system can."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
