"""What each target does with one value, one line per target: shown by hover."""

from collections.abc import Sequence

from reftag import importers
from reftag.importers import Importer, Treatment
from reftag.importers.words import does, place
from reftag.syntax import Document, Field, Record
from reftag.text import Located


def arrivals(
    document: Document, located: Located[Record], field: Field, targets: Sequence[str]
) -> list[str]:
    """Return how each target reads a field, in Markdown; none for a tag without a value.

    Nor for a line that belongs to the file: importers make nothing of it.

    Targets without measurements for the dialect are left out.
    """
    record = located.piece
    if not field.value or field in record.of_file:
        return []
    previous = document.buffer.piece(located.at - 1).piece if located.at else None
    first = None if previous is None else document.buffer.piece(0).piece
    lines = []
    for name in targets:
        importer = importers.importer(document.dialect.name, name)
        if importer is None:
            continue
        reading = importers.reading(record, previous, importer)
        fate = next(fate for fate in reading.fates if fate.field is field)
        refusal = reading.refusal or (
            importers.reading(first, None, importer).refusal if first else None
        )
        lines.append(f"{importer.title}: {_said(refusal or fate.treatment, importer)}")
    return lines


def _said(treatment: Treatment, importer: Importer) -> str:
    if treatment.outcome != "kept":
        return f"**{treatment.outcome}** ({does(treatment)})"
    arrived = f" as {place(treatment)}" if place(treatment) else ""
    return f"kept{arrived}{'' if importer.measured else ', according to its documentation'}"
