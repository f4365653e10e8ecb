"""What the rules about importers share: one finding for each harm and field, with all targets.

What was found in one record holds for all that are alike (see `import_watch`): in the others only
its place has to be told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from reftag.importers import Outcome
from reftag.lint.blocks import named
from reftag.lint.finding import Finding
from reftag.lint.import_fixes import Way, for_harm, way_for_field
from reftag.lint.import_watch import Key
from reftag.lint.importing import harms, sufferers, suffering
from reftag.lint.rule import Context
from reftag.syntax import Field, Record

_MOST_ALIKE: Final = 20_000
"""A hostile file shall not fill the memory."""


class Told(NamedTuple):
    """A finding, and what it is about."""

    finding: Finding
    field: Field | None = None
    """None where it is about the reference type or about the structure."""
    way: Way | None = None
    """How its fix is written."""


Tell = Callable[[Record, Context], Iterator[Told]]


class _Alike(NamedTuple):
    """What is the same of a finding in all records that are alike."""

    at: int
    """The place of its field."""
    is_value: bool
    """Whether the value alone is marked."""
    message: str
    way: Way | None


_known: dict[tuple[str, Key], tuple[_Alike, ...]] = {}


def findings(record: Record, context: Context, code: str, tell: Tell) -> Iterator[Finding]:
    """Yield what a rule, of this code, has to `tell`; it is not asked of each record."""
    key = context.alike
    if key is None:
        yield from (each.finding for each in tell(record, context))
        return
    alike = _known.get((code, key))
    if alike is not None:
        if alike:
            yield from _placed(record, alike)
        return
    told = list(tell(record, context))
    if len(_known) < _MOST_ALIKE and all(each.field or record.type_field for each in told):
        _known[code, key] = tuple(_alike(record, each) for each in told)
    yield from (each.finding for each in told)


def told(
    record: Record,
    context: Context,
    outcome: Outcome,
    said: str,
    starts: Mapping[str, str | None],
) -> Iterator[Told]:
    """Yield what has `outcome` with some target, each with all targets that are concerned.

    `said` is what is said of a field, e.g. *gets lost*; `starts` how the message begins on a harm
    in the structure, by case, None for a case that is another rule's. Every case has to be in it.
    """
    for case, span, harmed in harms(record, context, outcome):
        start = starts[case]
        if start is not None:
            who = sufferers((title, harm.what) for title, harm in harmed)
            fix = for_harm(record, context, outcome, case, span)
            yield Told(Finding(span, f"{start}: {who}", fix=fix))
    for field, fates in suffering(record, context, outcome):
        who = sufferers((title, fate.why) for title, fate in fates)
        message = f"{named(record, field)} {said}: {who}"
        way = way_for_field(record, context, outcome, field, {fate.case for _, fate in fates})
        fix = way(record, field) if way else None
        yield Told(Finding(record.head(field), message, fix=fix), field, way)


def _alike(record: Record, each: Told) -> _Alike:
    """Return what holds for all records like this one, in which only the type can do harm."""
    field = each.field or record.type_field
    at = next(at for at, other in enumerate(record.fields) if other is field)
    return _Alike(at, each.field is None, each.finding.message, each.way)


def _placed(record: Record, alike: Sequence[_Alike]) -> Iterator[Finding]:
    """Yield the findings as they are in a record."""
    for at, is_value, message, way in alike:
        line, value = record.first_line(at)
        span = value if is_value else line
        fix = way(record, record.fields[at]) if way else None
        yield Finding(span, message, fix=fix)
