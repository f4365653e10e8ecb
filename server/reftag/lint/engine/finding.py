"""What a rule says: plain, immutable answers in offsets of one record's text."""

from dataclasses import dataclass, field
from typing import Final, Literal

from reftag.index import RecordElsewhere
from reftag.syntax import Record, Span
from reftag.text import Edit

Severity = Literal["error", "warning", "information", "hint"]

SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "information", "hint")
"""Worst first."""

Applicability = Literal["safe", "unsafe"]
"""A safe fix never changes what the record says; an unsafe one may, and is asked for."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that fix a finding, all or none of them."""

    message: str
    """What the fix does, as a command: *Put one tag on each line*."""
    edits: tuple[Edit, ...]
    """In order, not overlapping; offsets in the record's text."""
    applicability: Applicability = "safe"
    unfinished: bool = False
    """True when a person has to continue typing where the last edit ends (an empty tag was put in):
    editors offer the fix, `check --fix` leaves it alone."""
    encoding: str | None = None
    """What to write the file in, for rules about whole files; None leaves it as it is."""
    unmarked: bool = False
    """Whether to write the file without its byte order mark, for rules about whole files."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place in the same record that has to do with a finding."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another record that has to do with a finding."""

    record: Record
    span: Span
    """Offsets in that record's text."""
    message: str
    label: int | None = field(default=None, compare=False)
    """What the record is known by in the index of its file, if that is the one of the finding."""
    other: RecordElsewhere | None = None
    """What is known of the record if it is in another file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in a record."""

    span: Span
    """Offsets in the record's text, all on one line."""
    message: str
    """One sentence: what is wrong with this value, and what will happen to it."""
    related: tuple[Related, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    """Only in findings of rules that compare records: places in the records they were given."""
    fix: Fix | None = None
    unnecessary: bool = False
    """Whether the marked text could go without loss (editors fade it)."""
