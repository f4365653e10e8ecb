"""A rule: its name, its words, its example, its check.

One file in `rules/` holds one rule and ends in `RULE = Rule(...)`. Rules ask a record for
roles (`record.with_role("title")`), never for letters, so that each works in every dialect.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reftag.files.decoding import Decoded
from reftag.index import Entry, RecordElsewhere
from reftag.lint.engine.finding import Finding, Severity
from reftag.syntax import Record


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the record itself."""

    previous: Record | None
    """The record before this one, for rules that say `looks_back`; None for all others, so
    that their findings follow from the record alone and outlive a change before it."""
    duplicates_in_file: Sequence[Entry] = ()
    """The other records of the file that may be about the same work, in its order, for rules
    that compare records."""
    duplicates_elsewhere: Sequence[RecordElsewhere] = ()
    """The records of other files that may be about the same work, by file and in its order, for
    rules that compare records; none where other files are not known."""
    keys_above: tuple[str, ...] = ()
    """Which of the keys that a rule makes of the record (`Rule.keys`) one above it in the file has
    as well."""
    targets: tuple[str, ...] = ()
    """The programs that the file is meant for, as named in the settings; none if it names none."""
    file: Decoded | None = None
    """The file as it is on disk, for rules that say `whole_file`."""


Check = Callable[[Record, Context], Iterable[Finding]]

MakeKeys = Callable[[Record, tuple[str, ...]], Iterable[str]]
"""Takes a record and the targets; returns what the record may have in common with others."""


@dataclass(frozen=True, slots=True)
class Example:
    """A documented example, which is also the rule's first test."""

    before: str
    """A file in which the rule finds something."""
    after: str | None = None
    """The same file with the fix made, None if this finding has no fix."""
    dialect: str = "endnote"
    targets: tuple[str, ...] = ()
    """The programs that the file is meant for, for a rule that `needs_targets`."""
    encoding: str = "utf-8"
    """What the file is encoded in before the fix (see `Decoded.encoding`)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Everything there is to say about one rule; its page is made from this."""

    code: str
    """`RT` and three digits; never reused."""
    name: str
    """Kebab case, names the mistake: `empty-value`."""
    severity: Severity
    summary: str
    """One line for lists."""
    what: str
    """What the rule looks for. Markdown."""
    why: str
    """Whom the mistake hurts and how: what which program will do with it. Markdown."""
    examples: tuple[Example, ...]
    check: Check
    fix_safety: str = ""
    """Whether the fix is safe and why; empty for a rule without fixes. Markdown."""
    on: bool = True
    """Whether the rule is on without being selected."""
    trigger: re.Pattern[str] | None = None
    """What has to occur in a record's text for the rule to find anything there. A record without
    it is not checked: this is what makes clean libraries quick."""
    compares_records: bool = False
    """Whether the rule is about several records: the check then runs on those that may be about
    the same work as others (`index.works`), and again whenever one of these changes."""
    keys: MakeKeys | None = None
    """For a rule about what records of one file must not have in common, however far apart they
    are: makes what that is."""
    keys_check: Check | None = None
    """What the rule finds in a record with a key that one above has (`context.keys_above`), in
    addition to its findings in single records."""
    needs_targets: bool = False
    """Whether the rule is about what certain programs do, and has nothing to say where the
    settings name none."""
    looks_back: bool = False
    """Whether the check reads `context.previous`: then it runs again when that changes."""
    file_check: Check | None = None
    """What the rule finds in a file as it is on disk, in addition to its findings in records:
    called like the check of a rule that says `whole_file`."""
    reports_encoding: bool = False
    """Whether what a file was read as is among its findings, so that nothing else says it."""
    parts_lines: bool = False
    """Whether the fix puts apart what shares a line: until then no other rule's fix may change the
    line (see `shared_lines`)."""
    whole_file: bool = False
    """For a rule about files as they are on disk: the check then gets all the text as one
    record without fields, and `context.file`. It runs on the command line only."""
