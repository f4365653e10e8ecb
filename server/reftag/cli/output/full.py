"""For people: each finding with its source line, the place marked, and what can be done.

library.enw:4:1: warning RT005 [*] %N (Issue) has no value; ...
  |
4 | %N
  | ^^
  = help: Delete the empty %N
"""

from collections.abc import Iterable, Iterator

from reftag.cli.output.checked import CheckedFile, Place, place
from reftag.cli.output.excerpt import excerpt, visible
from reftag.cli.output.style import BOLD, CYAN, FAINT, GREEN, SEVERITIES, Style
from reftag.lint import Fix, Placed, is_safe
from reftag.text import without_break


def render(files: Iterable[CheckedFile], style: Style) -> Iterator[str]:
    """Yield the text of the findings, one after the other."""
    for file in files:
        for placed in file.found:
            yield _finding(file.name, placed, style)


def _finding(file: str, placed: Placed, style: Style) -> str:
    rule, severity, finding = placed.diagnostic
    start = place(placed, finding.span.start)
    gutter = " " * len(str(start.row))
    bar = style.paint(f"{gutter} |", FAINT)
    source, mark = _source(placed, start, style.width - len(gutter) - 3)
    fixable = f" {style.paint('[*]', GREEN)}" if is_safe(placed) else ""
    at = f"{style.paint(visible(file), BOLD)}:{start}"
    what = f"{style.paint(severity, SEVERITIES[severity])} {style.paint(rule.code, BOLD)}{fixable}"
    lines = [
        f"{at}: {what} {visible(finding.message)}",
        bar,
        f"{style.paint(f'{start.row} |', FAINT)} {source}".rstrip(),
        f"{bar} {style.paint(mark, SEVERITIES[severity])}",
    ]
    lines += (
        f"{gutter} {style.paint('=', FAINT)} {visible(other.file or file)}:"
        f"{place(other, other.span.start)}: "
        f"{visible(other.message)}"
        for other in placed.others()
    )
    if finding.fix:
        label = style.paint("help:", CYAN)
        lines.append(f"{gutter} {style.paint('=', FAINT)} {label} {_help(finding.fix)}")
    return "\n".join(lines) + "\n\n"


def _source(placed: Placed, at: Place, width: int) -> tuple[str, str]:
    """Return the source line, cut to `width` cells, and the carets for the line under it.

    `at` is where the finding begins.
    """
    record, span = placed.record, placed.diagnostic.finding.span
    start = span.start - (at.column - 1)
    starts = record.line_starts
    after = at.row - placed.line
    end = starts[after] if after < len(starts) else len(record.text)
    # The line's own break is at most two characters; the line may be millions long.
    tail = record.text[max(start, end - 2) : end]
    end -= len(tail) - len(without_break(tail))
    text, before, marked = excerpt(record.text, start, end, span.start, span.end, width)
    return text, " " * before + "^" * marked


def _help(fix: Fix) -> str:
    if fix.unfinished:
        return f"{visible(fix.message)} (in an editor)"
    if fix.applicability == "unsafe":
        return f"{visible(fix.message)} (--fix --unsafe-fixes does it)"
    return visible(fix.message)
