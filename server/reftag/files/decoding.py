"""The bytes of a file as text: decoding that loses nothing.

A byte order mark is not part of the text: it is put aside and put back, so that column 1 of
row 1 is the first character a person sees, as it is in an editor. Line breaks are never
translated.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from reftag.files.interface import Files
from reftag.text.edits import Edit, apply
from reftag.text.steps import Steps, finished

_WINDOWS_1252: Final = "".join(
    # Five bytes have no meaning in Windows-1252; Latin-1 gives them one, so nothing is lost.
    bytes([byte]).decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1")
    for byte in range(256)
)
_TO_WINDOWS_1252: Final = codecs.charmap_build(_WINDOWS_1252)

_ESCAPE: Final = "surrogateescape"
_ESCAPED: Final = re.compile("[\udc80-\udcff]")
"""A byte that is not UTF-8, as Python's `surrogateescape` decodes it."""

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
    strays: tuple[int, ...] = ()
    """Where in `text` single bytes that are not UTF-8 were read as Windows-1252: offsets of
    characters, in order. Only a file that is UTF-8 otherwise has any."""

    @property
    def is_marked(self) -> bool:
        """Whether importers find a byte order mark before the text: one of UTF-8."""
        return bool(self.mark) and self.encoding == "utf-8"

    @property
    def title(self) -> str:
        """The encoding's name as people write it, e.g. `UTF-8`."""
        return _TITLES[self.encoding]

    @property
    def is_binary(self) -> bool:
        """Whether there are NUL characters in it, which no text file has."""
        return "\0" in self.text

    def encode(self) -> bytes:
        """Return the bytes of the file; those that were decoded if nothing was edited.

        Raises `UnicodeEncodeError` for a character that the encoding does not have.
        """
        if self.encoding == "windows-1252":
            return self.mark + _as_windows_1252(self.text)
        parts = [self.mark]
        done = 0
        for at in self.strays:
            parts += (self.text[done:at].encode(), _as_windows_1252(self.text[at]))
            done = at + 1
        parts.append(self.text[done:].encode(self.encoding))
        return b"".join(parts)

    def edited(self, edits: Sequence[Edit]) -> "Decoded":
        """Return the file with ordered `edits` made. What is put in is proper UTF-8."""
        return self._replace(text=apply(self.text, edits), strays=tuple(self._kept(edits)))

    def _kept(self, edits: Sequence[Edit]) -> Iterator[int]:
        """Yield where the strays are that no edit takes out."""
        grown = at = 0
        for stray in self.strays:
            while at < len(edits) and edits[at].end <= stray:
                grown += len(edits[at].text) - (edits[at].end - edits[at].start)
                at += 1
            if at == len(edits) or stray < edits[at].start:
                yield stray + grown

    def decode(self, data: bytes) -> str:
        """Return a stretch of this file, whole lines, as text. Raises `UnicodeDecodeError`."""
        if self.encoding == "windows-1252":
            return _windows_1252(data)
        if self.strays:
            return _unescaped(data.decode("utf-8", _ESCAPE))
        return data.decode(self.encoding)


def decode(data: bytes) -> Decoded:
    """Decode a file; never fails and never loses a byte.

    UTF-8, or UTF-16 if a byte order mark says so. A file with bytes that are not UTF-8 is
    Windows-1252 if nothing in it is UTF-8; otherwise it is UTF-8 in which only those bytes, the
    strays, are Windows-1252: lines of other origin were put into it.
    """
    file, texts = finished(decode_gradually([data]))
    return file._replace(text="".join(texts))


def decode_gradually(pieces: Sequence[bytes]) -> Steps[tuple[Decoded, list[str]]]:
    """Decode a file that is cut into pieces, for callers that must not block until all is decoded.

    The first piece has the whole byte order mark, if there is one. Returns what `decode` does, but
    the text by itself, and in pieces.
    """
    head = pieces[0] if pieces else b""
    mark, encoding = next((pair for pair in _MARKS if head.startswith(pair[0])), (b"", "utf-8"))
    decoder = codecs.getincrementaldecoder(encoding)()
    texts: list[str] = []
    strays: list[int] = []
    length = 0
    is_utf_8 = bool(mark)  # by its own word
    for at, piece in enumerate(pieces, 1):
        data = piece if at > 1 else piece[len(mark) :]
        try:
            text = decoder.decode(data, final=at == len(pieces))
        except UnicodeDecodeError:
            if encoding != "utf-8":
                return (yield from _all_windows_1252(pieces))
            decoder.errors = _ESCAPE
            text = decoder.decode(data, final=at == len(pieces))
        if decoder.errors == _ESCAPE:
            found = [match.start() for match in _ESCAPED.finditer(text)]
            strays += [length + stray for stray in found]
            is_utf_8 = is_utf_8 or not _ESCAPED.sub("", text).isascii()
            text = _unescaped(text)
        else:
            is_utf_8 = is_utf_8 or not text.isascii()
        length += len(text)
        texts.append(text)
        yield
    if strays and not is_utf_8:
        return (yield from _all_windows_1252(pieces))
    return Decoded("", encoding, mark, tuple(strays)), texts


def _all_windows_1252(pieces: Sequence[bytes]) -> Steps[tuple[Decoded, list[str]]]:
    texts: list[str] = []
    for piece in pieces:
        texts.append(_windows_1252(piece))
        yield
    return Decoded("", "windows-1252", b""), texts


def text_of(files: Files, path: Path) -> str | None:
    """Return the text of the file at `path`, None if there is none. Raises `OSError`."""
    try:
        return decode(files.read(path)).text
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: _WINDOWS_1252[ord(match[0]) - 0xDC00], text)


def _windows_1252(data: bytes) -> str:
    return codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0]


def _as_windows_1252(text: str) -> bytes:
    return codecs.charmap_encode(text, "strict", _TO_WINDOWS_1252)[0]
