"""What goes wrong with one record in one importer."""

from typing import Final, NamedTuple

from reftag.importers import Fate, Harm, Importer, reading
from reftag.syntax import Record

_IN_EACH: Final = frozenset(("cr", "crlf", "crcrlf"))
"""Harms of whole files that are found in each record separately."""


class Troubles(NamedTuple):
    """What goes wrong with a record in one importer."""

    fates: tuple[Fate, ...]
    """Those that are not *kept*. What the whole file suffers from is not in them."""
    harms: tuple[Harm, ...]


def troubles(record: Record, previous: Record | None, importer: Importer) -> Troubles:
    """Return what goes wrong with one record."""
    read = reading(record, previous, importer)
    whole = {harm.case for harm in read.harms if harm.whole_file and harm.case not in _IN_EACH}
    fates = (
        alone if fate.case in whole else fate
        for fate, alone in zip(read.fates, read.alone, strict=True)
    )
    return Troubles(tuple(fate for fate in fates if fate.outcome != "kept"), read.harms)


def refuses_file(harm: Harm) -> bool:
    """Say whether an importer reads nothing of a file because of a harm in one of its records."""
    if harm.outcome != "lost" or harm.case in _IN_EACH:
        return False
    return harm.whole_file or harm.what == "refuses the file"
