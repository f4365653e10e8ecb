"""What a reader finds before and after a change, compared by words.

Values count by what they say: spaces, case, markup, dashes, entities, forms of a letter and what
leads to a DOI make no difference, since safe fixes are meant to change these, and neither does a
value that a record has twice. A value may move, be divided or be read whole at last; its words may
not vanish.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import category, normalize
from urllib.parse import unquote

from reftag.dialects import dialect
from safety.readers import Read

Words = tuple[str, ...]


class Compared(NamedTuple):
    """A reader's view of a change."""

    records: tuple[int, int]
    """How many records it finds, before and after."""
    values: tuple[int, int]
    """How many values."""
    lost: tuple[str, ...] = ()
    """The words that it no longer finds anywhere."""
    refused: str = ""
    """Why it refuses the changed file, which it read before."""

    @property
    def is_loss(self) -> bool:
        """Say whether words are gone, or records that nothing says where they went."""
        gone = self.refused and self.values[0]
        joined = self.records[1] < self.records[0] and self.values[1] < self.values[0]
        return bool(self.lost or gone or joined)

    @property
    def is_shorter(self) -> bool:
        """Say whether the same words are fewer values."""
        return not self.is_loss and self.values[1] < self.values[0]


def compared(
    before: Read, after: Read, dialect_name: str, *, without_repetitions: bool = False
) -> Compared:
    """Compare what a reader finds.

    `without_repetitions` says that repetitions were taken out: then words count as lost only
    where the reader finds them nowhere in the file.
    """
    mine, theirs = _values(before), _values(after)
    gone, come = mine - theirs, theirs - mine
    fresh = Counter(_words(come))
    lost = Counter(_words(gone)) - fresh
    left = fresh - Counter(_words(gone))
    codes = codes_of(dialect_name)
    if without_repetitions:
        left = Counter(_words(theirs))
    return Compared(
        (len(before.records), len(after.records)),
        (mine.total(), theirs.total()),
        tuple(sorted(word for word in lost.elements() if not whole(word, left, codes))),
        after.error if not before.error else "",
    )


def _values(found: Read) -> Counter[Words]:
    counted: Counter[Words] = Counter()
    for record in found.records:
        texts = dict.fromkeys(" ".join(each.text.split()) for each in record)
        counted.update(words for text in texts if (words := said(text)))
    return counted


def whole(word: str, fresh: Iterable[str], codes: frozenset[str]) -> bool:
    """Say whether a word is among `fresh`, but for a tag glued to it, or with its beginning again.

    What is a tag itself was text only as long as its line was not seen to be a tag line.
    """
    return word in codes or any(_is_part(word, each, codes) for each in fresh)


def _is_part(word: str, fresh: str, codes: frozenset[str]) -> bool:
    if word.endswith(fresh):
        return word == fresh or word.removesuffix(fresh) in codes
    if word.startswith(fresh):
        return word.removeprefix(fresh) in codes
    return fresh.endswith(word)


def _words(values: Iterable[Words]) -> Iterable[str]:
    elements = values.elements() if isinstance(values, Counter) else values
    return (word for words in elements for word in words)


@lru_cache(maxsize=200_000)
def said(text: str) -> Words:
    """Return the words of a value."""
    text = html.unescape(html.unescape(text))
    text = unquote(text) if _ENCODED_DOI.search(text) else text
    text = _DOI_PREFIX.sub("", text.replace("\x0b", " ").replace("\x0c", " "))
    text = "".join(c for c in text if c.isspace() or category(c) not in _UNSEEN)
    words = _WORD.findall(normalize("NFC", text).casefold())
    return tuple(word for word in words if "\ufffd" not in word)


_UNSEEN: Final = {"Cc", "Cf", "Cn", "Co"}
_ENCODED_DOI: Final = re.compile(r"10\.\d{4,9}%2f", re.IGNORECASE)
_DOI_PREFIX: Final = re.compile(
    r"(?:https?://\S*?|\b(?:info:)?doi[:/]?\s*|(?:dx\.|www\.)?doi\.org/)(?=10\.\d{4})",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"(?:[^\W_]|\ufffd)+")


@lru_cache
def codes_of(name: str) -> frozenset[str]:
    """Return the tags of a dialect as words: in a line that was read as text they were words."""
    return frozenset(word for code in dialect(name).by_code for word in said(code))
