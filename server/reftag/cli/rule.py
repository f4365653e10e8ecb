"""`reftag rule`: a rule's page, or a list of all rules."""

import argparse
import json
import sys
from typing import Any

from reftag.cli.command import UsageError
from reftag.cli.streams import prepare_json
from reftag.lint import Rule, UnknownRuleError, all_rules, rule
from reftag.lint.rule_pages import fix_kind, page, page_uri


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `reftag rule` takes."""
    parser.add_argument("rule", nargs="?", metavar="CODE|NAME", help="e.g. RT005 or empty-value")
    parser.add_argument("--all", action="store_true", help="list all rules")
    parser.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="text by default"
    )


def run(args: argparse.Namespace) -> int:
    """Print what is asked for and return the exit code."""
    if bool(args.rule) == args.all:
        raise UsageError("name one rule by its code or name, or give --all")
    as_json = args.output_format == "json"
    if as_json:
        prepare_json(sys.stdout)
    if args.all:
        rules = all_rules()
        text = _json([_described(each) for each in rules]) if as_json else _table(rules)
    else:
        try:
            found = rule(args.rule)
        except UnknownRuleError as error:
            raise UsageError(str(error)) from error
        text = _json(_described(found)) if as_json else page(found)
    sys.stdout.write(text)
    return 0


def _described(each: Rule) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": each.name,
        "severity": each.severity,
        "on_by_default": each.on,
        "fix": fix_kind(each),
        "summary": each.summary,
        "url": page_uri(each),
        "page": page(each),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _table(rules: tuple[Rule, ...]) -> str:
    """Return one line a rule; for a rule that is off by default, that replaces its severity."""
    rows = [("code", "name", "default", "fix", "summary")]
    rows += [
        (each.code, each.name, each.severity if each.on else "off", fix_kind(each), each.summary)
        for each in rules
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)
