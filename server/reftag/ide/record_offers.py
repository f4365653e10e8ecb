"""Completion of records: a new one with all that its type needs, or the rest of one just begun."""

import re
from typing import Final

from reftag.dialects import Dialect, ReferenceType
from reftag.ide.offer import Completion
from reftag.syntax import Record, Span
from reftag.syntax.styles import scanner

_SPECIAL: Final = re.compile(r"[\\$}]")
"""Characters that mean something in snippets."""


def new_records(
    dialect: Dialect,
    types: list[ReferenceType],
    span: Span,
    line_break: str,
    after: str,
    before: str = "",
) -> list[Completion]:
    """Offer a new record of each of `types`, with the tags that the type needs.

    `before` and `after` are what must come between it and the text above and below.
    """
    offers = []
    usual = " article book" if len(types) == 1 else ""  # it is for these, too
    for at, kind in enumerate(types):
        head = dialect.type_code
        lines = [scanner(dialect).tag_line(head, kind.name)] if head else []
        lines += _openings(dialect, kind, end=True)
        named = f"new {kind.called}"
        offers.append(
            Completion(
                label=named,
                detail="with the tags that it needs",
                insert=before + line_break.join(lines) + after,
                span=span,
                filter=f"{kind.bibtex} {named} {kind.name} {' '.join(kind.aliases)}{usual}",
                sort=f"1{at:03}",
                kind="record",
                type=kind.name,
                snippet=before + _snippet(lines, dialect, line_break) + after,
            )
        )
    return offers


def rest_of_record(record: Record, span: Span, typed: str) -> list[Completion]:
    """Offer all that the type of a record needs, which has nothing but its type.

    `typed` is what `span` has of the type, `""` where that is the line below it. It is a part of
    the offer, so that editors, which compare it with what is typed, put the offer first.
    """
    kind, dialect = record.type, record.dialect
    own = [field for field in record.fields if field.code != dialect.end_code]
    if kind is None or len(own) != 1 or own[0].code != dialect.type_code:
        return []
    lines = _openings(dialect, kind, end=record.end_field is None)
    line_break = record.line_break()
    before = f"{typed}{line_break}" if typed else ""
    article = "an" if kind.called[:1] in "AEIOU" else "a"
    return [
        Completion(
            label=f"tags of {article} {kind.called}",
            detail="required and recommended",
            insert=before + line_break.join(lines),
            span=span,
            filter=f"{typed} tags {kind.called} {kind.name}".lstrip(),
            sort="0",
            kind="record",
            type=kind.name,
            snippet=_escaped(before) + _snippet(lines, dialect, line_break),
        )
    ]


def wanted(dialect: Dialect, kind: ReferenceType) -> list[str]:
    """Return the tags that a record of a type needs: of each required group the preferred one."""
    start = [dialect.start_code] if dialect.start_code != dialect.type_code else []
    required = [group[0] for group in kind.required]
    return [code for code in dict.fromkeys([*start, *required, *kind.recommended]) if code]


def _openings(dialect: Dialect, kind: ReferenceType, *, end: bool) -> list[str]:
    opening = scanner(dialect).opening
    codes = [*wanted(dialect, kind), *([dialect.end_code] if end and dialect.end_code else [])]
    return [opening(code) for code in codes]


def _snippet(lines: list[str], dialect: Dialect, line_break: str) -> str:
    """Return lines as a snippet: each that only opens a value has a place to type it.

    The last place is after the tag that ends the record, or the last tag if none does.
    """
    read, parts = scanner(dialect), []
    codes = {read.opening(tag.code): tag.code for tag in dialect.tags}
    for at, line in enumerate(lines):
        stop = "" if line not in codes else "$0" if at == len(lines) - 1 else f"${at + 1}"
        parts.append(_escaped(line) + stop)
    return line_break.join(parts)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)
