"""A rule: its name, its words, its example, its check.

One file in `rules/` holds one rule and ends in `RULE = Rule(...)`. Rules ask a record for
roles (`record.with_role("title")`), never for letters, so that each works in every dialect.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reftag.lint.finding import Finding, Severity
from reftag.syntax import Record


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the record itself."""

    previous: Record | None
    """The record before this one, for rules that say `looks_back`; None for all others, so
    that their findings follow from the record alone and outlive a change before it."""


Check = Callable[[Record, Context], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Example:
    """A documented example, which is also the rule's first test."""

    before: str
    """A file in which the rule finds something."""
    after: str | None = None
    """The same file with the fix made, None if this finding has no fix."""
    dialect: str = "endnote"


@dataclass(frozen=True, slots=True)
class Rule:
    """Everything there is to say about one rule; its page is made from this."""

    code: str
    """`RT` and three digits; never reused."""
    name: str
    """Kebab case, names the mistake: `empty-value`."""
    severity: Severity
    summary: str
    """One line for lists."""
    what: str
    """What the rule looks for. Markdown."""
    why: str
    """Whom the mistake hurts and how: what which program will do with it. Markdown."""
    examples: tuple[Example, ...]
    check: Check
    fix_safety: str = ""
    """Whether the fix is safe and why; empty for a rule without fixes. Markdown."""
    on: bool = True
    """Whether the rule is on without being selected."""
    looks_back: bool = False
    """Whether the check reads `context.previous`: then it runs again when that changes."""
