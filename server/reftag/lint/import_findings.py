"""What the rules about lost and about misread values share: one finding for each harm and field."""

from collections.abc import Iterator, Mapping

from reftag.importers import Outcome
from reftag.lint.blocks import named
from reftag.lint.finding import Finding
from reftag.lint.import_fixes import for_field, for_harm
from reftag.lint.import_watch import is_quiet
from reftag.lint.importing import harms, sufferers, suffering
from reftag.lint.rule import Context
from reftag.syntax import Record


def findings(
    record: Record,
    context: Context,
    outcome: Outcome,
    said: str,
    starts: Mapping[str, str | None],
) -> Iterator[Finding]:
    """Yield what has `outcome` with some target, each with all targets that are concerned.

    `said` is what is said of a field, e.g. *gets lost*; `starts` how the message begins on a harm
    in the structure, by case, None for a case that is another rule's. Every case has to be in it.
    """
    if is_quiet(record, context.previous, context.targets):
        return
    for case, span, harmed in harms(record, context, outcome):
        start = starts[case]
        if start is not None:
            who = sufferers((title, harm.what) for title, harm in harmed)
            fix = for_harm(record, context, outcome, case, span)
            yield Finding(span, f"{start}: {who}", fix=fix)
    for field, fates in suffering(record, context, outcome):
        who = sufferers((title, fate.why) for title, fate in fates)
        yield Finding(
            record.head(field),
            f"{named(record, field)} {said}: {who}",
            fix=for_field(record, context, outcome, field, {fate.case for _, fate in fates}),
        )
