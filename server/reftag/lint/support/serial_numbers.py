"""What two rules share: wrong ISSNs and ISBNs in a record, each reported as what it is."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding
from reftag.lint.support.by_role import by_role
from reftag.lint.support.labels import serial_numbers
from reftag.lint.support.prose import named
from reftag.lint.support.spans import part
from reftag.lint.support.wording import quoted
from reftag.syntax import Record
from reftag.values import issn_isbn


def wrong_numbers(record: Record, kind: issn_isbn.Kind) -> Iterator[Finding]:
    """Yield a finding for each number that is wrong and, as far as can be determined, of `kind`."""
    for field in by_role(record).get("serial-number", ()):
        kinds = serial_numbers(record.label(field))
        for fault in issn_isbn.faults(field.value, kinds) if kinds else ():
            if fault.kind != kind:
                continue
            if fault.is_number:
                message = f"{kind} {fault.written} {fault.what}; searches by it find nothing"
            else:
                tag = named(record, field)
                message = (
                    f"{quoted(fault.written)} in {tag} {fault.what}; searches by it find nothing"
                )
            yield Finding(part(record, field, fault.written), message)
