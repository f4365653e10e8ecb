"""Every real EndNote file: it loads, nothing is lost, no rule raises, its records are counted.

The counts are ours, made by hand from the files, and differ from the corpus' own estimate in
one place: `Endnote.entries.enw` opens with an empty `%0`, then has nine types directly below each
other, which are one record, and three more records: 5.
"""

import csv
import random
from pathlib import Path

import pytest

from format.content import fields, stray
from reftag.dialects import dialect
from reftag.format import Style, format_document
from reftag.index import FileIndex
from reftag.lint import Linter, Rule, all_rules
from reftag.syntax import Document
from reftag.text import apply

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
FILES = sorted([*(CORPUS / "enw").glob("*"), *(CORPUS / "one-line").glob("*")])

pytestmark = pytest.mark.needs_corpus

COUNTED_BY_HAND = {"enw/JabRef__jabref__Endnote.entries.enw": 5}


def _estimates() -> dict[str, int]:
    with (CORPUS / "PROVENANCE.tsv").open(encoding="utf-8", newline="") as rows:
        return {
            row["file"]: int(row["records_est"]) for row in csv.DictReader(rows, delimiter="\t")
        }


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _raise(rule: Rule, error: Exception) -> None:
    raise AssertionError(f"{rule.code} raised") from error


def test_the_corpus_is_there() -> None:
    assert len(FILES) >= 36


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_records_are_counted_right(path: Path) -> None:
    document = Document.read(_text(path), dialect("endnote"))
    expected = COUNTED_BY_HAND.get(_name(path)) or _estimates().get(_name(path), 1)
    assert sum(1 for record in document if record.fields) == expected


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_nothing_is_lost_and_no_rule_raises(path: Path) -> None:
    document = Document.read(_text(path), dialect("endnote"))
    assert document.text == _text(path)
    Linter(all_rules(), on_failure=_raise).check(document)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_edits_all_over_the_file_leave_what_reading_it_anew_gives(path: Path) -> None:
    chance = random.Random(path.name)  # noqa: S311  # repeatable, not secret
    text = _text(path)
    document = Document.read(text, dialect("endnote"))
    linter = Linter(all_rules(), on_failure=_raise)
    index = FileIndex(document)
    report = linter.check(document, index)
    for _ in range(60):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 0, 1, 1, 4, 40, 400]))
        new = chance.choice(["", "x", "\n", "\r\n", "%", "%0 Book\n", "%T ", "\n\n", "\u2028"])
        text = text[:start] + new + text[end:]
        document, change = document.edit(start, end, new)
        report = linter.update(report, index, index.edit(change))
    fresh = Document.read(text, dialect("endnote"))
    assert document.text == text
    assert list(document) == list(fresh)
    assert [p.diagnostic for p in report.in_order()] == [
        p.diagnostic for p in linter.check(fresh).in_order()
    ]


@pytest.mark.parametrize("path", FILES, ids=_name)
@pytest.mark.parametrize("style", [Style(), Style(sort_tags=True)], ids=["as it is", "sorted"])
def test_formatting_keeps_all_that_a_file_says(path: Path, style: Style) -> None:
    document = Document.read(_text(path), dialect("endnote"))
    new = apply(document.text, format_document(document, style))
    after = Document.read(new, dialect("endnote"))
    assert len(after) == len(document)
    order = sorted if style.sort_tags else list
    assert order(fields(after)) == order(fields(document))
    assert stray(after) == stray(document)
    assert format_document(after, style) == []


def test_the_founding_record_has_53_tags_on_one_line() -> None:
    document = Document.read(_text(CORPUS / "one-line" / "jmir.enw"), dialect("endnote"))
    [record] = document
    assert len(record.fields) == 53
    assert record.breaks == 0
