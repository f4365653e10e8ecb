"""How values are written, and in which records: packed, since most values are in one record only.

A large library has hundreds of thousands of people and keywords. A value that is written in one way
therefore has its `Spelling` in the table and no list of them, and one that is in one record has the
number of this record and no array.
"""

from array import array
from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Final

_NUMBER: Final = "Q"


class Spelling:
    """One way in which a value is written."""

    __slots__ = ("_numbers", "written")

    def __init__(self, written: str, number: int) -> None:
        """Begin with one record that writes it so."""
        self.written = written
        self._numbers: int | array[int] = number

    @property
    def numbers(self) -> Sequence[int]:
        """The records that write the value so, in order."""
        return (self._numbers,) if isinstance(self._numbers, int) else self._numbers

    def add(self, number: int) -> None:
        """Take up a record."""
        if isinstance(self._numbers, int):
            self._numbers = array(_NUMBER, sorted((self._numbers, number)))
        else:
            insort(self._numbers, number)

    def between(self, start: int, stop: int) -> slice:
        """Return where the records from `start` to before `stop` are in `numbers`."""
        return slice(bisect_left(self.numbers, start), bisect_left(self.numbers, stop))

    def forget(self, start: int, stop: int) -> None:
        """Forget the records from `start` to before `stop`."""
        if not isinstance(self._numbers, int):
            del self._numbers[self.between(start, stop)]
        elif start <= self._numbers < stop:
            self._numbers = array(_NUMBER)


Values = dict[str, Spelling | list[Spelling]]
"""By value: how it is written; a list if that is not in one way only."""


def spellings(values: Values, value: str) -> Sequence[Spelling]:
    """Return in which ways a value is written; none for one that is not there."""
    found = values.get(value, ())
    return (found,) if isinstance(found, Spelling) else found


def add(values: Values, value: str, written: str, number: int) -> None:
    """Take up a record that has a value."""
    found = spellings(values, value)
    for each in found:
        if each.written == written:
            each.add(number)
            return
    fresh = Spelling(value if written == value else written, number)
    values[value] = [*found, fresh] if found else fresh


def forget(values: Values, value: str, start: int, stop: int) -> None:
    """Forget of the records that have a value those from `start` to before `stop`."""
    found = spellings(values, value)
    for each in found:
        each.forget(start, stop)
    left = [each for each in found if each.numbers]
    if not left:
        values.pop(value, None)
    elif len(left) < len(found):
        values[value] = left[0] if len(left) == 1 else left
