"""Which tags decide on what the rules about importers find in records of one reference type.

Most values arrive in all targets, whatever else is in the record. Which values may not, and what
decides, is worked out once for each type.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import count, product
from typing import NamedTuple

from reftag.dialects import Dialect
from reftag.importers import ANY_NUMBER, READS_DATE_FOR_YEAR, Importer, Slot, type_as_read
from reftag.importers.values import JUDGES, Judge
from reftag.lint.support.people import PLAIN_NAME, people_in, plain_name
from reftag.lint.targets.importing import known_importers
from reftag.syntax import Record

Judged = tuple[Judge, Slot]


class Table(NamedTuple):
    """What matters in records of one type. Tags that are in none of the sets matter not at all."""

    number: int
    """No other type has it."""
    type_line: re.Pattern[str] | None
    """The line of the type as it has to be; None without a type."""
    watched: frozenset[str]
    """Tags that matter wherever they are: some importer does not keep the value, or its outcome, or
    that of another field, depends on the value."""
    counted: frozenset[str]
    """Tags that matter where there are several."""
    glued: frozenset[str]
    """Tags whose line some importer may add to the value above, which matters then, too: also those
    that were not measured as values, such as the type's, which is so known to be first."""
    people: frozenset[str]
    """Tags for names."""
    odd_people: frozenset[str]
    """Those of them that may be odd for importers where all values are ordinary."""
    keywords: frozenset[str]
    judges: Mapping[str, tuple[Judged, ...]]
    """What decides on the values of a tag."""
    dated: frozenset[tuple[str, str]]
    """Tags for years, and for dates that some importer takes instead."""
    roles: Mapping[str, str]
    """The roles of tags, those for names and for the type left out."""


_numbers = count()

_Slots = Mapping[str, Sequence[tuple[Importer, Slot | None]]]
"""Tag -> what each importer does with its value."""


def table(record: Record, targets: tuple[str, ...]) -> Table:
    """Return the table for records like this one: of its type, or without one and of its tags."""
    dialect = record.dialect
    read = [(each, type_as_read(each, record)) for each in known_importers(dialect.name, targets)]
    tags = {tag.code: tag for tag in dialect.tags}
    slots = {code: [(each, each.slot(code, kind)) for each, kind in read] for code in tags}
    judges = _judges(slots)
    dated = _dated(dialect, slots)
    numbers = _codes(dialect, "year", "date", "url")
    people = frozenset(code for code, tag in tags.items() if tag.kind == "person")
    keywords = frozenset(code for code, tag in tags.items() if tag.kind == "keyword")
    plain = people_in(dialect, record.type.name if record.type else "")
    name = re.escape(record.opening(dialect.type_code) + record.type_name)
    return Table(
        number=next(_numbers),
        type_line=re.compile(rf"^{name}\r?$", re.MULTILINE) if record.type_name else None,
        watched=frozenset(
            (
                *(code for code, known in slots.items() if any(_is_lost(s) for _, s in known)),
                *(code for each, _ in read for code in each.one_of_two[:2]),
                *judges,
                *numbers,
                *_codes(dialect, "type"),
            )
        ),
        counted=frozenset(
            code
            for code, known in slots.items()
            if code not in people and any(_counts(code, *each) for each in known)
        ),
        glued=frozenset(
            code for code, known in slots.items() if any(s is None or s.glued for _, s in known)
        ),
        people=people,
        odd_people=frozenset(
            code for code in people if code not in plain or plain_name(tags[code]) is not PLAIN_NAME
        ),
        keywords=keywords,
        judges=judges,
        dated=dated,
        roles={c: tag.role for c, tag in tags.items() if tag.kind not in ("person", "type")},
    )


def _codes(dialect: Dialect, *roles: str) -> list[str]:
    return [code for role in roles for code in dialect.codes(role)]


def _judges(slots: _Slots) -> dict[str, tuple[Judged, ...]]:
    found: dict[str, tuple[Judged, ...]] = {}
    for code, known in slots.items():
        for importer, slot in known:
            if slot is not None and code in importer.judges:
                found[code] = (*found.get(code, ()), (JUDGES[importer.judges[code]], slot))
    return found


def _dated(dialect: Dialect, slots: _Slots) -> frozenset[tuple[str, str]]:
    """Return the tags for years and for dates which some importer takes instead."""
    return frozenset(
        (year, date)
        for year, date in product(dialect.codes("year"), dialect.codes("date"))
        for (importer, one), (_, two) in zip(slots[year], slots[date], strict=True)
        if READS_DATE_FOR_YEAR in importer.judges.values()
        if one and two and one.becomes == two.becomes
    )


def _is_lost(slot: Slot | None) -> bool:
    """Say whether the value of a tag does not arrive as it is, whatever it says."""
    return slot is None or slot.outcome != "kept"


def _counts(code: str, importer: Importer, slot: Slot | None) -> bool:
    """Say whether several values of a tag arrive otherwise than one."""
    if code not in importer.several and slot is not None and slot.becomes in ANY_NUMBER:
        return False
    return importer.several.get(code, importer.several[""]) != "all"
