"""RT007 blank-line-in-record: importers end the record at the blank line."""

from bisect import bisect
from collections.abc import Iterator

from reftag.lint.blocks import counted, fate, named
from reftag.lint.finding import Finding, Fix
from reftag.lint.rule import Context, Example, Rule
from reftag.syntax import Record, Span
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find runs of blank lines with more of the record behind them."""
    if record.dialect.reading.blank_lines == "mean nothing":
        return
    blank_lines, end = record.blank_lines, record.end
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
    for run in runs:
        start = run[0].start
        yield Finding(
            Span(start, record.line_end(start)),
            _message(record, start, bisect(starts, start)),
            fix=_fix(record, run),
        )


def _fix(record: Record, run: list[Span]) -> Fix | None:
    kind = record.type_field
    if kind is not None and kind.start < run[0].start < kind.value_end:
        return None  # the text below would become a part of the type
    edit = Edit(run[0].start, run[-1].end, "")
    return Fix(f"Delete {counted(len(run), 'blank line')}", (edit,))


def _message(record: Record, start: int, behind: int) -> str:
    """Say what will happen to what stands below `start`: text, or field `behind` and its like."""
    above = record.fields[behind - 1]
    if start < above.value_end:
        who = fate(
            record,
            "bibutils, Zotero, citation-js and biblatex-csl-converter",
            "programs that take it for the end of the record",
        )
        return f"Blank line inside {named(record, above)}: {who} lose the text below"
    others = len(record.fields) - behind - 1
    more = f" and {counted(others, 'more tag')} go" if others else " goes"
    who = fate(record, "bibutils, Zotero and biblatex-csl-converter", "several programs")
    return (
        f"Blank line inside the record: {who} end it here, "
        f"and {named(record, record.fields[behind])}{more} into another record"
    )


RULE = Rule(
    code="RT007",
    name="blank-line-in-record",
    severity="warning",
    summary="A blank line inside a record",
    what=(
        "Blank lines with more of the same record behind them: further tags, or another paragraph "
        "of a value that is not the record's last. (What stands behind the last value and a blank "
        "line is *text outside a record*.)"
    ),
    why=(
        "A blank line ends a record. bibutils and Zotero make a second, nameless record of what "
        "follows it; biblatex-csl-converter adds it to the next record, or drops it at the end of "
        "the file. Of an abstract in two paragraphs all three and citation-js lose the second."
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
        "Safe: only blank lines go; a new paragraph still begins on a new line. There is no fix "
        "between the type and text below it, which would become a part of the type."
    ),
    check=check,
    by_shape=True,
)
