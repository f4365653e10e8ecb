"""RT001 text-outside-record: lines that belong to no record."""

from bisect import bisect_right
from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.prose import fate
from reftag.syntax import Record, Span
from reftag.text import Edit

_PROSE = 8
"""A line of at least this many words may be a paragraph that a blank line cut off."""


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find the lines before the record (in the first one of a file) and those after it."""
    if record.is_proper:
        return
    first = record.fields[0].line_start if record.fields else 0
    lines = record.outside()
    if not lines:
        return
    if not record.fields:
        yield Finding(
            _marked(record, lines),
            "This file contains no record; importers refuse it or read nothing from it",
        )
        return
    before = [line for line in lines if line.start < first]
    after = [line for line in lines if line.start >= first]
    if before and _says(record, before[0], record.dialect.header):
        before = []  # as its program writes it
    if after and _says(record, after[-1], record.dialect.footer):
        after.pop()
    if before:
        yield Finding(
            _marked(record, before),
            (
                "This line comes before the first record; "
                if len(before) == 1
                else f"These {len(before)} lines come before the first record; "
            )
            + fate(
                record,
                "Zotero and citation-js refuse a file that begins with text",
                "some importers refuse a file that begins with text",
            ),
            fix=_delete(record, before, first),
            unnecessary=True,
        )
    if after:
        yield _after(record, after)


def _says(record: Record, line: Span, start: str) -> bool:
    """Say whether a line begins with `start`, in whatever case; never if that is empty."""
    text = record.text[line.start : line.end].strip("\ufeff \t")
    return bool(start) and text.lower().startswith(start.lower())


def _after(record: Record, lines: list[Span]) -> Finding:
    last = record.fields[-1]
    tag = record.tag_of(last)
    words = record.text[lines[0].start : lines[0].end].split(None, _PROSE)
    ended = record.end_field is not None
    if tag and tag.kind == "text" and len(words) >= _PROSE and not ended:
        cuts = [span for span in record.blank_lines if record.end <= span.start < lines[-1].start]
        return Finding(
            _marked(record, lines),
            f"A blank line cuts this text off from {last.spelled} ({record.label(last)}); most "
            "importers drop it",
            fix=Fix(
                f"Add the text to {last.spelled}",
                tuple(Edit(span.start, span.end, "") for span in cuts),
                "unsafe",
            ),
        )
    it = "it" if len(lines) == 1 else "them"
    return Finding(
        _marked(record, lines),
        ("This line belongs" if len(lines) == 1 else f"These {len(lines)} lines belong")
        + " to no record; "
        + fate(
            record,
            f"JabRef appends {it} to the value above ({last.spelled}), other importers drop {it}",
            f"most importers drop {it}"
            if ended
            else f"some importers append {it} to the value above ({last.shown}), others drop {it}",
        ),
        fix=_delete(record, lines, len(record.text)),
        unnecessary=True,
    )


def _marked(record: Record, lines: list[Span]) -> Span:
    start, end = lines[0]
    return Span(start + record.text.startswith("\ufeff", start), end)


def _delete(record: Record, lines: list[Span], end: int) -> Fix:
    """Delete from the first of `lines` to `end`, blank lines included."""
    starts = record.line_starts
    message = "Delete this line" if len(lines) == 1 else f"Delete these {len(lines)} lines"
    if record.of_file:  # lines that belong to the file may be between those of text; they are kept
        ends = [*starts[1:], len(record.text)]
        places = [bisect_right(starts, line.start) - 1 for line in lines]
        edits = tuple(Edit(starts[at], ends[at], "") for at in places)
        return Fix(message, edits, "unsafe")
    start = starts[bisect_right(starts, lines[0].start) - 1]
    start += record.text.startswith("\ufeff", start)
    return Fix(message, (Edit(start, end, ""),), "unsafe")


RULE = Rule(
    code="RT001",
    name="text-outside-record",
    severity="warning",
    summary="Text that belongs to no record",
    what=(
        "Lines before the first record, and lines after a record's last value and a blank line: "
        "headers, counters such as *Record 2 of 40*, *Search results*. A line directly below a "
        "value is not reported, because it continues the value."
    ),
    why=(
        "Databases put counters and headings into their exports. Zotero looks at the first two "
        "lines of a file and refuses it if they are not tag lines, and citation-js stops with an "
        "error. Between records JabRef appends the text to the last value above it: the year "
        "becomes `2001 Record 2 of 2`. Other importers drop it, which loses text if it was the "
        "second paragraph of an abstract."
    ),
    examples=(
        Example(
            before="Search results: 1\n\n%0 Journal Article\n%T On Tags\n%D 2001\n",
            after="%0 Journal Article\n%T On Tags\n%D 2001\n",
        ),
        Example(
            before="%0 Book\n%T On Tags\n%D 2001\n\nRecord 2 of 2\n\n%0 Book\n%T On Lines\n",
            after="%0 Book\n%T On Tags\n%D 2001\n\n%0 Book\n%T On Lines\n",
        ),
    ),
    fix_safety=(
        "Unsafe: the text may be useful. Long text after an abstract or note is not deleted but "
        "added to it. A file without any record is left as it is."
    ),
    check=check,
)
