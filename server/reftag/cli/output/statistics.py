"""`--statistics`: how often each rule found something, the most frequent first.

12  RT005 [*] empty-value
 3  RT101     duplicate-tag
"""

import json
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from reftag.cli.output.checked import CheckedFile
from reftag.cli.output.terminal import BOLD, GREEN, Terminal
from reftag.lint import Rule, is_safe

FORMATS: Final = ("full", "concise", "json")
"""The output formats that have statistics: text, text and JSON."""


class _Count(NamedTuple):
    rule: Rule
    found: int
    fixable: int
    """How many of them `--fix` fixes."""


def render(files: Iterable[CheckedFile], terminal: Terminal) -> Iterator[str]:
    """Yield one line a rule; `[*]` marks those of which `--fix` fixes something."""
    counts = _counts(files)
    width = max((len(f"{each.found:,}") for each in counts), default=0)
    for rule, found, fixable in counts:
        mark = terminal.paint("[*]", GREEN) if fixable else "   "
        number = terminal.paint(f"{found:>{width},}", BOLD)
        yield f"{number}  {rule.code} {mark} {rule.name}\n"


def render_json(files: Iterable[CheckedFile], _terminal: Terminal) -> Iterator[str]:
    """Yield one JSON array, an object a rule."""
    entries = [
        {"code": rule.code, "name": rule.name, "count": found, "fixable": fixable}
        for rule, found, fixable in _counts(files)
    ]
    yield "[\n" + ",\n".join(map(json.dumps, entries)) + "\n]\n" if entries else "[]\n"


def _counts(files: Iterable[CheckedFile]) -> list[_Count]:
    counts: dict[str, _Count] = {}
    for file in files:
        for placed in file.found:
            rule = placed.diagnostic.rule
            _, found, fixable = counts.get(rule.code) or (rule, 0, 0)
            counts[rule.code] = _Count(rule, found + 1, fixable + is_safe(placed))
    return sorted(counts.values(), key=lambda each: (-each.found, each.rule.code))
