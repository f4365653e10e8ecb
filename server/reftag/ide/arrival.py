"""What each target does with one value, one line per target: shown by hover."""

from collections.abc import Sequence

from reftag import importers
from reftag.importers import Fate, Importer, Reading
from reftag.portability.troubles import refuses_file
from reftag.syntax import Document, Field, Record
from reftag.text import Located


def arrivals(
    document: Document, located: Located[Record], field: Field, targets: Sequence[str]
) -> list[str]:
    """Return how each target reads a field, in Markdown; none for a tag without a value.

    Targets without measurements for the dialect are left out.
    """
    if not field.value:
        return []
    record = located.piece
    previous = document.buffer.piece(located.at - 1).piece if located.at else None
    first = None if previous is None else document.buffer.piece(0).piece
    lines = []
    for name in targets:
        importer = importers.importer(document.dialect.name, name)
        if importer is None:
            continue
        reading = importers.reading(record, previous, importer)
        fate = next(fate for fate in reading.fates if fate.field is field)
        refusal = _refusal(reading) or (
            _refusal(importers.reading(first, None, importer)) if first else ""
        )
        lines.append(f"{importer.title}: {_said(fate, importer, refusal)}")
    return lines


def _refusal(reading: Reading) -> str:
    """Return what an importer does that takes nothing of the file, `""` if it takes something."""
    return next((harm.what for harm in reading.harms if refuses_file(harm)), "")


def _said(fate: Fate, importer: Importer, refusal: str) -> str:
    if refusal:
        return f"**lost** ({refusal})"
    match fate.outcome:
        case "lost":
            return f"**lost** ({fate.why})"
        case "misread":
            return f"**misread** ({fate.why})"
        case _:
            place = "" if importer.measured else ", according to its documentation"
            return f"kept{f' as {fate.becomes}' if fate.becomes else ''}{place}"
