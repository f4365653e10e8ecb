"""What a code lens says above a record: how much was found in it and in how many others it is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reftag.lint import Placed
from reftag.syntax import Record, Span


class Lens(NamedTuple):
    """A text above a record, and the finding that a click leads to."""

    record: Record
    line: int
    """The line (from 0) on which the record begins."""
    text: str
    first: Span
    """The first finding in the text, as offsets in the record."""


def lenses(shown: Iterable[Placed]) -> Iterator[Lens]:
    """Yield a lens for each record with one of the findings that are shown."""
    by_line: dict[int, list[Placed]] = {}
    for placed in shown:
        if not placed.in_whole_file:
            by_line.setdefault(placed.line, []).append(placed)
    for line, found in by_line.items():
        spans = [each.diagnostic.finding.span for each in found]
        yield Lens(found[0].record, line, _text(found), min(spans))


def _text(found: list[Placed]) -> str:
    others = {(near.file, near.offset) for placed in found for near in placed.elsewhere}
    alone = [placed for placed in found if not placed.elsewhere]
    return " · ".join(
        part
        for part in (
            _counted(len(alone), "problem"),
            _counted(len(others), "duplicate"),
        )
        if part
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number > 1 else ''}" if number else ""
