"""Prints how much of what importers lose of real files reftag announces.

    python -m real_importers.evaluate [IMPORTER…]

Recall: of the fields that really arrive elsewhere or not at all, the share that reftag announces.
Precision: of the fields announced, the share that really does not arrive. Both are about the report
of `reftag portability`. `reftag check --target` says less on purpose: of a value that only its own
program understands, or that the record has elsewhere, nothing. How many of the harmed fields it
shows is the last figure. The figures are followed by every field where claim and reality differ.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from corpus.real_files import corpus
from lint.findings import document
from real_importers.claims import Compared, compared, known
from real_importers.exceptions import CORPUS
from real_importers.fixes import linter
from real_importers.run import IMPORTERS, missing
from reftag.importers import reading
from reftag.syntax import Field


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


STRUCTURE = {"RT001", "RT006", "RT007", "RT008", "RT009", "RT010", "RT011", "RT703"}
"""Rules whose findings are about all of a record."""


def shown(text: str, importer: str) -> set[tuple[int, int]]:
    """Return (record, place) of the fields that a finding of `reftag check --target` is about.

    Hints do not count. A finding at the type is about the whole record, what loses the whole file
    about all of it, and what is added to the value above about that value too.
    """
    read = document(text)
    records = list(read)
    starts = accumulate((len(record.text) for record in records), initial=0)
    numbers = {start: number for number, start in enumerate(starts)}
    first = next(iter(records), None)
    harms = reading(first, None, known(importer)).harms if first else ()
    of_the_file = {harm.span for harm in harms if harm.whole_file}
    told: set[tuple[int, int]] = set()
    for placed in linter(importer).check(read).in_order():
        number, span = numbers[placed.offset], placed.diagnostic.finding.span
        fields = records[number].fields
        if placed.diagnostic.severity == "hint" or not fields:
            continue
        code = placed.diagnostic.rule.code
        on = {at for at, field in enumerate(fields) if field.start <= span.start < field.end}
        about = range(number, number + 1)
        if number == 0 and span in of_the_file:
            about = range(len(records))
        elif code not in STRUCTURE and not (code == "RT701" and _is_type(fields, on)):
            told |= {(number, at) for each in on for at in (each, each - 1)}
            continue
        told |= {(each, at) for each in about for at in range(len(records[each].fields))}
    return told


def _is_type(fields: Sequence[Field], places: set[int]) -> bool:
    return any(fields[at].code == "%0" for at in places)


@cache
def shown_share(importer: str) -> float:
    """Return the share of the harmed fields of the corpus that a finding is about."""
    harmed = seen = 0
    for path in corpus("enw", "one-line"):
        text = path.read_bytes().decode("utf-8")
        told = shown(text, importer)
        for each in compared(text, importer)[1]:
            harmed += each.is_harmed
            seen += each.is_harmed and (each.real.record, each.real.at) in told
    return seen / harmed if harmed else 1.0


def main(importers: Sequence[str]) -> None:
    """Print figures and misses."""
    for importer in importers:
        if reason := missing(importer):
            raise SystemExit(f"{importer}: {reason}")
    print("importer                fields  harmed  announced  both  recall  precision   shown")
    for importer in importers:
        got = figures(importer)
        print(
            f"{importer:22} {got.fields:7} {got.harmed:7} {got.announced:10} {got.both:5}"
            f"  {got.recall:6.1%}     {got.precision:6.1%}  {shown_share(importer):6.1%}"
        )
    for importer in importers:
        for file, each in misses(importer):
            kind = "false alarm" if each.is_announced else "missed"
            why = CORPUS.get((file, importer, each.name))
            print(f"\n{kind} in {file}: {each}" + (f"\n    {why}" if why else ""))


if __name__ == "__main__":
    main(sys.argv[1:] or IMPORTERS)
