"""What the rules about importers share: one finding for each harm and field, with all targets."""

from collections.abc import Iterator

from reftag.importers import Outcome
from reftag.importers.words import harm, who_does_what
from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context
from reftag.lint.support.prose import named
from reftag.lint.targets.fixes import for_field, for_harm
from reftag.lint.targets.importing import harms, suffering
from reftag.syntax import Record


def import_findings(record: Record, context: Context, outcome: Outcome) -> Iterator[Finding]:
    """Yield what has `outcome` with some target, each with all targets that are concerned."""
    for case, span, treatments in harms(record, context, outcome):
        if (case, outcome) == ("unknown-type", "misread"):
            continue  # target-unknown-type reports these
        fix = for_harm(record, context, outcome, case, span)
        yield Finding(span, f"{harm(case)}: {who_does_what(treatments)}", fix=fix)
    for field, values, cases, treatments in suffering(record, context, outcome):
        message = f"{named(record, field)} is {outcome}: {who_does_what(treatments, values)}"
        fix = for_field(record, context, outcome, field, cases)
        yield Finding(record.head(field), message, fix=fix)
