"""What two rules share: wrong ISSNs and ISBNs in a record, each reported as what it is."""

from collections.abc import Iterator
from typing import Final

from reftag.lint.engine.finding import Finding
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import named
from reftag.lint.support.spans import part
from reftag.lint.support.wording import quoted
from reftag.syntax import Record
from reftag.values import issn_isbn
from reftag.values.fault import Fault

NUMBERS: Final[dict[str, tuple[issn_isbn.Kind, ...]]] = {
    "issn": ("ISSN",),
    "isbn": ("ISBN",),
    "serial-number": ("ISSN", "ISBN"),
}
"""Which numbers a field may hold, by its role; the first by preference."""


def wrong_numbers(record: Record, kind: issn_isbn.Kind) -> Iterator[Finding]:
    """Yield a finding for each number that is wrong and, as far as can be determined, of `kind`."""
    for field in by_role(record).get("serial-number", ()):
        kinds = NUMBERS.get(record.role_of(field), ())
        for fault in issn_isbn.parse_all(field.value, kinds) if kinds else ():
            if not isinstance(fault, Fault) or fault.kind != kind:
                continue
            if fault.part:
                number = f"{kind} {fault.part}"
            else:
                number = f"{quoted(field.value)} in {named(record, field)}"
            yield Finding(
                part(record, field, fault.part or field.value),
                f"{number} {fault.what}; searches by it find nothing",
            )
