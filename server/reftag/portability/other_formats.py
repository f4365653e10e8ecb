"""Whether an importer would keep more of the same records if they came in another format.

Databases export in several formats, and importers read some better than others. Compared is by the
tables of tags alone, since how a value or a file is written is no fault of the format. What the
other format has no tag for is not kept there.
"""

from collections import Counter
from typing import Final, NamedTuple

from reftag import importers
from reftag.dialects import Dialect, dialect, names
from reftag.importers import UNKNOWN, Fate, Importer, Reading
from reftag.portability.reporting_rules import UNMISSED
from reftag.syntax import Record

_WORTH_SAYING: Final = 0.05
"""The share of fields that another format has to keep beyond this one."""

_NOT_COMPARED: Final = UNMISSED | {"type", "end"}


class OtherFormat(NamedTuple):
    """A format from which an importer keeps more."""

    dialect: str
    title: str
    fields: int
    """How many fields of the document are compared: all that are of use beyond their database."""
    kept_here: int
    """How many of these the importer keeps from the document's own format …"""
    kept_there: int
    """… and from the other one."""


class FieldCounts:
    """Counts the fields of a document by what they mean."""

    def __init__(self) -> None:
        self._fields: Counter[tuple[str, str]] = Counter()
        self._kept: Counter[tuple[str, str]] = Counter()

    def add(self, record: Record, read: Reading) -> None:
        """Count the fields of a record: CSL type and role of each."""
        kind = record.type.csl if record.type is not None else ""
        as_read = importers.type_as_read(read.importer, record)
        for fate in read.alone:
            role = _role(record, fate)
            if fate.field.value and role:
                slot = read.importer.slot(fate.field.code, as_read) or read.importer.other_tags
                self._fields[kind, role] += 1
                self._kept[kind, role] += slot.outcome == "kept"

    def better(self, here: Importer) -> OtherFormat | None:
        """Return the format from which the importer keeps most, if that is clearly another."""
        found = [
            self._compared(there, other)
            for other in map(dialect, names())
            if other.name != here.dialect
            and self._fits(other)
            and (there := importers.importer(other.name, here.name)) is not None
            and there.measured
        ]
        best = max(found, key=lambda each: each.kept_there - each.kept_here, default=None)
        if best is None or best.kept_there - best.kept_here <= _WORTH_SAYING * best.fields:
            return None
        return best

    def _fits(self, other: Dialect) -> bool:
        """Say whether the format has records like these: MEDLINE has articles alone."""
        only = other.only_type
        return only is None or {kind for kind, _ in self._fields} <= {only.csl}

    def _compared(self, there: Importer, other: Dialect) -> OtherFormat:
        kept = 0
        for (kind, role), count in self._fields.items():
            if codes := other.codes(role):
                slot = there.slot(codes[0], _type_like(other, kind))
                kept += count if slot is not None and slot.outcome == "kept" else 0
        here = self._kept.total()
        return OtherFormat(other.name, other.title, self._fields.total(), here, kept)


def _role(record: Record, fate: Fate) -> str:
    tag = record.tag_of(fate.field)
    return "" if tag is None or tag.role in _NOT_COMPARED else tag.role


def _type_like(other: Dialect, kind: str) -> str:
    """Return the type of a format that has a CSL type."""
    return next((each.name for each in other.types if each.csl == kind), UNKNOWN)
