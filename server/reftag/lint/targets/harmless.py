"""Takes back the fix of a rule for everybody, where a program that the file is for loses by it."""

from reftag.lint.finding import Fix
from reftag.lint.rule import Context
from reftag.syntax import Record


def unless_harmful(record: Record, context: Context, fix: Fix | None) -> Fix | None:
    """Return the fix; None if more goes wrong in all targets together after it than before."""
    if fix is None or not context.targets:
        return fix
    # Here, so that nobody pays for it who names no targets.
    from reftag.lint.targets.fixes import does_no_harm

    return fix if does_no_harm(record, context, fix) else None
