"""Prints how much of what importers lose of real files reftag announces.

    python -m importers.evaluate [IMPORTER…]

Recall: of the fields that really arrive elsewhere or not at all, the share that reftag announces.
Precision: of the fields announced, the share that really does not arrive. Below the figures stands
every field where both differ.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from importers.claims import Compared, compared
from importers.exceptions import CORPUS
from importers.run import IMPORTERS, missing
from lint.support import corpus


class Figures(NamedTuple):
    """How reftag does with one importer."""

    importer: str
    fields: int
    harmed: int
    """Fields that really are not kept."""
    announced: int
    both: int

    @property
    def recall(self) -> float:
        """Return the share of the harmed that is announced."""
        return self.both / self.harmed if self.harmed else 1.0

    @property
    def precision(self) -> float:
        """Return the share of the announced that is harmed."""
        return self.both / self.announced if self.announced else 1.0


@cache
def real(importer: str) -> tuple[tuple[str, Compared], ...]:
    """Return every field of the corpus, with the name of its file."""
    return tuple(_real(importer))


def _real(importer: str) -> Iterator[tuple[str, Compared]]:
    for path in corpus("enw", "one-line"):
        _, fields = compared(path.read_bytes().decode("utf-8"), importer)
        for each in fields:
            yield path.name, each


def figures(importer: str) -> Figures:
    """Count what an importer makes of the corpus and what reftag says of it."""
    fields = [each for _, each in real(importer)]
    return Figures(
        importer,
        len(fields),
        sum(each.is_harmed for each in fields),
        sum(each.is_announced for each in fields),
        sum(each.is_harmed and each.is_announced for each in fields),
    )


def misses(importer: str) -> list[tuple[str, Compared]]:
    """Return the fields that are harmed unannounced, or announced and unharmed."""
    return [(file, each) for file, each in real(importer) if each.is_harmed != each.is_announced]


def main(importers: Sequence[str]) -> None:
    """Print figures and misses."""
    for importer in importers:
        if reason := missing(importer):
            raise SystemExit(f"{importer}: {reason}")
    print("importer                fields  harmed  announced  both  recall  precision")
    for importer in importers:
        got = figures(importer)
        print(
            f"{importer:22} {got.fields:7} {got.harmed:7} {got.announced:10} {got.both:5}"
            f"  {got.recall:6.1%}     {got.precision:6.1%}"
        )
    for importer in importers:
        for file, each in misses(importer):
            kind = "false alarm" if each.is_announced else "missed"
            why = CORPUS.get((file, importer, each.name))
            print(f"\n{kind} in {file}: {each}" + (f"\n    {why}" if why else ""))


if __name__ == "__main__":
    main(sys.argv[1:] or IMPORTERS)
