"""For people: each finding with its source line, the place marked, and what can be done.

library.enw:4:1: warning RT005 [*] %N (Issue) has no value; ...
  |
4 | %N
  | ^^
  = help: Delete the empty %N
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from reftag.cli.output.checked import CheckedFile, Location, location, more
from reftag.cli.output.excerpt import excerpt, visible
from reftag.cli.output.terminal import BOLD, CYAN, FAINT, GREEN, SEVERITIES, Terminal
from reftag.lint import Fix, Placed, Severity, is_safe
from reftag.text.lines import LONGEST_BREAK, without_break

_MOST_KNOWN: Final = 10_000
"""A library has some hundred messages, and one for each faulty value."""


def render(files: Iterable[CheckedFile], terminal: Terminal) -> Iterator[str]:
    """Yield the text of the findings, one after the other."""
    for file in files:
        name = visible(file.name)
        painted = terminal.paint(name, BOLD)
        for placed in file.found:
            if line := more(file, placed.diagnostic.rule.code):
                yield _head(painted, placed, terminal) + line + "\n\n"
            else:
                yield _finding(name, painted, placed, terminal)


def _finding(file: str, painted: str, placed: Placed, terminal: Terminal) -> str:
    _, severity, finding = placed.diagnostic
    start = location(placed, finding.span.start)
    gutter, bar, equals = _margin(len(str(start.row)), terminal)
    source, mark = _source(placed, start, terminal.width - len(gutter) - 3)
    row = terminal.paint(f"{start.row} |", FAINT)
    marked = terminal.paint(mark, SEVERITIES[severity])
    text = (
        f"{_head(painted, placed, terminal)}\n{bar}\n{f'{row} {source}'.rstrip()}\n{bar} {marked}\n"
    )
    for other in placed.others():
        where = f"{visible(other.file) if other.file else file}:{location(other, other.span.start)}"
        text += f"{equals} {where}: {visible(other.message)}\n"
    if finding.fix:
        text += f"{equals} {_help(finding.fix, terminal)}\n"
    return text + "\n"


def _head(painted: str, placed: Placed, terminal: Terminal) -> str:
    """Return the line that says where what is wrong."""
    rule, severity, finding = placed.diagnostic
    start = location(placed, finding.span.start)
    mark = "[*]" if is_safe(placed) else ""
    return f"{painted}:{start}: {_headline(rule.code, severity, mark, finding.message, terminal)}"


@lru_cache(maxsize=100)
def _margin(digits: int, terminal: Terminal) -> tuple[str, str, str]:
    """Return what is left of the source: spaces, spaces and a bar, spaces and an equals sign."""
    gutter = " " * digits
    return gutter, terminal.paint(f"{gutter} |", FAINT), f"{gutter} {terminal.paint('=', FAINT)}"


@lru_cache(maxsize=_MOST_KNOWN)
def _headline(code: str, severity: Severity, mended: str, message: str, terminal: Terminal) -> str:
    """Return a message as it is shown. A library has the same message many times.

    `mended` is the mark of what `--fix` fixes, or empty.
    """
    severe = terminal.paint(severity, SEVERITIES[severity])
    mark = f" {terminal.paint(mended, GREEN)}" if mended else ""
    return f"{severe} {terminal.paint(code, BOLD)}{mark} {visible(message)}"


def _source(placed: Placed, at: Location, width: int) -> tuple[str, str]:
    """Return the source line, cut to `width` cells, and the carets for the line under it.

    `at` is where the finding begins.
    """
    record, span = placed.record, placed.diagnostic.finding.span
    start = span.start - (at.column - 1)
    starts = record.line_starts
    after = at.row - placed.line
    end = starts[after] if after < len(starts) else len(record.text)
    # The line may be millions of characters long.
    tail = record.text[max(start, end - LONGEST_BREAK) : end]
    end -= len(tail) - len(without_break(tail))
    text, before, marked = excerpt(record.text, start, end, span.start, span.end, width)
    return text, " " * before + "^" * marked


def _help(fix: Fix, terminal: Terminal) -> str:
    label = terminal.paint("help:", CYAN)
    if fix.unfinished:
        return f"{label} {visible(fix.message)} (in an editor)"
    if fix.applicability == "unsafe":
        return f"{label} {visible(fix.message)} (unsafe: --fix --unsafe-fixes)"
    return f"{label} {visible(fix.message)}"
