"""What importers lose, for people at a terminal: a table, then what is lost, by importer."""

from collections.abc import Iterable, Iterator
from typing import Final

from reftag.cli.output.excerpt import visible
from reftag.cli.output.terminal import BOLD, CYAN, FAINT, SEVERITIES, Terminal
from reftag.cli.portability import Examined
from reftag.portability.report import Loss, Portability, TargetReport
from reftag.portability.report_words import (
    advice,
    basis,
    how_much,
    in_types,
    mending,
    offer,
    percent,
    rows,
    sections,
    subject,
    verdict,
    what_it_does,
)

_HEAD: Final = ("", "Records read", "Kept", "Misread", "Lost")
_GAP: Final = "  "
_INDENT: Final = "  "


def render(files: Iterable[Examined], terminal: Terminal) -> Iterator[str]:
    """Yield the report on each file, line by line."""
    for at, file in enumerate(files):
        if at:
            yield "\n"
        for line in _lines(file.found, visible(file.name), terminal):
            yield f"{line.rstrip()}\n"


def _lines(found: Portability, name: str, terminal: Terminal) -> Iterator[str]:
    counts = f"{how_much(found.records, 'record')}, {how_much(found.fields, 'field')} with a value"
    yield f"{terminal.paint(name, BOLD)}: {counts}"
    if not found.targets:
        return
    yield ""
    yield from _table(found, terminal)
    for target in found.targets:
        yield ""
        yield from _target(target, name, terminal)


def _table(found: Portability, terminal: Terminal) -> Iterator[str]:
    table = [_HEAD, *(_row(target, found) for target in found.targets)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for at, row in enumerate(table):
        first, *others = (
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        line = _GAP.join((_INDENT + first, *others))
        yield line if at else terminal.paint(line, FAINT)


def _row(target: TargetReport, found: Portability) -> tuple[str, ...]:
    parts = (target.kept, target.misread, target.lost)
    return (
        target.importer.title,
        f"{target.read:,} of {found.records:,}",
        *(f"{part:,} {percent(part, found.fields):>5}" for part in parts),
    )


def _target(target: TargetReport, name: str, terminal: Terminal) -> Iterator[str]:
    colour = SEVERITIES["error" if target.missed else "warning"]
    text = visible(verdict(target))
    if target.lost or target.misread:
        text = terminal.paint(text, colour)
    yield f"{terminal.paint(target.importer.title, BOLD)} {text}"
    yield terminal.paint(f"{_INDENT}({basis(target)})", FAINT)
    for title, losses in sections(target):
        yield f"{_INDENT}{title}:"
        width = max(len(f"{loss.count:,}") for loss in losses)
        for loss in losses:
            yield from _loss(loss, target, width, terminal)
    if text := offer(target, name):
        yield f"{_INDENT}{text}."
    if text := advice(target):
        yield f"{_INDENT}{text}."


def _loss(loss: Loss, target: TargetReport, width: int, terminal: Terminal) -> Iterator[str]:
    tag, words = subject(loss)
    about = " ".join(part for part in (terminal.paint(tag, BOLD), visible(words)) if part)
    deed = " ".join(part for part in (what_it_does(loss), visible(in_types(loss, target))) if part)
    if loss.reason in ("structure", "type") and loss.fields:
        deed += f" ({how_much(loss.fields, 'field')})"
    yield f"{_INDENT * 2}{loss.count:>{width},}  {about}: {deed}"
    where = rows(loss)
    fix = mending(loss)
    yield f"{_INDENT * 2}{'':{width}}  {terminal.paint(where, CYAN)}{f'; {fix}' if fix else ''}"
