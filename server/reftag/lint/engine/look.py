"""What one look at a record says about the rules that need not run."""

from collections.abc import Sequence
from typing import NamedTuple

from reftag.lint.engine.ordinary import is_ordinary
from reftag.syntax import Record

Shape = tuple[str, ...]
"""The dialect, the type and the tags in their order, and which values continue on the next line:
proper records of one shape differ only in values. One linter sees records of several dialects, and
variants of them."""


Pairs = Sequence[tuple[str, str]]
"""The tags and values of a record that is proper."""


class Look(NamedTuple):
    """What was seen."""

    shape: Shape | None
    """None for a record that is not proper."""
    ordinary: bool
    """Whether no rule that goes `by_value` can find anything."""
    pairs: Pairs = ()
    """None of a record that is not proper."""


def look_at(record: Record) -> Look:
    """Look at the lines of a record; nothing is read of one that is not proper."""
    if not record.is_proper:
        return Look(None, ordinary=False)
    pairs = record.pairs()
    type_name = record.type.name if record.type else ""
    ordinary = is_ordinary(record, pairs, type_name)
    return Look(record.shape_of(pairs), ordinary, pairs)


def look_at_tags(record: Record) -> Look:
    """Look at the tags of a record alone: what it says need not be ordinary."""
    if not record.is_proper:
        return Look(None, ordinary=False)
    pairs = record.pairs()
    return Look(record.shape_of(pairs), ordinary=False, pairs=pairs)
