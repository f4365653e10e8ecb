"""For code scanning: SARIF 2.1.0, one run with a result a finding.

Rows and columns count from 1, columns in characters; end columns are exclusive. Files are named
as seen from the current folder, so that a service finds them in its own checkout. A fix that a
person would have to finish, or that is about the encoding, is left out, since no edit makes it.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from reftag import __version__
from reftag.cli.output.checked import CheckedFile, location
from reftag.cli.output.terminal import Terminal
from reftag.files import DISK
from reftag.lint import Fix, Near, Placed, Rule, Severity
from reftag.lint.rule_pages import page, page_uri

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT: Final = "%SRCROOT%"
"""What the current folder is called."""

_LEVELS: Final[dict[Severity, str]] = {
    "error": "error",
    "warning": "warning",
    "information": "note",
    "hint": "note",
}

Json = dict[str, Any]


def render(files: Iterable[CheckedFile], _terminal: Terminal) -> Iterator[str]:
    """Yield the log piece by piece, one result a line, and the rules that found something last."""
    root = f"{Path.cwd().as_uri().rstrip('/')}/"
    yield (
        f'{{"$schema": {_json(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
        f'"columnKind": "unicodeCodePoints",\n'
        f'"originalUriBaseIds": {_json({_ROOT: {"uri": root}})},\n'
        f'"results": ['
    )
    rules: dict[Rule, int] = {}
    separator = "\n"
    for file in files:
        artifact = _artifact(file.name)
        for placed in file.found:
            index = rules.setdefault(placed.diagnostic.rule, len(rules))
            yield separator + _json(_result(artifact, placed, index))
            separator = ",\n"
    driver = {
        "name": "reftag",
        "version": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    yield f'\n],\n"tool": {_json({"driver": driver})}}}]}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.what, "markdown": rule.what},
        "help": {"text": rule.why, "markdown": page(rule)},
        "helpUri": page_uri(rule),
        "defaultConfiguration": {"enabled": rule.on, "level": _LEVELS[rule.severity]},
    }


def _result(artifact: Json, placed: Placed, index: int) -> Json:
    rule, severity, finding = placed.diagnostic
    result: Json = {
        "ruleId": rule.code,
        "ruleIndex": index,
        "level": _LEVELS[severity],
        "message": _message(finding.message),
        "locations": [_location(artifact, _region(placed, *finding.span))],
    }
    if others := list(placed.others()):
        result["relatedLocations"] = [
            {
                "id": number,
                "message": _message(other.message),
                **_location(
                    artifact if other.file is None else _artifact(other.file),
                    _region(other, *other.span),
                ),
            }
            for number, other in enumerate(others, 1)
        ]
    if finding.fix and not finding.fix.unfinished and finding.fix.encoding is None:
        result["fixes"] = [_fix(artifact, placed, finding.fix)]
    return result


def _message(text: str) -> Json:
    """Return a message that says `text`, which may quote any value.

    Braces mean arguments in messages, so the standard (3.11.5) has them doubled.
    """
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _fix(artifact: Json, placed: Placed, fix: Fix) -> Json:
    replacements = [
        {
            "deletedRegion": _region(placed, edit.start, edit.end),
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    return {
        "description": _message(fix.message),
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"applicability": fix.applicability},
    }


def _location(artifact: Json, region: Json) -> Json:
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _region(placed: Placed | Near, start: int, end: int) -> Json:
    (row, column), (end_row, end_column) = location(placed, start), location(placed, end)
    return {"startLine": row, "startColumn": column, "endLine": end_row, "endColumn": end_column}


def _artifact(name: str) -> Json:
    """Return the location of a file: relative to the current folder if its name is."""
    path = Path(name)
    if path.is_absolute() or ".." in path.parts:
        return {"uri": Path(DISK.place(path)).as_uri()}
    return {"uri": quote(path.as_posix(), errors="surrogateescape"), "uriBaseId": _ROOT}
