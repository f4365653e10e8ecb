"""What the rules about importers share: one finding for each harm and field, with all targets."""

from collections.abc import Iterator, Mapping

from reftag.importers import Outcome
from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context
from reftag.lint.support.prose import named
from reftag.lint.targets.fixes import for_field, for_harm
from reftag.lint.targets.importing import harms, sufferers, suffering
from reftag.syntax import Record


def import_findings(
    record: Record,
    context: Context,
    outcome: Outcome,
    said: str,
    starts: Mapping[str, str | None],
) -> Iterator[Finding]:
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
            yield Finding(span, f"{start}: {who}", fix=fix)
    for field, fates in suffering(record, context, outcome):
        who = sufferers((title, fate.why) for title, fate in fates)
        message = f"{named(record, field)} {said}: {who}"
        fix = for_field(record, context, outcome, field, {fate.case for _, fate in fates})
        yield Finding(record.head(field), message, fix=fix)
