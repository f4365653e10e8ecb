"""RT508 extra-whitespace: blanks at the end of a line, and more than one where one will do."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reftag.lint.blocks import fate, named
from reftag.lint.finding import Finding, Fix
from reftag.lint.rule import Context, Example, Rule
from reftag.lint.spans import lines
from reftag.lint.texts import keeps_its_shape
from reftag.syntax import Field, Flaw, Record, Span
from reftag.text import Edit

_RUN: Final = re.compile(r"[ \t]{2,}")
_SENTENCE_END: Final = re.compile(r"[.!?:][)\]\"”’']{0,2}  \Z")
"""Two blanks between sentences are how many people type."""
_GLUED: Final = re.compile(r"[ \t]{2,}[A-Z][A-Z0-9]{1,3} {0,2}- ")
"""The beginning of a line that lost its line break: only the blanks before it tell where it is."""
_NO_TEXT: Final = frozenset({"url", "path"})


def check(record: Record, _context: Context) -> Iterable[Finding]:
    """Find lines with blanks too many."""
    if record.is_proper and _has_but_its_own(record):
        return ()
    return _findings(record) if _may_have_some(record.text) else ()


def _has_but_its_own(record: Record) -> bool:
    """Say whether a proper record has no blanks but single ones, and its own: `TI  - `."""
    text, dialect = record.text, record.dialect
    end = record.opening(dialect.end_code) if dialect.end_code else ""
    own = 1 if end.endswith(" ") and (f"{end}\n" in text or f"{end}\r" in text) else 0
    if text.count(" \n") + text.count(" \r") != own or "\t" in text:
        return False
    if record.is_plain:
        lines = text.rstrip("\r\n").count("\n") + 1
        return text.count("  ") == lines * dialect.reading.separator.count("  ")
    return not any("  " in value for _, value in record.pairs())


def _may_have_some(text: str) -> bool:
    return "  " in text or " \n" in text or " \r" in text or "\t" in text or text.endswith(" ")


def _findings(record: Record) -> Iterator[Finding]:
    sign = record.dialect.sign
    for field in record.fields:
        if not field.value or not _may_have_some(record.text[field.start : field.end]):
            continue
        tag = record.tag_of(field)
        inner = tag is None or tag.kind not in _NO_TEXT
        before = _before(record, field)
        for span, line in lines(record, field):
            edits = [before] if before and span.start == field.value_start else []
            if inner and ("  " in line or "\t" in line):
                edits += _inside(span, line, dash=record.dialect.reading.style == "dash")
            # Marked lines go on a value that was too long for a line: it was cut at a blank.
            wrapped = record.dialect.reading.indent and span.end < field.value_end
            behind = None if wrapped else _behind(record, span)
            if behind:
                edits.append(behind)
            if edits and (not line.startswith(sign) or keeps_its_shape(record, edits)):
                yield _finding(record, field, edits, behind)


def _before(record: Record, field: Field) -> Edit | None:
    """Return the edit for several blanks between tag and value; malformed-tag has the others."""
    if field.value_start - field.tag_end < 2 or field.flaw not in (None, Flaw.CASE):
        return None
    if field.goes_on or not {"\r", "\n"}.isdisjoint(
        record.text[field.tag_end : field.value_start + 1]
    ):
        return None  # what stands before a value below the tag is no blank too many
    start = _value_place(record, field)
    return Edit(start, field.value_start, "") if start < field.value_start else None


def _value_place(record: Record, field: Field) -> int:
    """Return where the value belongs: behind the tag and what separates it from its value."""
    return field.tag_end + len(record.opening(field.code)) - len(field.code)


def _inside(span: Span, line: str, *, dash: bool) -> list[Edit]:
    glued = [match.span() for match in _GLUED.finditer(line)] if dash else []
    return [
        Edit(span.start + match.start(), span.start + match.end(), " ")
        for match in _RUN.finditer(line)
        if not any(start <= match.start() < end for start, end in glued)
        and not _SENTENCE_END.search(line, max(0, match.start() - 3), match.end())
    ]


def _behind(record: Record, span: Span) -> Edit | None:
    """Return the edit for blanks at the end of the line, if the value reaches it."""
    end = record.line_end(span.end)
    blanks = record.text[span.end : end]
    return Edit(span.end, end, "") if blanks and not blanks.strip(" \t") else None


def _finding(record: Record, field: Field, edits: list[Edit], behind: Edit | None) -> Finding:
    first = edits[0]
    where = "Blanks at the end of" if first is behind else "Several blanks in a row in"
    if first is not behind and first.start == _value_place(record, field):
        where = "Several blanks before"
    return Finding(
        Span(first.start, first.end),
        f"{where} {named(record, field)}: {_fate(record, field, first, behind)}",
        fix=Fix("Delete blanks too many", tuple(edits)),
        unnecessary=True,
    )


def _fate(record: Record, field: Field, first: Edit, behind: Edit | None) -> str:
    if field.code == record.dialect.type_code and field.value == record.type_name:
        return fate(
            record,
            "citation-js does not know the type then and keeps only the title of the record",
            "importers may not know the type then",
        )
    others = fate(
        record,
        "importers keep them, and the value is another one than without",
        "some importers keep them, and the value is another one than without",
    )
    if first is behind:
        return fate(
            record, "citation-js keeps them, and the value is another one than without", others
        )
    if first is not behind and first.start == _value_place(record, field):
        return fate(
            record, "JabRef and citation-js make one of them the first letter of the value", others
        )
    return others


RULE = Rule(
    code="RT508",
    name="extra-whitespace",
    severity="hint",
    summary="Blanks at the end of a line, or doubled",
    what=(
        "Blanks at the end of a line, more than one blank between a tag and its value, and more "
        "than one blank in a row inside a value. Two blanks behind the end of a sentence are let "
        "be, and so are the blanks at the beginning of a line that continues a value. Each line is "
        "reported once."
    ),
    why=(
        "One blank more makes another value of it for programs: one journal is listed twice, and "
        "of two records of a work none is recognised as the duplicate. After the reference type a "
        "blank is enough to make citation-js drop all of the record but its title; two blanks "
        "before the type make it *misc* in JabRef."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Silva, Rui\n%T Sea  and Shore \n%I Example Press\n%D 2016\n",
            after="%0 Book\n%A Silva, Rui\n%T Sea and Shore\n%I Example Press\n%D 2016\n",
        ),
    ),
    fix_safety="Safe: only blanks go.",
    check=check,
)
