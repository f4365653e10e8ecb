"""Withdraws a fix that would make one of the targets lose something."""

from reftag.lint.engine.finding import Fix
from reftag.lint.engine.rule import Context
from reftag.syntax import Record


def unless_harmful(record: Record, context: Context, fix: Fix | None) -> Fix | None:
    """Return the fix; None if more goes wrong in all targets together after it than before."""
    if fix is None or not context.targets:
        return fix
    # Lazy import: only needed when targets are set.
    from reftag.lint.targets.fixes import does_no_harm

    return fix if does_no_harm(record, context, fix) else None
