"""What the rules can fix of what importers lose, for the report on importers."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.registry import rule
from reftag.lint.engine.rule import Context
from reftag.syntax import Record, Span

_rule = cache(rule)


def offered_fix(
    record: Record, previous: Record | None, target: str, code: str, span: Span
) -> Literal["safe", "unsafe"] | None:
    """Return how safe the fix is that a rule has for what `target` loses; None without one.

    It is that of the finding that touches `span`, if the rule goes by the target; other rules may
    mark it elsewhere, as where a record on one line begins.
    """
    by_target = _rule(code).needs_targets
    found = _found(record, previous, code, (target,) if by_target else ())
    near = [each for each in found if each.span.start <= span.end and span.start <= each.span.end]
    if not by_target:
        near = near or list(found)
    fix = near[0].fix if near else None
    return fix.applicability if fix is not None and not fix.unfinished else None


@lru_cache(maxsize=32)  # all losses of a record are asked for one after the other
def _found(
    record: Record, previous: Record | None, code: str, targets: tuple[str, ...]
) -> Sequence[Finding]:
    asked = _rule(code)
    return tuple(
        asked.check(record, Context(previous if asked.looks_back else None, targets=targets))
    )
