"""Rules and fixes on real files."""

from pathlib import Path

import pytest

from lint.support import SHARED, corpus, decoded, document, findings, fixed, values
from reftag.lint import Rule, all_rules, rule

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="no corpus beside the repository")
FILES = corpus("enw", "one-line")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_safe_fixes_keep_what_a_file_says(path: Path) -> None:
    read = document(decoded(path))
    mended = document(fixed(read, all_rules(), safe_only=True))
    assert values(mended) == values(read)
    assert fixed(mended, all_rules(), safe_only=True) == mended.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_range_is_on_one_line(path: Path) -> None:
    for found in findings(document(decoded(path))):
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
