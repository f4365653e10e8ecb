"""RT014 missing-end: a record without the tag that ends it."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.syntax import Record
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find records that no tag ends, in formats that have one for that."""
    code = record.dialect.end_code
    if not code or not record.fields or record.end_field is not None:
        return
    if record.dialect.start_code not in record.tags:
        return  # it has no beginning either, as missing-type says: it may be no record at all
    last = record.fields[-1]
    end = record.line_end(last.written_end)
    line = record.opening(code)
    yield Finding(
        record.head(record.type_field or record.fields[0]),
        f"This record has no {code} ({record.dialect.label(code, None)}) at its end; several "
        "importers merge it with the next record, others drop it",
        fix=Fix(f"Add {code}", (Edit(end, end, record.line_break() + line),)),
    )


RULE = Rule(
    code="RT014",
    name="missing-end",
    severity="error",
    summary="A record without its end tag",
    what=(
        "A record in RIS or Web of Science format without `ER`, the tag that ends it. missing-type "
        "reports a record without a beginning."
    ),
    why=(
        "For many programs `ER` is the only sign that a record is complete. rispy drops the last "
        "record of a file if it has none; biblatex-csl-converter merges a record with the next "
        "one, whose author and title then belong to the first."
    ),
    examples=(
        Example(
            before=(
                "TY  - BOOK\nAU  - Lind, Eva\nTI  - Full Shelves\nPY  - 2021\nPB  - Example Press\n"
            ),
            after=(
                "TY  - BOOK\nAU  - Lind, Eva\nTI  - Full Shelves\nPY  - 2021\n"
                "PB  - Example Press\nER  - \n"
            ),
            dialect="ris",
        ),
    ),
    check=check,
    fix_safety="Safe: the tag only marks the end of the record.",
)
