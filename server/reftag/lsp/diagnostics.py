"""The diagnostics of a document as a client gets them: the worst, and how many more there are.

A library with a thousand findings sends a thousand diagnostics after each keystroke. Nearly
all of them are those of the keystroke before, so each is turned into JSON once and kept, and
one that only moved to other lines is copied with its lines changed.
"""

import json
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from lsprotocol import types as t
from lsprotocol.converters import get_converter

from reftag.lint import SEVERITIES, Diagnostic, Placed
from reftag.lsp.convert import SOURCE, diagnostic, noticed
from reftag.lsp.snapshot import Client, Snapshot

MOST: Final = 1000
"""Editors freeze under thousands of diagnostics, and nobody reads so many."""

MOST_HINTS: Final = 50
"""Among these, where not all findings can be shown. Hints are about looks: where a library has one
in each record, a few say so, and more would have to be sent again at each keystroke."""

Json = dict[str, Any]

_converter = get_converter()


class Encoded(list[Json]):
    """Diagnostics that know their JSON: they are sent as they are, without encoding them anew."""

    text: str


class _Kept(NamedTuple):
    """A diagnostic that was sent."""

    line: int
    """Where its record began."""
    finding: Diagnostic
    """Held here, so that no other one gets its identity."""
    json: Json
    text: str


@dataclass(slots=True)
class Shown:
    """What was sent last for one document, to be sent again where it still holds."""

    kept: dict[int, _Kept] = field(default_factory=dict)
    """By the identity of the finding."""

    def diagnostics(self, snapshot: Snapshot, client: Client) -> Encoded:
        """Return at most `MOST` diagnostics, worst first, and a line on the rest, if any."""
        kept: dict[int, _Kept] = {}
        hints = MOST_HINTS if snapshot.report.count > MOST else None
        for placed in snapshot.report.worst(MOST, hints):
            kept[id(placed.diagnostic)] = self._entry(placed, snapshot.uri, client)
        self.kept = kept
        shown = Encoded(each.json for each in kept.values())
        texts = [each.text for each in kept.values()]
        more = snapshot.report.count - len(shown)
        if snapshot.notice:
            notice = _json(noticed(snapshot.notice, snapshot))
            shown.insert(0, notice)
            texts.insert(0, json.dumps(notice))
        if more > 0:
            rest = _json(_rest(snapshot, more))
            shown.append(rest)
            texts.append(json.dumps(rest))
        shown.text = f"[{', '.join(texts)}]"
        return shown

    def _entry(self, placed: Placed, uri: str, client: Client) -> _Kept:
        known = self.kept.get(id(placed.diagnostic))
        if known is None or placed.elsewhere:  # other records move on their own
            fresh = _json(diagnostic(placed, uri, client))
        elif known.line == placed.line:
            return known
        else:
            fresh = _moved(known.json, placed.line - known.line)
        return _Kept(placed.line, placed.diagnostic, fresh, json.dumps(fresh))


def _json(found: t.Diagnostic) -> Json:
    unstructured: Json = _converter.unstructure(found)
    return unstructured


def _moved(sent: Json, lines: int) -> Json:
    """Return a diagnostic `lines` further down; its related places are in the same record."""
    moved = {**sent, "range": _moved_range(sent["range"], lines)}
    if related := sent.get("relatedInformation"):
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
