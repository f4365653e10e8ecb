"""Header names in any case, as in HTTP: pygls finds only `Content-Length`, written just so."""

import asyncio
import io
import re
from typing import Final

_LENGTH: Final = re.compile(rb"(?i)content-length[ \t]*:[ \t]*(\d+)[ \t]*\r?\n")


def proper_header(line: bytes) -> bytes:
    """Return a header line in the form that pygls expects."""
    found = _LENGTH.fullmatch(line)
    return b"Content-Length: %d\r\n" % int(found[1]) if found else line


class HeaderReader(io.BufferedReader):
    """A binary stream of which only headers are read line by line."""

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next header, or `b""` at the end."""
        return proper_header(super().readline(size))


class AsyncHeaderReader:
    """The same for an asynchronous stream."""

    def __init__(self, stream: asyncio.StreamReader) -> None:
        """Read from `stream`."""
        self._stream = stream

    async def readline(self) -> bytes:
        """Return the next header, or `b""` at the end."""
        return proper_header(await self._stream.readline())

    async def readexactly(self, size: int) -> bytes:
        """Return the next `size` bytes."""
        return await self._stream.readexactly(size)
