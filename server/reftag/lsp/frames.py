"""Takes messages out of a stream of bytes, all that have arrived, however they were cut.

Header names may be in any case, as in HTTP.
"""

import re
from typing import Final

CHUNK: Final = 1 << 20
"""Most bytes that are read at once: as much of what has arrived as there is."""

_HEAD: Final = re.compile(
    rb"(?im)^content-length[ \t]*:[ \t]*(\d+)[ \t]*\r?\n(?:[^\n]*\S[^\n]*\n)*\s*?\n"
)
"""The headers of a message, from the one that counts to the blank line that ends them."""


class Frames:
    """The bytes of a stream that no message was made of yet."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._rest = bytearray()
        self._size: int | None = None
        """How many bytes the next message has, if its headers have arrived."""

    def bodies(self, data: bytes) -> list[bytes]:
        """Return the messages that are complete now that `data` has arrived, without headers."""
        self._rest += data
        found: list[bytes] = []
        while True:
            if self._size is None:
                head = _HEAD.search(self._rest)
                if head is None:
                    return found
                self._size = int(head[1])
                del self._rest[: head.end()]
            if len(self._rest) < self._size:
                return found
            found.append(bytes(self._rest[: self._size]))
            del self._rest[: self._size]
            self._size = None
