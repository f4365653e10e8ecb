"""For grep and editors: `path:row:column: CODE message`, one line a finding."""

from collections.abc import Iterable, Iterator

from reftag.cli.output.checked import CheckedFile, location, more, pointer
from reftag.cli.output.excerpt import visible
from reftag.cli.output.terminal import BOLD, GREEN, SEVERITIES, Terminal
from reftag.lint import is_safe


def render(files: Iterable[CheckedFile], terminal: Terminal) -> Iterator[str]:
    """Yield the lines; `[*]` marks what `--fix` fixes."""
    for file in files:
        name = terminal.paint(visible(file.name), BOLD)
        for placed in file.found:
            rule, severity, finding = placed.diagnostic
            code = terminal.paint(rule.code, SEVERITIES[severity])
            fixable = f" {terminal.paint('[*]', GREEN)}" if is_safe(placed) else ""
            message = visible(finding.message + pointer(placed)) + more(file, rule.code)
            yield f"{name}:{location(placed, finding.span.start)}: {code}{fixable} {message}\n"
