"""The linter: rules, the engine that keeps their results per record, and fixes."""

from reftag.lint.engine import Diagnostic, Linter, Placed, RecordReport, Report
from reftag.lint.finding import SEVERITIES, Applicability, Finding, Fix, Related, Severity
from reftag.lint.fixes import Fixed, fix_all, is_finished, is_safe, placed_edits
from reftag.lint.registry import UnknownRuleError, all_rules, rule, select
from reftag.lint.rule import Check, Context, Example, Rule

__all__ = [
    "SEVERITIES",
    "Applicability",
    "Check",
    "Context",
    "Diagnostic",
    "Example",
    "Finding",
    "Fix",
    "Fixed",
    "Linter",
    "Placed",
    "RecordReport",
    "Related",
    "Report",
    "Rule",
    "Severity",
    "UnknownRuleError",
    "all_rules",
    "fix_all",
    "is_finished",
    "is_safe",
    "placed_edits",
    "rule",
    "select",
]
