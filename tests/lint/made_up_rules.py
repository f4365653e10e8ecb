"""Rules made up for tests of the engine."""

import re
from collections.abc import Iterator

from reftag.lint import (
    Check,
    Context,
    Example,
    Finding,
    Fix,
    Rule,
    Severity,
)
from reftag.syntax import Record, Span
from reftag.text import Edit


def made_up(code: str, check: Check, severity: Severity = "warning", **more: bool) -> Rule:
    """Return a rule that does what a test needs."""
    return Rule(
        code=code,
        name=f"made-up-{code.lower()}",
        severity=severity,
        summary="A made-up rule",
        what="What a test needs.",
        why="It helps nobody.",
        examples=(Example("%0 Book\n"),),
        check=check,
        looks_back=more.get("looks_back", False),
        needs_targets=more.get("needs_targets", False),
    )


def replacing(old: str, new: str) -> Check:
    """Return a check that finds `old` and offers to write `new`."""

    def check(record: Record, _context: Context) -> Iterator[Finding]:
        for match in re.finditer(re.escape(old), record.text):
            fix = Fix(f"Write {new}", (Edit(*match.span(), new),))
            yield Finding(Span(*match.span()), f"{old} is here", fix=fix)

    return check
