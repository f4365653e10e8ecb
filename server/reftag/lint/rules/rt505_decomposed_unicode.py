"""RT505 decomposed-unicode: letters and their accents as separate characters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.prose import counted
from reftag.lint.support.texts import texts
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record, Span
from reftag.text import Edit

_DECOMPOSED: Final = re.compile(
    "\\w[\u0300-\u036f\u3099\u309a]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)
"""A letter with accents after it, or the parts of a Korean syllable."""


def check(record: Record, _context: Context) -> Iterable[Finding]:
    """Find letters that Unicode has in one character, written in several."""
    if unicodedata.is_normalized("NFC", record.text):  # quick: nearly all texts are
        return ()
    return _findings(record)


def _findings(record: Record) -> Iterator[Finding]:
    for field in texts(record):
        if not field.value.isascii():
            edits = tuple(_edits(record, field))
            if edits:
                yield _finding(edits)


def _edits(record: Record, field: Field) -> Iterator[Edit]:
    for match in _DECOMPOSED.finditer(record.text, field.value_start, field.value_end):
        composed = unicodedata.normalize("NFC", match[0])
        is_tag = record.text[match.start() - 1] == record.dialect.sign
        if len(composed) < len(match[0]) and not is_tag:
            yield Edit(*match.span(), composed)


def _finding(edits: tuple[Edit, ...]) -> Finding:
    first = edits[0]
    others = f" (and {counted(len(edits) - 1, 'other letter')})" if len(edits) > 1 else ""
    return Finding(
        Span(first.start, first.end),
        f"{quoted(first.text)}{others} is written as {first.end - first.start} characters; it "
        f"looks the same, but searches and checks for duplicates treat it as another letter",
        fix=Fix("Write each letter as one character", edits),
    )


RULE = Rule(
    code="RT505",
    name="decomposed-unicode",
    severity="hint",
    summary="Letters and accents as separate characters",
    what=(
        "An accented letter that is written as the bare letter and a combining accent although "
        "Unicode has one character for it (`e` and U+0301 for *é*), and Korean syllables in parts. "
        "File paths and links are left as they are."
    ),
    why=(
        "Text from PDF files and from macOS is often in this form. It looks the same, but programs "
        "compare character by character: *Müller* and *Müller* are two authors, are sorted apart, "
        "and only one of them is found. In print the accent may appear beside its letter."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Mu\u0308ller, Ute\n%T Sea and Shore\n%I Example Press\n%D 2016\n",
            after="%0 Book\n%A Müller, Ute\n%T Sea and Shore\n%I Example Press\n%D 2016\n",
        ),
    ),
    fix_safety="Safe: both forms are the same text by the rules of Unicode.",
    check=check,
)
