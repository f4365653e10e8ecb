"""The report about importers in pieces, for a view that draws it: JSON with the words in it.

    {"name": "…", "records": 3, "fields": 16, "unread": ["…"], "targets": [
      {"target": "zotero", "title": "Zotero", "read": 2, "kept": 8, "misread": 0, "lost": 8,
       "verdict": "loses 8 fields", "basis": "measured with 7.0", "measured": true, "advice": "…",
       "sections": [{"title": "Lost", "losses": [
         {"count": 1, "fields": 1, "tag": "%A", "about": "Author, several people", "does": "…",
          "lines": [12], "more": false, "rule": "RT401" | null, "safe": 0, "unsafe": 1}]}]}]}

Lines count from 0; `more` says that there are others. Targets are in the order that users see.
"""

from typing import Any

from reftag.dialects import dialect
from reftag.dialects.programs import programs
from reftag.importers.unread import unread
from reftag.portability.report import Loss, Portability, TargetReport
from reftag.portability.report_words import (
    advice,
    basis,
    capital,
    in_types,
    sections,
    subject,
    verdict,
    what_it_does,
)

Json = dict[str, Any]


def panel(found: Portability, name: str) -> Json:
    """Return the report on the document called `name`."""
    order = programs()
    targets = sorted(found.targets, key=lambda target: order.index(target.importer.name))
    not_read = unread(found.unmeasured, dialect(found.dialect)) if found.unmeasured else ()
    return {
        "name": name,
        "records": found.records,
        "fields": found.fields,
        "unread": [f"{capital(sentence)}." for sentence in not_read],
        "targets": [_target(target) for target in targets],
    }


def _target(target: TargetReport) -> Json:
    return {
        "target": target.importer.name,
        "title": target.importer.title,
        "read": target.read,
        "kept": target.kept,
        "misread": target.misread,
        "lost": target.lost,
        "verdict": verdict(target),
        "basis": basis(target),
        "measured": target.importer.measured,
        "advice": advice(target),
        "sections": [
            {"title": title, "losses": [_loss(loss, target) for loss in losses]}
            for title, losses in sections(target)
        ],
    }


def _loss(loss: Loss, target: TargetReport) -> Json:
    tag, about = subject(loss)
    return {
        "count": loss.count,
        "fields": loss.fields,
        "tag": tag,
        "about": about,
        "does": " ".join(filter(None, (what_it_does(loss), in_types(loss, target)))),
        "lines": list(dict.fromkeys(place.line for place in loss.places)),
        "more": loss.count > len(loss.places),
        "rule": loss.rule,
        "safe": loss.safe,
        "unsafe": loss.unsafe,
    }
