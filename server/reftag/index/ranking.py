"""The values of one kind of facts, most used first, and which of them fit what is typed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from typing import Final, NamedTuple

from reftag.text.steps import Steps
from reftag.values.plain_letters import unaccented

_BEFORE_WORDS: Final = "\n -("
"""What is before the beginning of a word."""

_WORD: Final = re.compile(r"\w+")

_ENOUGH: Final = 4
"""So many letters of a word, and half of them, have to be there if others are left out: *okfr* for
*Okafor*. With fewer, any new word was one for something else: *line* for *Lipogenesis*."""
_STEP: Final = 1_000
_FEW: Final = 20
"""So many values that begin with what is typed are enough."""
_LOOKED_THROUGH: Final = 300_000
"""Characters in which what is typed is looked for letter by letter: those of the values that are
used most."""


class Ranked(NamedTuple):
    """A value, and how many records have it."""

    written: str
    uses: int


class Ranking(NamedTuple):
    """Values in order. It never changes."""

    written: Sequence[str]
    counts: Sequence[int]
    text: str
    """All values without case and accents, each after a line break."""

    @classmethod
    def of(cls, by_count: Mapping[int, Sequence[str]]) -> Steps["Ranking"]:
        """Put values in order, given by how often they are used, in small steps."""
        ordered: list[str] = []
        counts: list[int] = []
        plain: list[str] = []
        for count in sorted(by_count, reverse=True):
            same = by_count[count]
            for start in range(0, len(same), _STEP):
                part = sorted(same[start : start + _STEP])
                ordered += part
                counts += [count] * len(part)
                plain.append("".join(f"\n{unaccented(each)}" for each in part))
                yield
        return cls(tuple(ordered), tuple(counts), "".join(plain))

    def best(self, typed: str, most: int) -> list[Ranked]:
        """Return the `most` used values that fit what is typed.

        First those in which it begins a word; if these are few, those that it may be a short form
        of: `jclepi` for *Journal of Clinical Epidemiology*.
        """
        wanted = " ".join(unaccented(typed).split())
        if not wanted:
            return self._at(range(min(most, len(self.written))))
        begins = (self._places(before + wanted) for before in _BEFORE_WORDS)
        found = self._lines(merge(*begins), most)
        if len(found) < _FEW and len(wanted) > 1:
            shortened = self._lines(self._shortened("".join(_WORD.findall(wanted))), most)
            found = list(dict.fromkeys((*found, *shortened)))
        return self._at(found[:most])

    def _places(self, wanted: str) -> Iterator[int]:
        at = self.text.find(wanted)
        while at >= 0:
            yield at
            at = self.text.find(wanted, at + 1)

    def _shortened(self, wanted: str) -> Iterator[int]:
        """Yield where values begin for which `wanted`, letters only, may be a short form."""
        if not wanted:
            return
        for match in _in_order(wanted).finditer(self.text, 0, _LOOKED_THROUGH):
            end = self.text.find("\n", match.end())
            line = self.text[match.start() : end if end >= 0 else None]
            if _shortens(wanted, _WORD.findall(line)):
                yield match.start()

    def _lines(self, places: Iterable[int], most: int) -> list[int]:
        """Return at which place in the order the values are that begin or go on at `places`."""
        found: dict[int, None] = {}
        line, counted = -1, 0
        for at in places:
            line += self.text.count("\n", counted, at + 1)
            counted = at + 1
            found[line] = None
            if len(found) == most:
                break
        return list(found)

    def _at(self, lines: Sequence[int]) -> list[Ranked]:
        return [Ranked(self.written[at], self.counts[at]) for at in lines]


def _in_order(typed: str) -> re.Pattern[str]:
    """Return what matches a line that has these letters in this order, with others between."""
    steps = "".join(rf"[^{re.escape(each)}\n]*+{re.escape(each)}" for each in typed)
    return re.compile(rf"\n{steps}")


def _shortens(typed: str, words: Sequence[str]) -> bool:
    """Say whether letters are taken from some of the words in order, the first of each with them.

    Without the first ones, nearly any word is somewhere in a long title.
    """
    reached = {0}
    for word in words:
        for at in tuple(reached):
            if not typed.startswith(word[0], at):
                continue
            place, all_there = at, True
            for letter in word:
                if not typed.startswith(letter, place):
                    all_there = False
                    continue
                place += 1
                taken = place - at
                if all_there or (taken >= _ENOUGH and 2 * taken >= len(word)):
                    reached.add(place)
    return len(typed) in reached
