"""Files as bytes and as text: decoding that loses nothing, writing that leaves nothing half done.

A byte order mark is no part of the text: it is put aside and put back, so that column 1 of
row 1 is the first character a person sees, as it is in an editor. Line breaks are never
translated.
"""

import codecs
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

_WINDOWS_1252: Final = "".join(
    # Five bytes have no meaning in Windows-1252; Latin-1 gives them one, so nothing gets lost.
    bytes([byte]).decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1")
    for byte in range(256)
)
_TO_WINDOWS_1252: Final = codecs.charmap_build(_WINDOWS_1252)

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_TITLES: Final = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "windows-1252": "Windows-1252",
}


class Decoded(NamedTuple):
    """A file's text, and what is needed to write it back as it was."""

    text: str
    """Without the byte order mark; line breaks as they are in the file."""
    encoding: str
    """`utf-8`, `utf-16-le`, `utf-16-be` or `windows-1252`."""
    mark: bytes
    """The byte order mark that the file begins with; `b""` if there is none."""

    @property
    def title(self) -> str:
        """The encoding's name as people write it, e.g. `UTF-8`."""
        return _TITLES[self.encoding]

    def encode(self, text: str) -> bytes:
        """Return `text` as the bytes of this file: its encoding, its byte order mark.

        `decoded.encode(decoded.text)` are the bytes it came from. Raises `UnicodeEncodeError`
        for a character that the encoding does not have.
        """
        if self.encoding == "windows-1252":
            return self.mark + codecs.charmap_encode(text, "strict", _TO_WINDOWS_1252)[0]
        return self.mark + text.encode(self.encoding)

    def decode(self, data: bytes) -> str:
        """Return a stretch of this file as text. Raises `UnicodeDecodeError`."""
        if self.encoding == "windows-1252":
            return codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0]
        return data.decode(self.encoding)


def decode(data: bytes) -> Decoded:
    """Decode a file; never fails and never loses a byte.

    UTF-8, or UTF-16 if a byte order mark says so; what is neither is read as Windows-1252.
    """
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    try:
        return Decoded(data[len(mark) :].decode(encoding), encoding, mark)
    except UnicodeDecodeError:
        return Decoded(codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0], "windows-1252", b"")


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file at `path`: whoever looks sees the old or the new.

    The file keeps its mode and, where the system lets us, its owner; of a symbolic link the
    target is replaced, not the link. Raises `OSError` and leaves the file alone if it cannot be
    written, also if it is write-protected: replacing needs leave to write to the folder only,
    which is not what somebody who protected the file meant.
    """
    import tempfile  # slow to import, and most runs write nothing

    target = Path(os.path.realpath(path))
    before = target.stat()
    if not stat.S_ISREG(before.st_mode):
        raise OSError(None, "not a regular file", str(path))
    if not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13), str(path))
    # Beside the file, since a rename cannot go from one disk to another.
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123  # it is a descriptor, not a path
            file.write(data)
            file.flush()
            os.fsync(handle)
        if hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(name, before.st_uid, before.st_gid)
        Path(name).chmod(stat.S_IMODE(before.st_mode))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


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
