"""Text that was decoded with the wrong encoding: `MÃ¼nchen` for *München*.

ftfy knows all the ways in which that happens. It is asked only where a pair of characters looks
like it, and believed only where what comes out is plausible.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

LOST: Final = "\ufffd"
"""The replacement for a character that could not be decoded."""

_LEADING: Final = (
    "ÂÃÄÅĂĀÆĆČÇĎĐÉĚÊËĖÈĒĘÐĞÍÎÏİÌĹŁŃÑÓÔÖÒØÕŘŠŞŢÞÚÛÜÙŮŽŻß×ÎΟΠРСДВГ"
    "áăâäàåãæćčçďéěêëèęíîïìïðđўабвгдежзий"
)
_FOLLOWING: Final = (
    "\x80-\xbfŒœŠšŸŽžŻżƒˆ˜ˇ˘–—―‘’‚“”„†‡•…‰‹›€™ĄąŁłĽľŚśŞşŤťŹź˝˛"
    "ЁЂЃЄЅІЇЈЉЊЋЌЎЏёђѓєѕіїјљњћќџҐґ№΄΅ΆΈΉΊΌΎΏ"
)
SUSPECT: Final = re.compile(
    rf"[{_LEADING}][{_FOLLOWING}]|Ã |[\x80-\x9f]|[^\W\d_]√\S|√\S[^\W\d_]|‚[ÄÇÉÑÖ]|{LOST}"
)
"""What has to occur in a text for anything here to find a fault in it."""

_BLANK_ASCII: Final = bytes(32 if byte < 0x80 else byte for byte in range(256))
_ALONE: Final = frozenset("Ã√‚" + LOST + "".join(map(chr, range(0x80, 0xA0))))
"""What is suspect even without another character beyond ASCII next to it."""

_QUOTED: Final = re.compile(r"[“‘«„‚‹][^“‘«„‚‹”’»›]*[À-ÿ][”’»›](?!\w)")
"""A quotation that ends in an accented capital, which looks like mojibake: `«CAFÉ»`."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def is_suspect(text: str) -> bool:
    """Say whether anything in a text may be wrong. Quick for correct text."""
    if text.isascii():
        return False
    runs = text.encode("utf-8", "surrogatepass").translate(_BLANK_ASCII).split()
    odd = (run.decode("utf-8", "surrogatepass") for run in set(runs))
    return any(len(run) > 1 or run in _ALONE for run in odd) and SUSPECT.search(text) is not None


@lru_cache(maxsize=64)  # two rules may ask about the same line
def repaired(line: str) -> str | None:
    """Return the text that was meant, None if nothing is wrong or if that is not certain."""
    if line.isascii() or not SUSPECT.search(line) or _QUOTED.search(line):
        return None
    import ftfy

    meant = ftfy.fix_encoding(line)
    return meant if meant != line and _is_plausible(line, meant) else None


def _is_plausible(line: str, meant: str) -> bool:
    if meant.count(LOST) > line.count(LOST) or "\n" in meant or "\r" in meant:
        return False
    fresh = set(meant) - set(line)
    if any(not (c.isprintable() or c.isspace() or c == "\xad") for c in fresh):
        return False
    return _mixed_words(meant) <= _mixed_words(line)


def _mixed_words(text: str) -> int:
    """Count the words with letters of several scripts: a correct decoding does not produce them."""
    return sum(
        len({unicodedata.name(c, "").split(" ")[0] for c in word}) > 1
        for word in _WORD.findall(text)
        if not word.isascii()
    )
