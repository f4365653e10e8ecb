"""What other programs make of a record when they import it: measured, not guessed.

`reading(record, previous, importer)` returns all that reftag knows about one record and one
importer; rules, hover, `reftag portability` and the tests all use it and nothing else. The
knowledge about importers is data (`reftag/dialects/importers/`), read when an importer is first
asked for: a run without targets never loads this package.
"""

from reftag.importers.alike import reading
from reftag.importers.load import UNKNOWN, ImporterError, importer, importers
from reftag.importers.model import Case, Fate, Harm, Importer, Outcome, Reading, Slot
from reftag.importers.reading import (
    ANY_NUMBER,
    READS_DATE_FOR_YEAR,
    is_not_named,
    type_as_read,
)

__all__ = [
    "ANY_NUMBER",
    "READS_DATE_FOR_YEAR",
    "UNKNOWN",
    "Case",
    "Fate",
    "Harm",
    "Importer",
    "ImporterError",
    "Outcome",
    "Reading",
    "Slot",
    "importer",
    "importers",
    "is_not_named",
    "reading",
    "type_as_read",
]
