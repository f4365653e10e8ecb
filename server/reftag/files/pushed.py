"""Files that a client hands over, where there is no disk: in a browser, for example."""

import errno
import os
from itertools import count
from pathlib import Path
from typing import NamedTuple

from reftag.files.interface import FolderEntry, Stat


class _PushedFile(NamedTuple):
    data: bytes
    changed: int


class PushedFiles:
    """`Files` in memory. Paths are absolute, and a folder is there as long as a file is in it."""

    def __init__(self) -> None:
        """Begin with no file."""
        self._files: dict[Path, _PushedFile] = {}
        self._names: dict[Path, set[str]] = {}
        """What is in each folder."""
        self._clock = count(1)

    def put(self, path: Path, content: bytes | str) -> None:
        """Take a file from the client, or a new version of it; text becomes UTF-8."""
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        path = _normal(path)
        self._files[path] = _PushedFile(data, next(self._clock))
        while path != path.parent:
            self._names.setdefault(path.parent, set()).add(path.name)
            path = path.parent

    def drop(self, path: Path) -> None:
        """Forget a file that the client no longer has; one that is not known is ignored."""
        path = _normal(path)
        if self._files.pop(path, None) is None:
            return
        while path not in self._names and path != path.parent:
            self._names[path.parent].discard(path.name)
            if not self._names[path.parent]:
                del self._names[path.parent]
            path = path.parent

    def stat(self, path: Path) -> Stat:
        """Return what is known of a file or folder; `changed` counts what was put."""
        path = _normal(path)
        if path in self._names:
            return Stat("folder", 0, 0)
        file = self._file(path)
        return Stat("file", len(file.data), file.changed)

    def read(self, path: Path) -> bytes:
        """Return all that is in a file."""
        return self._file(_normal(path)).data

    def read_range(self, path: Path, start: int, size: int) -> bytes:
        """Return `size` bytes from the byte `start` on."""
        return self.read(path)[start : start + size]

    def entries(self, folder: Path) -> list[FolderEntry]:
        """Return what is in a folder, in the order of the names."""
        folder = _normal(folder)
        if folder not in self._names:
            self._file(folder)
            raise _refusal(errno.ENOTDIR, folder)
        return [
            FolderEntry(name, "folder" if folder / name in self._names else "file")
            for name in sorted(self._names[folder])
        ]

    def write(self, path: Path, data: bytes, *, create: bool = False) -> None:
        """Replace a file."""
        path = _normal(path)
        if path in self._names:
            raise OSError(None, "not a regular file", str(path))
        if not create or path.parent not in self._names:
            self._file(path)
        self.put(path, data)

    def place(self, path: Path) -> str:
        """Return the path itself: there are no links."""
        return str(_normal(path))

    def working_folder(self) -> Path:
        """Return the topmost folder."""
        return Path(os.sep)

    def _file(self, path: Path) -> _PushedFile:
        if path in self._files:
            return self._files[path]
        if path in self._names:
            raise _refusal(errno.EISDIR, path)
        below_file = any(above in self._files for above in path.parents)
        raise _refusal(errno.ENOTDIR if below_file else errno.ENOENT, path)


def _normal(path: Path) -> Path:
    return Path(os.path.normpath(path))


def _refusal(number: int, path: Path) -> OSError:
    """Return the error that a disk would give: `OSError` makes the right class of it."""
    return OSError(number, os.strerror(number), str(path))
