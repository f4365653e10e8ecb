"""What one importer makes of one record."""

from reftag.importers.model import Importer, Reading
from reftag.syntax import Record


def reading(record: Record, previous: Record | None, importer: Importer) -> Reading:
    """Return what becomes of every field of `record`, and what in its structure does harm.

    `previous` is the record before it, None for the first of the file: facts about the file (its
    byte order mark, line breaks, first lines) are then told as harms of this record.
    """
    raise NotImplementedError
