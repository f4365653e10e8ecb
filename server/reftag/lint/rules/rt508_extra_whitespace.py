"""RT508 extra-whitespace: spaces at the end of a line, and several where one will do."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.engine.shared_lines import is_shared
from reftag.lint.support.prose import fate, named
from reftag.lint.support.spans import lines
from reftag.lint.support.texts import keeps_its_shape
from reftag.syntax import Field, Flaw, Record, Span
from reftag.syntax.styles import scanner
from reftag.text import Edit

_RUN: Final = re.compile(r"[ \t]{2,}")
_SENTENCE_END: Final = re.compile(r"[.!?:][)\]\"”’']{0,2}  \Z")
"""Many people type two spaces between sentences."""
_NO_TEXT: Final = frozenset({"url", "path"})


def check(record: Record, _context: Context) -> Iterable[Finding]:
    """Find lines with spaces too many."""
    if not _may_have_some(record.text):
        return ()
    return () if record.is_proper and _has_but_its_own(record) else _findings(record)


def _has_but_its_own(record: Record) -> bool:
    """Say whether a proper record has only single spaces, and those of its tags: `TI - `."""
    text, dialect = record.text, record.dialect
    end = record.opening(dialect.end_code) if dialect.end_code else ""
    own = 1 if end.endswith(" ") and (f"{end}\n" in text or f"{end}\r" in text) else 0
    if text.count(" \n") + text.count(" \r") != own or "\t" in text:
        return False
    if record.is_plain:
        lines = text.rstrip("\r\n").count("\n") + 1
        return text.count("  ") == lines * dialect.reading.separator.count("  ")
    return not any("  " in field.value for field in record.fields)


def _may_have_some(text: str) -> bool:
    return "  " in text or " \n" in text or " \r" in text or "\t" in text or text.endswith(" ")


def _findings(record: Record) -> Iterator[Finding]:
    sign, read = record.dialect.sign, scanner(record.dialect)
    # flattened-record reports these lines; their spaces show where fields begin.
    found: list[tuple[Field, list[Edit], Edit | None, bool]] = []
    for field in record.fields:
        if not field.value or not _may_have_some(record.text[field.start : field.end]):
            continue
        before = None if record.is_proper else _before(record, field)
        if before is None and not _may_have_some(record.text[field.value_start : field.end]):
            continue  # those of the tag: `TI  - `
        tag = record.tag_of(field)
        inner = tag is None or (tag.kind not in _NO_TEXT and not tag.padded)
        for span, line in lines(record, field):
            if is_shared(record, span.start, span.start):
                continue
            edits = [before] if before and span.start == field.value_start else []
            if inner and ("  " in line or "\t" in line):
                kept = [read.spaced_tag]
                if read.padded_tag is not None and _begins_line(record, field, span):
                    kept.append(read.padded_tag)
                edits += _inside(span, line, kept)
            # Indented lines continue a value that was too long for a line: it was broken at a
            # space.
            wrapped = record.dialect.reading.indent and span.end < field.value_end
            after = None if wrapped else _after(record, span)
            if after:
                edits.append(after)
            if edits:
                found.append((field, edits, after, line.startswith(sign)))
    # To read the record once for all lines is enough, unless that fails.
    risky = [edit for _, edits, _, is_risky in found if is_risky for edit in edits]
    safe = not risky or keeps_its_shape(record, risky)
    for field, edits, after, is_risky in found:
        if safe or not is_risky or keeps_its_shape(record, edits):
            yield _finding(record, field, edits, after)


def _before(record: Record, field: Field) -> Edit | None:
    """Return the edit for several spaces between tag and value; malformed-tag reports the rest."""
    if field.value_start - field.tag_end < 2 or field.flaw not in (None, Flaw.CASE):
        return None
    if field.goes_on or not {"\r", "\n"}.isdisjoint(
        record.text[field.tag_end : field.value_start + 1]
    ):
        return None  # spaces before a value on the line below the tag are not extra
    start = _value_place(record, field)
    return Edit(start, field.value_start, "") if start < field.value_start else None


def _value_place(record: Record, field: Field) -> int:
    """Return where the value belongs: after the tag and what separates it from its value."""
    return field.tag_end + len(record.opening(field.code)) - len(field.code)


def _begins_line(record: Record, field: Field, span: Span) -> bool:
    """Say whether a further line of the value begins without indentation."""
    return span.start > field.value_start and record.text[span.start - 1] in "\r\n"


def _inside(span: Span, line: str, kept: list[re.Pattern[str]]) -> list[Edit]:
    """Return the edits for repeated spaces, except those in what is shaped like a tag."""
    glued = [match.span() for match in kept[0].finditer(line)]
    glued += [match.span() for pattern in kept[1:] if (match := pattern.match(line))]
    runs = {run.start() for start, end in glued for run in _RUN.finditer(line, start, end)}
    return [
        Edit(span.start + match.start(), span.start + match.end(), " ")
        for match in _RUN.finditer(line)
        if match.start() not in runs
        and not _SENTENCE_END.search(line, max(0, match.start() - 3), match.end())
    ]


def _after(record: Record, span: Span) -> Edit | None:
    """Return the edit for spaces at the end of the line, if the value reaches it."""
    end = record.line_end(span.end)
    spaces = record.text[span.end : end]
    return Edit(span.end, end, "") if spaces and not spaces.strip(" \t") else None


def _finding(record: Record, field: Field, edits: list[Edit], after: Edit | None) -> Finding:
    first = edits[0]
    tag = named(record, field)
    if first is after:
        what = f"{tag} has spaces at the end of the line"
    elif first.start == _value_place(record, field):
        what = f"{tag} has too many spaces before its value"
    else:
        what = f"{tag} has several spaces in a row"
    return Finding(
        Span(first.start, first.end),
        f"{what}; {_fate(record, field, first, after)}",
        fix=Fix("Delete the extra spaces", tuple(edits)),
        unnecessary=True,
    )


def _fate(record: Record, field: Field, first: Edit, after: Edit | None) -> str:
    if field.code == record.dialect.type_code and field.value == record.type_name:
        return fate(
            record,
            "citation-js then does not know the type and keeps only the title of the record",
            "importers may not know the type",
        )
    others = fate(
        record,
        "importers keep them, so the value differs from the same value elsewhere",
        "some importers keep them, so the value differs from the same value elsewhere",
    )
    if first is after:
        return fate(
            record,
            "citation-js keeps them, so the value differs from the same value elsewhere",
            others,
        )
    if first is not after and first.start == _value_place(record, field):
        return fate(record, "JabRef and citation-js make one of them part of the value", others)
    return others


RULE = Rule(
    code="RT508",
    name="extra-whitespace",
    severity="hint",
    summary="Spaces at the end of a line, or several in a row",
    what=(
        "Spaces at the end of a line, several spaces between a tag and its value, and several "
        "spaces in a row inside a value. Two spaces between sentences are accepted, and so are the "
        "spaces at the beginning of a line that continues a value, those in cited references, and "
        "those before what looks like a tag: they show where a line break was lost. Each line is "
        "reported once; a [flattened record](RT006.md) is not reported."
    ),
    why=(
        "For a program, a value with an extra space is a different value: one journal is listed "
        "twice, and two records of one work are not recognised as duplicates. A space after the "
        "reference type makes citation-js drop everything but the title; two spaces before the "
        "type make JabRef read *misc*."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Silva, Rui\n%T Sea  and Shore \n%I Example Press\n%D 2016\n",
            after="%0 Book\n%A Silva, Rui\n%T Sea and Shore\n%I Example Press\n%D 2016\n",
        ),
    ),
    fix_safety="Safe: only spaces are deleted.",
    check=check,
)
