"""The diagnostics of a document as a client gets them: the worst, and how many more there are.

A library with a thousand findings sends a thousand diagnostics after each keystroke. Nearly
all of them are those of the keystroke before, so each is turned into JSON-ready dicts once
and kept, and one that only moved to other lines is copied with its lines changed.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from lsprotocol import types as t
from lsprotocol.converters import get_converter

from reftag.lint import SEVERITIES, Diagnostic, Placed
from reftag.lsp.convert import SOURCE, diagnostic
from reftag.lsp.snapshot import Client, Snapshot

MOST: Final = 1000
"""Editors freeze under thousands of diagnostics, and nobody reads so many."""

Json = dict[str, Any]

_converter = get_converter()


@dataclass(slots=True)
class Shown:
    """What was sent last for one document, to be sent again where it still holds."""

    kept: dict[int, tuple[int, Diagnostic, Json]] = field(default_factory=dict)
    """By the identity of the finding, which is held here and so stays its own: the line on
    which its record began, the finding, and its JSON."""

    def diagnostics(self, snapshot: Snapshot, client: Client) -> list[Json]:
        """Return at most `MOST` diagnostics, worst first, and a line on the rest, if any."""
        kept: dict[int, tuple[int, Diagnostic, Json]] = {}
        shown: list[Json] = []
        for placed in snapshot.report.worst(MOST):
            entry = self._entry(placed, snapshot.uri, client)
            kept[id(placed.diagnostic)] = entry
            shown.append(entry[2])
        self.kept = kept
        more = snapshot.report.count - len(shown)
        if more > 0:
            shown.append(_json(_rest(snapshot, more)))
        return shown

    def _entry(self, placed: Placed, uri: str, client: Client) -> tuple[int, Diagnostic, Json]:
        known = self.kept.get(id(placed.diagnostic))
        if known is None:
            return placed.line, placed.diagnostic, _json(diagnostic(placed, uri, client))
        line, found, json = known
        if line == placed.line:
            return known
        return placed.line, found, _moved(json, placed.line - line)


def _json(found: t.Diagnostic) -> Json:
    json: Json = _converter.unstructure(found)
    return json


def _moved(json: Json, lines: int) -> Json:
    """Return a diagnostic `lines` further down; its related places are in the same record."""
    moved = {**json, "range": _moved_range(json["range"], lines)}
    if related := json.get("relatedInformation"):
        moved["relatedInformation"] = [
            {**each, "location": {**place, "range": _moved_range(place["range"], lines)}}
            for each in related
            for place in (each["location"],)
        ]
    return moved


def _moved_range(place: Json, lines: int) -> Json:
    return {
        end: {"line": place[end]["line"] + lines, "character": place[end]["character"]}
        for end in ("start", "end")
    }


def _rest(snapshot: Snapshot, more: int) -> t.Diagnostic:
    counts = ", ".join(
        f"{count:,} {severity}{'s' if count != 1 else ''}"
        for severity in SEVERITIES
        if (count := snapshot.report.count_of(severity))
    )
    start = t.Position(0, 0)
    return t.Diagnostic(
        range=t.Range(start, start),
        message=(
            f"{more:,} more findings are not shown here (in all: {counts}); "
            '"reftag check" on the command line lists every one'
        ),
        severity=t.DiagnosticSeverity.Information,
        source=SOURCE,
    )
