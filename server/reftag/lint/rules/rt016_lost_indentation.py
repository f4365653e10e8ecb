"""RT016 lost-indentation: lines that continue a value without the required indentation."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.lost_lines import (
    LostLines,
    line_start,
    lone_tag_in_front,
    lost_lines,
    tag_in_front,
    word_in_front,
)
from reftag.lint.support.prose import named, the
from reftag.lint.support.small_tags import small_tags
from reftag.syntax import Record
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find runs of lines that are not indented as far as the format requires."""
    if not record.dialect.reading.indent or record.is_proper:
        return
    if lone_tag_in_front(record) is not None:
        return  # malformed-tag reports it
    tags = {span.start for span, _ in small_tags(record)}
    for run in lost_lines(record):
        if tags.isdisjoint(span.start for span in run.lines):  # tag-case reports those
            yield _finding(record, run)


def _finding(record: Record, run: LostLines) -> Finding:
    indent = record.dialect.reading.indent
    lines = run.lines
    one = len(lines) == 1
    subject = "This line continues" if one else f"These {len(lines)} lines continue"
    need = "needs" if one else "need"
    edits = tuple(Edit(line_start(record, span), span.start, " " * indent) for span in lines)
    unclear = any(tag_in_front(record, span) or word_in_front(record, span) for span in lines)
    return Finding(
        lines[0],
        f"{subject} {named(record, run.field)} and {need} {indent} spaces before the text; without "
        "them, importers drop it, read a word as a tag or refuse the file",
        fix=Fix(
            f"Indent {the(len(lines), 'line')} by {indent} spaces",
            edits,
            "unsafe" if unclear else "safe",
        ),
    )


RULE = Rule(
    code="RT016",
    name="lost-indentation",
    severity="warning",
    summary="Continuation lines without the required indentation",
    what=(
        "Lines that continue a value but do not begin with the spaces that the format requires: "
        "six in MEDLINE, three in Web of Science. Copying from a web page or an e-mail loses them. "
        "Formats that do not indent such lines are not checked."
    ),
    why=(
        "The spaces are the only sign that a line is not a tag. Without them nbib refuses a "
        "MEDLINE file, Biopython, metaknowledge and bibutils drop the line, and an abstract is cut "
        "after its first line. In Web of Science rispy refuses the file, metaknowledge and "
        "wostools lose the record, and JabRef reads a word of two letters as a tag."
    ),
    examples=(
        Example(
            before=(
                "PMID- 99000011\nOWN - NLM\nTI  - Counting cards in the reading rooms of three\n"
                "towns.\nLA  - eng\nPT  - Journal Article\nTA  - Shelf Marks\nDP  - 2016\n"
            ),
            after=(
                "PMID- 99000011\nOWN - NLM\nTI  - Counting cards in the reading rooms of three\n"
                "      towns.\nLA  - eng\nPT  - Journal Article\nTA  - Shelf Marks\nDP  - 2016\n"
            ),
            dialect="medline",
        ),
        Example(
            before=(
                "PT J\nAU Lind, E\nBerg, O\nTI Counting cards\nSO SHELF MARKS\nPY 2016\n"
                "UT WOS:000000000000001\nER\n"
            ),
            after=(
                "PT J\nAU Lind, E\n   Berg, O\nTI Counting cards\nSO SHELF MARKS\nPY 2016\n"
                "UT WOS:000000000000001\nER\n"
            ),
            dialect="wos",
        ),
    ),
    fix_safety=(
        "Safe: only spaces are added, and the value stays as it is read here. Unsafe "
        "where a line may begin with a tag that is written wrong."
    ),
    check=check,
)
