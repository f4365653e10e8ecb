"""The linter: rules, the engine that keeps their results per record, and fixes."""

from reftag.lint.engine.applying import (
    Fixed,
    fix_all,
    fix_gradually,
    is_finished,
    is_safe,
    placed_edits,
)
from reftag.lint.engine.finding import (
    SEVERITIES,
    Applicability,
    Elsewhere,
    Finding,
    Fix,
    Related,
    Severity,
)
from reftag.lint.engine.linter import PIECE, Linter, Suppress
from reftag.lint.engine.registry import (
    UnknownRuleError,
    all_rules,
    canonical,
    exactness,
    matching,
    ranks,
    rule,
    select,
)
from reftag.lint.engine.report import Diagnostic, Near, Placed, RecordReport, Report
from reftag.lint.engine.rule import Check, Context, Example, Rule

__all__ = [
    "PIECE",
    "SEVERITIES",
    "Applicability",
    "Check",
    "Context",
    "Diagnostic",
    "Elsewhere",
    "Example",
    "Finding",
    "Fix",
    "Fixed",
    "Linter",
    "Near",
    "Placed",
    "RecordReport",
    "Related",
    "Report",
    "Rule",
    "Severity",
    "Suppress",
    "UnknownRuleError",
    "all_rules",
    "canonical",
    "exactness",
    "fix_all",
    "fix_gradually",
    "is_finished",
    "is_safe",
    "matching",
    "placed_edits",
    "ranks",
    "rule",
    "select",
]
