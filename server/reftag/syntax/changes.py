"""Several changes of a document, one after the other, as changes that do not touch each other."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reftag.syntax.document import RecordChange

if TYPE_CHECKING:
    from reftag.syntax.record import Record


def merged(changes: Iterable[RecordChange]) -> list[RecordChange]:
    """Return what `changes` do together, from the last place to the first.

    Each of `changes` counts in the document after those before it. The returned ones do as well,
    and as each comes before all those that are made already, also in the document before all.
    """
    regions: list[RecordChange] = []  # from the first place to the last
    for at, removed, inserted in changes:
        end = at + removed
        first = moved = 0
        while first < len(regions) and _end(regions[first]) + moved < at:
            moved += _growth(regions[first])
            first += 1
        start, last = at - moved, first
        head: list[Record] = []
        tail: Sequence[Record] = ()
        stop = 0
        while last < len(regions) and (place := regions[last].at + moved) <= end:
            # What was put in there is replaced now, except what is before or after the change.
            region = regions[last]
            start, stop = min(start, region.at), region.at + region.removed
            head += region.inserted[: max(0, at - place)]
            tail = region.inserted[max(0, end - place) :]
            moved += _growth(region)
            last += 1
        stop = max(stop, end - moved)
        regions[first:last] = [RecordChange(start, stop - start, (*head, *inserted, *tail))]
    return regions[::-1]


def _end(region: RecordChange) -> int:
    """Return where what was put in ends, if nothing before it moves."""
    return region.at + len(region.inserted)


def _growth(region: RecordChange) -> int:
    """Return how many records there are more than before."""
    return len(region.inserted) - region.removed
