"""Text without what spelling varies in: case, accents, spaces and punctuation."""

import re
from typing import Final
from unicodedata import combining, normalize

_NO_LETTERS: Final = re.compile(r"[\W_]+")
_SIGNS: Final = bytes(byte for byte in range(0x80) if not chr(byte).isalnum())


def letters(text: str) -> str:
    """Return the letters and digits of a text, without case and accents: titles compare so."""
    if text.isascii():  # the same in less time
        return text.encode().translate(None, _SIGNS).decode().lower()
    return _NO_LETTERS.sub("", normalize("NFKD", text)).casefold()


def unaccented(text: str) -> str:
    """Return a text without case and accents; spaces and punctuation stay."""
    if text.isascii():  # likewise
        return text.lower()
    apart = normalize("NFKD", text).casefold()
    return "".join(character for character in apart if not combining(character))
