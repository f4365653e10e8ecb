"""What the rules about importers share: one finding for each harm and field, with all targets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute

from reftag.importers import Outcome
from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context
from reftag.lint.support.prose import named
from reftag.lint.targets.fixes import Way, for_harm, way_for_field
from reftag.lint.targets.importing import harms, sufferers, suffering
from reftag.syntax import Field, Record


@dataclass(frozen=True, slots=True)
class Told(Finding):
    """A finding, and what it is about, so that it can be repeated for records that are alike."""

    field: Field | None = attribute(default=None, compare=False)
    """None where it is about the reference type or about the structure."""
    way: Way | None = attribute(default=None, compare=False)
    """How its fix is written."""


def told(
    record: Record,
    context: Context,
    outcome: Outcome,
    said: str,
    starts: Mapping[str, str | None],
) -> Iterator[Told]:
    """Yield what has `outcome` with some target, each with all targets that are concerned.

    `said` is the predicate of the message about a field, e.g. *is lost*; `starts` says by case how
    a message about the structure begins, None for a case that another rule reports. It must have
    every case.
    """
    for case, span, harmed in harms(record, context, outcome):
        start = starts[case]
        if start is not None:
            who = sufferers((title, harm.what) for title, harm in harmed)
            fix = for_harm(record, context, outcome, case, span)
            yield Told(span, f"{start}: {who}", fix=fix)
    for field, fates in suffering(record, context, outcome):
        who = sufferers((title, fate.why) for title, fate in fates)
        message = f"{named(record, field)} {said}: {who}"
        way = way_for_field(record, context, outcome, field, {fate.case for _, fate in fates})
        fix = way(record, field) if way else None
        yield Told(record.head(field), message, fix=fix, field=field, way=way)
