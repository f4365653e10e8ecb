"""Remembers what importers make of records that are alike in all that importers go by.

A library has some hundred shapes of records and thousands of records. Only records of proper tag
lines alone, in which nothing is found that importers stumble over, are remembered; all others are
read one by one. That both ways lead to the same, the tests hold.
"""

from typing import Final, NamedTuple

from reftag.dialects import Dialect
from reftag.importers import Fate, Harm, Importer, reading, type_as_read
from reftag.importers.cases import found
from reftag.importers.values import JUDGES, odd_name
from reftag.lint.look import shape_of
from reftag.syntax import Record

_MOST: Final = 20_000
"""A hostile file shall not fill the memory with signatures."""

_IN_EACH: Final = frozenset(("cr", "crlf", "crcrlf"))
"""Harms of whole files that are found in each record by itself."""

Signature = tuple[object, ...]


class Trouble(NamedTuple):
    """What goes wrong with a record in one importer."""

    fates: tuple[Fate, ...]
    """Those that are not *kept*. What the whole file suffers from is not in them."""
    harms: tuple[Harm, ...]


class CleanRecords:
    """What importers make of records of one dialect, by what they go by."""

    def __init__(self, dialect: Dialect) -> None:
        """Begin with nothing."""
        self._people = {tag.code for tag in dialect.tags if tag.kind == "person"}
        self._known: dict[tuple[str, Signature], Trouble] = {}

    def signature(self, record: Record, previous: Record | None) -> Signature | None:
        """Return what importers go by, besides what they judge values by; None to read it all."""
        shape = shape_of(record)
        odd_breaks = any(each in record.text for each in "\r\u2028\u2029")
        if shape is None or previous is None or odd_breaks:
            return None
        if next(found(record, previous), None) is not None:
            return None
        odd = tuple(
            (at, name)
            for at, field in enumerate(record.fields)
            if field.code in self._people and (name := odd_name(field.value))
        )
        return (shape, odd)

    def troubles(
        self,
        record: Record,
        previous: Record | None,
        importer: Importer,
        signature: Signature | None,
    ) -> Trouble:
        """Return what goes wrong with a record; `signature` is that of the record."""
        if signature is None:
            return troubles(record, previous, importer)
        key = (importer.name, (*signature, _judged(record, importer)))
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


def _judged(record: Record, importer: Importer) -> tuple[object, ...]:
    """Return what the importer's judges say of the values of a record."""
    if not importer.judges or record.tags.isdisjoint(importer.judges):
        return ()
    kind = type_as_read(importer, record)
    said: list[object] = []
    for at, field in enumerate(record.fields):
        judge = importer.judges.get(field.code)
        slot = importer.slot(field.code, kind) if judge else None
        if judge and slot:
            said.append((at, JUDGES[judge](record, field, slot)))
    return tuple(said)
