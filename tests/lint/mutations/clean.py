"""Records without a fault: our own, and those of the corpus that have none or none left."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.make_library import library
from lint.mutations.sheet import Sheet
from lint.support import corpus, decoded, document, fixed, linter
from reftag.lint import select

SAMPLE = Path(__file__).parents[3] / "editors" / "samples" / "library.enw"
MADE = 30
SEED = 5


class Clean(NamedTuple):
    """A record without a fault."""

    name: str
    sheet: Sheet


@cache
def own() -> tuple[Clean, ...]:
    """Return the records of the sample library and some that our generator makes."""
    sample = decoded(SAMPLE).rstrip("\n").split("\n\n")
    made = islice(library(10**6, SEED), MADE)
    return (
        *(Clean(f"library.enw {at}", _sheet(text)) for at, text in enumerate(sample, 1)),
        *(Clean(f"made {at}", _sheet(text)) for at, text in enumerate(made, 1)),
    )


@cache
def real() -> tuple[Clean, ...]:
    """Return the records of real files that are clean as they are or after all safe fixes."""
    return tuple(_real())


def _real() -> Iterator[Clean]:
    seen = set()
    for path in corpus("enw", "one-line"):
        for at, record in enumerate(document(decoded(path)), 1):
            text = fixed(document(record.text), select(), safe_only=True)
            sheet = _sheet(text)
            if is_clean(text) and sheet not in seen:
                seen.add(sheet)
                yield Clean(f"{path.name} {at}", sheet)


def is_clean(text: str) -> bool:
    """Say whether the rules that are on find no error and no warning."""
    report = linter(select()).check(document(text))
    return not report.count_of("error") and not report.count_of("warning")


def _sheet(text: str) -> Sheet:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Sheet(tuple(lines.strip("\n").split("\n")))
