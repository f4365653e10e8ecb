"""What importers lose, as JSON for programs: one array, an object for each file.

Rows and columns count from 1, columns in characters; `count` is how often something is there, of
which `locations` has the first ten:

    {"filename":"…","dialect":"endnote","records":3,"fields":16,"unmeasured":[],
     "targets":[
       {"target":"zotero","title":"Zotero","version":"…","measured":true,"refuses_file":false,
        "records":{"read":2,"unread":1},
        "fields":{"kept":8,"misread":0,"lost":8,"missed":8},
        "losses":[
          {"outcome":"lost|misread","reason":"structure|type|tag|value","case":"several-people",
           "tag":"%A"|null,"type":"Podcast"|null,"name":"Author","types":["Journal Article"],
           "does":"loses all but the first","count":1,"fields":1,
           "missed":true,"refuses_file":false,
           "rule":"RT401"|null,"fixable":{"safe":0,"unsafe":1},
           "locations":[{"row":13,"column":1}]}],
        "other_format":{"dialect":"medline","fields":16,"kept_here":8,"kept_there":14}|null}]}

`fields` of a file are those with a value, and `kept`, `misread` and `lost` of a target sum up to
them; `missed` are the lost ones that somebody misses: they make the exit code 1. `types` are the
types of the records in which something is. `unmeasured` are targets of which nothing is known for
files of this dialect. A file that a target refuses has all its fields lost; its other losses are
what would be lost once that is mended. `other_format` is one from which the target would keep more
of the same `fields`, by its tags alone.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reftag.cli.output.terminal import Terminal
from reftag.cli.portability import Examined
from reftag.importers.words import does
from reftag.portability.other_formats import OtherFormat
from reftag.portability.report import Loss, TargetReport


def render(files: Iterable[Examined], _terminal: Terminal) -> Iterator[str]:
    """Yield the array piece by piece."""
    yield "["
    for at, file in enumerate(files):
        yield ("," if at else "") + "\n" + json.dumps(_file(file), ensure_ascii=False)
    yield "\n]\n"


def _file(file: Examined) -> dict[str, Any]:
    found = file.found
    return {
        "filename": file.name,
        "dialect": found.dialect,
        "records": found.records,
        "fields": found.fields,
        "unmeasured": list(found.unmeasured),
        "targets": [_target(target, found.records) for target in found.targets],
    }


def _target(target: TargetReport, records: int) -> dict[str, Any]:
    return {
        "target": target.importer.name,
        "title": target.importer.title,
        "version": target.importer.version,
        "measured": target.importer.measured,
        "refuses_file": bool(target.refusals),
        "records": {"read": target.read, "unread": records - target.read},
        "fields": {
            "kept": target.kept,
            "misread": target.misread,
            "lost": target.lost,
            "missed": target.missed,
        },
        "losses": [_loss(loss) for loss in target.losses],
        "other_format": _other(target.other),
    }


def _other(other: OtherFormat | None) -> dict[str, Any] | None:
    if other is None:
        return None
    return {
        "dialect": other.dialect,
        "fields": other.fields,
        "kept_here": other.kept_here,
        "kept_there": other.kept_there,
    }


def _loss(loss: Loss) -> dict[str, Any]:
    return {
        "outcome": loss.outcome,
        "reason": loss.reason,
        "case": loss.case,
        "tag": loss.about if loss.reason in ("tag", "value") else None,
        "type": loss.about if loss.reason == "type" else None,
        "name": loss.name,
        "types": list(loss.types),
        "does": does(loss.treatment),
        "count": loss.count,
        "fields": loss.fields,
        "missed": loss.is_missed,
        "refuses_file": loss.refuses_file,
        "rule": loss.rule,
        "fixable": {"safe": loss.safe, "unsafe": loss.unsafe},
        "locations": [{"row": place.line + 1, "column": place.column + 1} for place in loss.places],
    }
