"""Rules and fixes on real files."""

from collections import Counter
from pathlib import Path

import pytest

from corpus.real_files import SHARED, corpus, decoded
from lint.findings import codes, document, findings, fixed, linter
from lint.meaning import values
from reftag.lint import Rule, all_rules, is_safe, placed_edits, rule
from reftag.syntax import Document
from reftag.text import apply

pytestmark = pytest.mark.needs_corpus
ENDNOTE = ("enw", "one-line")
FILES = corpus(*ENDNOTE, "refer", "ris", "medline", "wos", "refworks")
LOOKED_AT = 3
"""So many records of a file, and fixes of a record, are looked at for each rule."""


def name(path: Path) -> str:
    """Return what pytest calls a file."""
    return f"{path.parent.name}/{path.name}"


def opened(path: Path) -> Document:
    """Read a file as what its folder says it is."""
    folder = path.parent.name
    return document(decoded(path), "endnote" if folder in ENDNOTE else folder)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_safe_fixes_keep_what_a_file_says(path: Path) -> None:
    read = opened(path)
    kind = read.dialect.name
    mended = document(fixed(read, all_rules(), safe_only=True), kind)
    assert values(mended) == values(read)
    assert fixed(mended, all_rules(), safe_only=True) == mended.text


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_safe_fix_mends_what_was_found_and_no_more(path: Path) -> None:
    looked_at: Counter[str] = Counter()
    for placed in linter().check(opened(path)).in_order():
        code = placed.diagnostic.rule.code
        if is_safe(placed) and looked_at[code] < LOOKED_AT:
            looked_at[code] += 1
            check_fixes(document(placed.record.text, placed.record.dialect.name), code)


def check_fixes(read: Document, code: str) -> None:
    """Make the first safe fixes of a rule, each by itself, in a record that is alone in its
    file."""
    found = findings(read, only(code))
    before = codes(read)
    for placed in list(filter(is_safe, found))[:LOOKED_AT]:
        fix = placed.diagnostic.finding.fix
        assert fix is not None
        mended = document(apply(read.text, placed_edits(placed, fix)), read.dialect.name)
        after = codes(mended)
        assert len(findings(mended, only(code))) < len(found), mended.text
        more = {each for each in after if after[each] > before[each]}
        assert not more, f"{fix.message!r} adds {sorted(more)}: {mended.text!r}"
        assert values(mended) == values(read), fix.message


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_range_is_on_one_line(path: Path) -> None:
    for found in findings(opened(path)):
        marked = found.record.text[slice(*found.diagnostic.finding.span)]
        assert "\n" not in marked
        assert "\r" not in marked


def only(code: str) -> list[Rule]:
    return [rule(code)]


def test_the_one_line_record_gets_one_tag_a_line() -> None:
    read = document(decoded(SHARED / "corpus" / "one-line" / "jmir.enw"))
    mended = document(fixed(read, only("flattened-record")))
    (before,), (after,) = list(read), list(mended)
    assert [(each.code, each.value) for each in after.fields] == [
        (each.code, each.value) for each in before.fields
    ]
    assert len(after.fields) == after.breaks + (not mended.text.endswith("\n")) == 53
    assert not findings(mended, only("flattened-record"))
    emptied = document(fixed(mended, only("empty-value")))
    assert emptied.text == "".join(
        line for line in mended.text.splitlines(keepends=True) if line.strip() != "%N"
    )
