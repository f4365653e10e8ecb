"""RT501 html-markup: HTML or XML tags in a value."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.prose import counted, fate, named, the
from reftag.lint.support.spans import lines
from reftag.lint.support.texts import LineChange, rewriting, texts
from reftag.syntax import Field, Record, Span
from reftag.text import apply
from reftag.values import markup

_FORMATTING: Final = frozenset({"title", "secondary-title", "journal", "short-title"})
"""Roles whose text Zotero sets in italics where it says `<i>`."""
_SHOWN: Final = 30
"""A tag with attributes may be longer than any message."""


def check(record: Record, _context: Context) -> Iterable[Finding]:
    """Find values with tags in them, written with angle brackets or entities for them."""
    if "<" not in record.text and "&" not in record.text:
        return ()
    return _findings(record)


def _findings(record: Record) -> Iterator[Finding]:
    for field in texts(record):
        tag = record.tag_of(field)
        if ("<" in field.value or "&" in field.value) and not (tag and tag.html):
            marks = markup.tags(record.text[field.value_start : field.value_end])
            if marks:
                yield _finding(record, field, marks)


def _finding(record: Record, field: Field, marks: list[markup.Mark]) -> Finding:
    start = field.value_start
    first = Span(start + marks[0].start, start + marks[0].end)
    written = [record.text[start + mark.start : start + mark.end] for mark in marks]
    shown = ", ".join(tag[:_SHOWN] for tag in list(dict.fromkeys(written))[:2])
    tag = record.tag_of(field)
    zotero = ""
    if tag is not None and tag.role in _FORMATTING:
        zotero = fate(record, "; only Zotero uses some of them to format the text", "")
    return Finding(
        Span(first.start, min(first.end, record.line_end(first.start))),
        f"{named(record, field)} contains {counted(len(marks), 'HTML tag')} ({shown}); importers "
        f"keep them as text, and citations print them{zotero}",
        fix=_fix(record, field, marks),
    )


def _fix(record: Record, field: Field, marks: list[markup.Mark]) -> Fix | None:
    changes: list[LineChange] = []
    left = deque(marks)
    for span, line in lines(record, field):
        offset = span.start - field.value_start
        here: list[markup.Mark] = []
        while left and left[0].end <= offset + len(line):
            start, end, instead = left.popleft()
            here.append(markup.Mark(start - offset, end - offset, instead))
        if here:
            edits = markup.without(line, here)
            bare = apply(line, edits)
            if not bare or markup.tags(bare):
                return None
            changes.append(LineChange(span, edits))
    return rewriting(record, changes, f"Delete {the(len(marks), 'HTML tag')}", "unsafe")


RULE = Rule(
    code="RT501",
    name="html-markup",
    severity="warning",
    summary="HTML tags in a value",
    what=(
        "Tags of HTML, JATS, MathML or PubMed's XML in a value, such as `<i>`, `<sub>`, `</p>`, "
        "`<jats:p>` or `<AbstractText>`, also where the brackets are entities (`&lt;i&gt;`). Other "
        "text in angle brackets, such as `p < 0.05`, an e-mail address or a single `<p>` in a "
        "formula, is accepted, and so are links and the notes of RIS, which programs write and "
        "read as HTML."
    ),
    why=(
        "The format has no markup. EndNote, bibutils, citation-js, biblatex-csl-converter and "
        "JabRef keep `<i>title</i>` as it is: it is printed in bibliographies, and searches do not "
        "find the words. Zotero keeps it as well; in titles it formats text between `<i>`, `<b>`, "
        "`<sub>` and `<sup>` accordingly."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Silva, Rui\n%T The <i>Carex</i> of Lakes\n%I Example Press\n"
            "%D 2016\n",
            after="%0 Book\n%A Silva, Rui\n%T The Carex of Lakes\n%I Example Press\n%D 2016\n",
        ),
    ),
    fix_safety=(
        "Unsafe: italics and indices are lost, *H₂O* becomes *H2O*. Tags between paragraphs are "
        "replaced by a space, and a heading is followed by a colon. There is no fix where nothing "
        "would be left of a line."
    ),
    check=check,
)
