"""For programs: one JSON array, an object a finding.

Rows and columns count from 1, columns in characters; end locations are exclusive. A fix that a
person would have to finish, or that is about the encoding, is left out: it is not an edit.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reftag.cli.output.checked import CheckedFile, location
from reftag.cli.output.terminal import Terminal
from reftag.lint import Fix, Near, Placed
from reftag.lint.rule_pages import page_uri


def render(files: Iterable[CheckedFile], _terminal: Terminal) -> Iterator[str]:
    """Yield the array piece by piece, one object a line."""
    separator = "[\n"
    for file in files:
        for placed in file.found:
            yield separator + json.dumps(_finding(file.name, placed), ensure_ascii=False)
            separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _finding(name: str, placed: Placed) -> dict[str, Any]:
    rule, severity, finding = placed.diagnostic
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": severity,
        "message": finding.message,
        "filename": name,
        **_stretch(placed, *finding.span),
        "related": [
            {
                "message": other.message,
                "filename": other.file or name,
                **_stretch(other, *other.span),
            }
            for other in placed.others()
        ],
        "fix": _fix(placed, finding.fix),
        "url": page_uri(rule),
    }


def _fix(placed: Placed, fix: Fix | None) -> dict[str, Any] | None:
    if fix is None or fix.unfinished or fix.encoding is not None:
        return None
    return {
        "applicability": fix.applicability,
        "message": fix.message,
        "edits": [
            {"content": edit.text, **_stretch(placed, edit.start, edit.end)} for edit in fix.edits
        ],
    }


def _stretch(placed: Placed | Near, start: int, end: int) -> dict[str, dict[str, int]]:
    return {
        "location": location(placed, start)._asdict(),
        "end_location": location(placed, end)._asdict(),
    }
