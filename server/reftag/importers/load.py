"""Reads the measured facts about importers. Raises `ImporterError` where a file makes no sense.

The files lie in `reftag/dialects/importers/<dialect>/<importer>.json`; `python -m
reftag.importers.condense` makes them from the measurements.
"""

from reftag.importers.model import Importer


class ImporterError(ValueError):
    """A data file says something that cannot be."""


def importers(dialect: str) -> tuple[str, ...]:
    """Return the names of the importers that were measured with `dialect`, sorted."""
    raise NotImplementedError


def importer(dialect: str, name: str) -> Importer | None:
    """Return what is known of an importer; None if it was not measured with this dialect."""
    raise NotImplementedError
