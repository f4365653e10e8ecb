"""For GitHub Actions: workflow commands, which GitHub shows as notes beside the lines.

::error file=library.enw,line=4,col=1,endLine=4,endColumn=3,title=RT005 empty-value::%N (Issue) …
"""

from collections.abc import Iterable, Iterator
from typing import Final

from reftag.cli.output.checked import CheckedFile, location, pointer
from reftag.cli.output.excerpt import visible
from reftag.cli.output.terminal import Terminal
from reftag.lint import Placed, Severity

_COMMANDS: Final[dict[Severity, str]] = {
    "error": "error",
    "warning": "warning",
    "information": "notice",
    "hint": "notice",
}

_IN_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def render(files: Iterable[CheckedFile], _terminal: Terminal) -> Iterator[str]:
    """Yield the commands, one line a finding."""
    for file in files:
        for placed in file.found:
            yield _command(file.name, placed)


def _command(name: str, placed: Placed) -> str:
    rule, severity, finding = placed.diagnostic
    start, end = location(placed, finding.span.start), location(placed, finding.span.end)
    properties = {
        "file": name,
        "line": str(start.row),
        "col": str(start.column),
        "endLine": str(end.row),
        "endColumn": str(end.column),
        "title": f"{rule.code} {rule.name}",
    }
    text = ",".join(f"{key}={value.translate(_IN_PROPERTY)}" for key, value in properties.items())
    message = visible(finding.message + pointer(placed)).translate(_IN_MESSAGE)
    return f"::{_COMMANDS[severity]} {text}::{message}\n"
