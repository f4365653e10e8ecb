"""The diagnostics of a document as a client gets them: the worst, and how many more there are.

A library with a thousand findings sends a thousand diagnostics after each keystroke. Nearly
all of them are those of the keystroke before, so each is turned into JSON once and kept, and
one that only moved to other lines is copied with its lines changed. If the edit comes after all
that are shown of a severity, not even that is needed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple

from lsprotocol import types as t
from lsprotocol.converters import get_converter

from reftag.lint import SEVERITIES, Diagnostic, Placed, Report
from reftag.lsp.client import Client
from reftag.lsp.convert import SOURCE, diagnostic, noticed
from reftag.lsp.encoded import Encoded, Json
from reftag.lsp.snapshot import Snapshot

MOST: Final = 1000
"""Thousands of diagnostics make editors freeze, and are too many to read."""

LEAST: Final = 50
"""Room for so many of each severity, so that a thousand errors do not hide every warning."""

MOST_HINTS: Final = 50
"""Among these, where not all findings can be shown. Hints are about style: where a library has one
in each record, a few are enough, and more would have to be sent again at each keystroke."""

_converter = get_converter()


class _Kept(NamedTuple):
    """A diagnostic that was sent."""

    line: int
    """Where its record began."""
    finding: Diagnostic
    """Held here, so that no other one gets its identity."""
    near: tuple[int, ...]
    """Where the records elsewhere begin that it points at."""
    json: Json
    text: bytes


class _Group(NamedTuple):
    """The diagnostics of one severity that were sent."""

    placed: tuple[Placed, ...] = ()
    kept: Mapping[int, _Kept] = MappingProxyType({})
    """By the identity of the finding."""
    json: Sequence[Json] = ()
    """What is in `kept`, at hand: a thousand need not be gathered at each keystroke."""
    text: bytes = b""
    """The same as text, with commas between; empty if there is nothing."""
    points_out: bool = False


@dataclass(slots=True)
class Shown:
    """What was sent last for one document, to be sent again where it still holds."""

    groups: list[_Group] = field(default_factory=lambda: [_Group()] * len(SEVERITIES))
    """By severity, the worst first."""
    pieces: tuple[bytes, ...] = ()
    """Their JSON, as it was sent last."""
    points_out: bool = False
    """Whether one of them points at another file."""
    few_hints: bool = True
    """Whether hints gave way to other findings. While a document is checked that stays as it was,
    so that no finding goes that was shown."""

    def diagnostics(self, snapshot: Snapshot, client: Client) -> Encoded:
        """Return at most `MOST` diagnostics, worst first, and a line on the rest, if any."""
        report = snapshot.report
        if not report.unchecked:
            self.few_hints = report.count > MOST
        worst = worst_shown(report, few_hints=self.few_hints)
        self.groups = [
            group if group.placed is placed else _group(placed, group, snapshot.uri, client)
            for group, placed in zip(self.groups, worst, strict=True)
        ]
        self.points_out = any(group.points_out for group in self.groups)
        shown = Encoded(chain.from_iterable([group.json for group in self.groups]))
        pieces = [group.text for group in self.groups if group.text]
        more = report.count - len(shown)
        if snapshot.notice:
            notice = _json(noticed(snapshot.notice, snapshot))
            shown.insert(0, notice)
            pieces.insert(0, _text(notice))
        if more > 0:
            rest = _json(_rest(snapshot, more))
            shown.append(rest)
            pieces.append(_text(rest))
        shown.pieces = self.pieces = tuple(pieces)
        return shown


def worst_shown(report: Report, *, few_hints: bool) -> list[tuple[Placed, ...]]:
    """Return the findings that clients are sent, a group for each severity.

    Whoever shows findings asks here: a report keeps what was gathered for one limit.
    """
    if few_hints:
        return report.worst_by_severity(MOST, MOST_HINTS, LEAST)
    return report.worst_by_severity(MOST)


def _group(placed: tuple[Placed, ...], before: _Group, uri: str, client: Client) -> _Group:
    """Return the group for `placed`; what `before` has of it is taken from there."""
    kept = {
        id(each.diagnostic): _entry(each, before.kept.get(id(each.diagnostic)), uri, client)
        for each in placed
    }
    points_out = any(each.elsewhere and each.elsewhere[-1].file is not None for each in placed)
    text = b",".join([each.text for each in kept.values()])
    return _Group(placed, kept, [each.json for each in kept.values()], text, points_out)


def _entry(placed: Placed, known: _Kept | None, uri: str, client: Client) -> _Kept:
    near = tuple([each.line for each in placed.elsewhere])  # these move on their own
    if known is None or known.near != near:
        fresh = _json(diagnostic(placed, uri, client))
    elif known.line == placed.line:
        return known
    else:
        own = len(placed.diagnostic.finding.related)
        fresh = _moved(known.json, placed.line - known.line, own)
    return _Kept(placed.line, placed.diagnostic, near, fresh, _text(fresh))


def _json(found: t.Diagnostic) -> Json:
    unstructured: Json = _converter.unstructure(found)
    return unstructured


def _text(found: Json) -> bytes:
    """Return the JSON without spaces: a thousand findings may be sent at a keystroke."""
    return json.dumps(found, separators=(",", ":")).encode("ascii")


def _moved(sent: Json, lines: int, own: int) -> Json:
    """Return a diagnostic `lines` further down, with the first `own` of its related places.

    Those are in the same record; the others are in records that have not moved.
    """
    moved = {**sent, "range": _moved_range(sent["range"], lines)}
    if related := sent.get("relatedInformation"):
        moved["relatedInformation"] = [
            {**each, "location": {**place, "range": _moved_range(place["range"], lines)}}
            for each in related[:own]
            for place in (each["location"],)
        ] + related[own:]
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
            f"{more:,} more findings are not shown here (total: {counts}); "
            'run "reftag check" on the command line to list them all'
        ),
        severity=t.DiagnosticSeverity.Information,
        source=SOURCE,
    )
