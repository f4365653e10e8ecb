"""The keys by which importers know records: of two with the same one not both are read."""

import re
from itertools import takewhile
from typing import Final
from unicodedata import normalize

from reftag.importers.model import Harm, Importer
from reftag.syntax import Record

SAME_KEY: Final = "same-key"
"""The case of a record that gets the key of one above."""

_OF_TITLE: Final = 20
"""Letters of a title that a key is made of."""

_NOTHING: Final = "Unknown"
"""What stands for author and title where there are none."""


def key(record: Record, importer: Importer) -> str | None:
    """Return the key that an importer makes for a record, None if it makes none.

    That is the record's own, or family name of the first author and year, or title and year.
    """
    made_of = importer.key
    if made_of is None or not record.fields or SAME_KEY not in importer.cases:
        return None
    if (labels := _values(record, made_of.label)) and labels[0]:
        return _ascii(labels[0])
    people, titles = _values(record, made_of.people), _values(record, made_of.title)
    if people:
        name = "-".join(_family(people[0]))
    elif titles:
        name = ", ".join(titles)[:_OF_TITLE].replace(" ", ".")
    else:
        name = _NOTHING
    return _ascii(name + ", ".join(_values(record, made_of.year)))


def same(one: str) -> str:
    """Return the form in which keys are compared."""
    return one.lower()


def harm(record: Record, importer: Importer) -> Harm:
    """Return the harm of a record that has the key of one above."""
    everything = tuple(range(len(record.fields)))
    done = importer.cases[SAME_KEY]
    return Harm(SAME_KEY, record.head(record.fields[0]), done, everything, whole_file=True)


class KeysAbove:
    """The keys of the records of a file up to one, for who goes through all of them."""

    def __init__(self, importer: Importer) -> None:
        """Begin above the first record."""
        self._importer = importer
        self._seen: set[str] = set()

    def harm(self, record: Record) -> Harm | None:
        """Return the harm of the next record if it has the key of one above."""
        made = key(record, self._importer)
        if made is None:
            return None
        if same(made) in self._seen:
            return harm(record, self._importer)
        self._seen.add(same(made))
        return None


def _values(record: Record, codes: tuple[str, ...]) -> list[str]:
    """Return the first lines of the first of some tags that the record has."""
    code = next((code for code in codes if code in record.tags), None)
    return [each.value.partition("\n")[0] for each in record.fields if each.code == code]


def _family(name: str) -> list[str]:
    """Return the words of a family name by BibTeX's rules: small words before it are no part of it.

    Without a comma it is what follows the last small word, or the last word.
    """
    family, comma, _ = name.partition(",")
    words = [word for word in re.split(r"[\s~]+", family) if word]
    after = list(takewhile(lambda word: not _is_small(word), reversed(words[:-1])))
    is_whole = bool(comma) or len(after) < len(words) - 1
    return [*(reversed(after) if is_whole else ()), *words[-1:]]


def _is_small(word: str) -> bool:
    return next((sign for sign in word if sign.isalpha()), "").islower()


def _ascii(text: str) -> str:
    return normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
