"""A reftag.toml that is open in the editor: its text, and its mistakes as diagnostics."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lsprotocol import types as t
from lsprotocol.converters import get_converter

from reftag.config import Problem
from reftag.lsp.convert import SOURCE
from reftag.lsp.encoded import Json
from reftag.lsp.snapshot import TextChange
from reftag.text import Encoding, from_units, line_starts, to_units, without_break

_converter = get_converter()


@dataclass(frozen=True, slots=True)
class ConfigBuffer:
    """One version of the file. Never changes."""

    uri: str
    version: int
    text: str

    def changed(
        self, version: int, changes: Sequence[TextChange], encoding: Encoding
    ) -> "ConfigBuffer":
        """Return the next version. The file is small, so its whole text is put together again."""
        text = self.text
        for change in changes:
            if change.range is None:
                text = change.text
                continue
            start, end = (_offset(text, *at, encoding) for at in change.range)
            text = text[: min(start, end)] + change.text + text[max(start, end) :]
        return replace(self, version=version, text=text)

    def diagnostics(self, problems: Iterable[Problem], encoding: Encoding) -> list[Json]:
        """Return what is wrong in the file, ready for JSON."""
        return [
            _converter.unstructure(
                t.Diagnostic(
                    range=_range(self.text, each, encoding),
                    message=each.message,
                    severity=t.DiagnosticSeverity.Error,
                    source=SOURCE,
                )
            )
            for each in problems
        ]


def position_in(text: str, offset: int, encoding: Encoding) -> t.Position:
    """Return the position of `offset` in a small text."""
    starts = [start for start in line_starts(text) if start <= offset]
    line = len(starts) - 1
    return t.Position(line, to_units(_line(text, line), offset - starts[-1], encoding))


def _range(text: str, problem: Problem, encoding: Encoding) -> t.Range:
    line = _line(text, problem.line)
    start, end = (to_units(line, column, encoding) for column in (problem.start, problem.end))
    return t.Range(t.Position(problem.line, start), t.Position(problem.line, end))


def _offset(text: str, line: int, units: int, encoding: Encoding) -> int:
    starts = line_starts(text)
    if line >= len(starts):
        return len(text)
    return starts[line] + from_units(_line(text, line), units, encoding)


def _line(text: str, line: int) -> str:
    """Return a line without its break; `""` past the end."""
    starts = line_starts(text)
    if line >= len(starts):
        return ""
    stop = starts[line + 1] if line + 1 < len(starts) else len(text)
    return without_break(text[starts[line] : stop])
