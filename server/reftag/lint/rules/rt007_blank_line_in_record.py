"""RT007 blank-line-in-record: importers end the record at the blank line."""

from bisect import bisect
from collections.abc import Iterator

from reftag.lint.engine.finding import Applicability, Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.lost_lines import (
    line_start,
    paragraph_without_indent,
    tag_in_front,
    word_in_front,
)
from reftag.lint.support.prose import counted, fate, named, the
from reftag.lint.support.repetition import starts_over
from reftag.syntax import Record, Span
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find runs of blank lines with more of the record after them."""
    if record.is_proper:
        return
    blank_lines, end = record.blank_lines, record.end
    if record.end_field is not None:
        end = record.end_field.start  # what other programs put below that is not the record's
    if not blank_lines or blank_lines[0].start >= end or not record.fields:
        return
    first = record.fields[0].line_start
    runs: list[list[Span]] = []
    for line in blank_lines:
        if first <= line.start < end:
            if runs and runs[-1][-1].end == line.start:
                runs[-1].append(line)
            else:
                runs.append([line])
    starts = [field.start for field in record.fields] if runs else []
    begins = [f.start for f in record.fields if f.code == record.dialect.start_code]
    limits = [*(run[0].start for run in runs[1:]), end]
    for run, below in zip(runs, limits, strict=False):
        start = run[0].start
        after = bisect(starts, start)
        limit = min(below, record.fields[after - 1].value_end)
        yield Finding(
            Span(start, record.line_end(start)),
            _message(record, start, after),
            fix=_fix(record, run, limit, begins[-1] if begins else 0),
        )


def _fix(record: Record, run: list[Span], limit: int, begins: int) -> Fix | None:
    """Return the fix that deletes blank lines and indents the paragraph below, up to `limit`.

    `begins` is where the last start tag is.
    """
    kind = record.type_field
    start, end = run[0].start, run[-1].end
    if kind is not None and kind.start < start < kind.value_end:
        return None  # the text below would become part of the type
    if begins > start:
        return None  # another record may begin below the blank line
    text = record.text
    if text[start - 1 : start] == "\r" and text[end - 1 : end] == "\n":
        start -= 1  # a line that ends with CR must not become one that ends with CR CR LF
        end -= 1 if text[end - 2 : end - 1] != "\r" else 2
    title = f"Delete {the(len(run), 'blank line')}"
    edits = [Edit(start, end, "")]
    below = paragraph_without_indent(record, run[-1].end, limit)
    if below:  # what ends a record for some programs must not become what spoils it
        indent = record.dialect.reading.indent
        title += f" and indent {the(len(below), 'line')} below it"
        edits += (Edit(line_start(record, line), line.start, " " * indent) for line in below)
    is_unclear = any(tag_in_front(record, line) or word_in_front(record, line) for line in below)
    safety: Applicability = "unsafe" if is_unclear or starts_over(record, run[0].start) else "safe"
    return Fix(title, tuple(edits), safety)


def _message(record: Record, start: int, after: int) -> str:
    """Say what will happen to what is below `start`: text, or field `after` and others."""
    above = record.fields[after - 1]
    if start < above.value_end:
        who = fate(
            record,
            "bibutils, Zotero, citation-js and biblatex-csl-converter",
            "several programs",
        )
        return f"{named(record, above)} contains a blank line; {who} lose the text below it"
    others = len(record.fields) - after - 1
    more = f" and {counted(others, 'more field')}" if others else ""
    who = fate(record, "bibutils, Zotero and biblatex-csl-converter", "several programs")
    if record.fields[after] is record.end_field:
        return (
            f"This record contains a blank line; {who} end it here, before {record.end_field.shown}"
        )
    return (
        f"This record contains a blank line; {who} end it here and put "
        f"{named(record, record.fields[after])}{more} into another record"
    )


RULE = Rule(
    code="RT007",
    name="blank-line-in-record",
    severity="warning",
    summary="A blank line inside a record",
    what=(
        "Blank lines with more of the same record after them: further tags, or another paragraph "
        "of a value that is not the record's last. (What follows the last value and a blank "
        "line is *text outside a record*.)"
    ),
    why=(
        "A blank line ends a record. bibutils and Zotero make a second record, without a type, "
        "from what follows; biblatex-csl-converter adds it to the next record, or drops it at the "
        "end of the file. Of an abstract in two paragraphs all three and citation-js lose the "
        "second. In RIS most programs read on to `ER`, but JabRef drops the text after a blank "
        "line; in Web of Science files rispy refuses the file and metaknowledge loses the record."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%T On Tags\n\n%J Journal One\n%D 2001\n",
            after="%0 Journal Article\n%T On Tags\n%J Journal One\n%D 2001\n",
        ),
        Example(
            before="%0 Book\n%T On Tags\n%X One paragraph.\n\nAnother one.\n%D 2001\n",
            after="%0 Book\n%T On Tags\n%X One paragraph.\nAnother one.\n%D 2001\n",
        ),
    ),
    fix_safety=(
        "Safe: only blank lines are deleted; a new paragraph still begins on a new line, which is "
        "indented where the format requires it (unsafe if it may begin with a tag). There is "
        "no fix between the type and text below it, which would become part of the type, or above "
        "the line with the type, because another record may begin there. Unsafe where a tag that a "
        "record may have only once is both above and below the blank line: these may be two "
        "records."
    ),
    check=check,
)
