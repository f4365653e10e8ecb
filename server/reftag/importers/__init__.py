"""What other programs make of a record when they import it: measured, not guessed.

`reading(record, previous, importer)` returns all that reftag knows about one record and one
importer; rules, hover, `reftag portability` and the tests all use it and nothing else. The
knowledge about importers is data (`reftag/dialects/importers/`), read when an importer is first
asked for: a run without targets never loads this package.
"""

from reftag.importers.alike import reading
from reftag.importers.fates import Fate, Reading
from reftag.importers.load import UNKNOWN, ImporterError, cases_of, importer, importers
from reftag.importers.model import Effect, Harm, Importer, Outcome, Treatment
from reftag.importers.reading import type_as_read

__all__ = [
    "UNKNOWN",
    "Effect",
    "Fate",
    "Harm",
    "Importer",
    "ImporterError",
    "Outcome",
    "Reading",
    "Treatment",
    "cases_of",
    "importer",
    "importers",
    "reading",
    "type_as_read",
]
