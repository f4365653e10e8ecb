"""Changes that are made together come to the same as one after the other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reftag.dialects import dialect
from reftag.syntax import Record, RecordChange
from reftag.syntax.changes import merged

ENDNOTE = dialect("endnote")


def _record(number: int) -> Record:
    return Record(f"%0 Book\n%T {number}\n", ENDNOTE)


def _made(records: list[Record], change: RecordChange) -> list[Record]:
    return [*records[: change.at], *change.inserted, *records[change.at + change.removed :]]


@given(st.integers(0, 12), st.lists(st.tuples(*[st.integers(0, 12)] * 3), max_size=8))
def test_merged(size: int, steps: list[tuple[int, int, int]]) -> None:
    before = [_record(at) for at in range(size)]
    now, changes = before, []
    for number, (at, removed, inserted) in enumerate(steps, 1):
        start = min(at, len(now))
        fresh = tuple(_record(100 * number + each) for each in range(inserted % 4))
        change = RecordChange(start, min(removed % 4, len(now) - start), fresh)
        changes.append(change)
        now = _made(now, change)
    together = merged(changes)
    for one, other in pairwise(together):
        assert other.at + other.removed < one.at
    made = before
    for change in together:
        made = _made(made, change)
    assert made == now
