"""Remembers what importers make of records that are alike in all that importers go by.

All records that are like no other (see `importers.alike`) are read one by one. That both ways lead
to the same, the tests hold.
"""

from typing import Final, NamedTuple

from reftag.importers import Fate, Harm, Importer, reading
from reftag.importers.alike import Signature, judged
from reftag.syntax import Record

_MOST: Final = 20_000
"""A hostile file shall not fill the memory with signatures."""

_IN_EACH: Final = frozenset(("cr", "crlf", "crcrlf"))
"""Harms of whole files that are found in each record separately."""


class Trouble(NamedTuple):
    """What goes wrong with a record in one importer."""

    fates: tuple[Fate, ...]
    """Those that are not *kept*. What the whole file suffers from is not in them."""
    harms: tuple[Harm, ...]


class CleanRecords:
    """How importers read records of one dialect, by what their reading depends on."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: dict[tuple[str, Signature], Trouble] = {}

    def troubles(
        self,
        record: Record,
        previous: Record | None,
        importer: Importer,
        signature: Signature | None,
    ) -> Trouble:
        """Return what goes wrong with a record of this `signature` (see `importers.alike`)."""
        if signature is None:
            return troubles(record, previous, importer)
        key = (importer.name, (*signature, judged(record, importer)))
        known = self._known.get(key)
        if known is None:
            known = troubles(record, previous, importer)
            if len(self._known) < _MOST:
                self._known[key] = known
            return known
        fields = record.fields
        fates = tuple(fate._replace(field=fields[fate.at]) for fate in known.fates)
        return known._replace(fates=fates) if fates else known


def troubles(record: Record, previous: Record | None, importer: Importer) -> Trouble:
    """Return what goes wrong with one record."""
    read = reading(record, previous, importer)
    whole = {harm.case for harm in read.harms if harm.whole_file and harm.case not in _IN_EACH}
    fates = (
        alone if fate.case in whole else fate
        for fate, alone in zip(read.fates, read.alone, strict=True)
    )
    return Trouble(tuple(fate for fate in fates if fate.outcome != "kept"), read.harms)


def refuses_file(harm: Harm) -> bool:
    """Say whether an importer reads nothing of a file because of a harm in one of its records."""
    if harm.outcome != "lost" or harm.case in _IN_EACH:
        return False
    return harm.whole_file or harm.what == "refuses the file"
