"""Invariants 1, 2 and 5: lossless, incremental = from scratch, reading never fails."""

from itertools import zip_longest
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.strategies import documents, edits, place
from reftag.config.model import TARGETS
from reftag.dialects import dialect
from reftag.index import FileIndex
from reftag.lint import Linter, Placed, Report, Rule, all_rules
from reftag.syntax import Document, Record
from reftag.syntax.piecemeal import piecemeal, read_gradually
from reftag.syntax.styles import scanner
from reftag.text.steps import finished

ENDNOTE = dialect("endnote")
Script = list[tuple[tuple[float, int], str]]


def _raise(rule: Rule, error: Exception) -> None:
    raise AssertionError(f"{rule.code} raised") from error


def _linter() -> Linter:
    return Linter(all_rules(), on_failure=_raise, targets=TARGETS)


def _plain(placed: Placed) -> tuple[object, ...]:
    others = [(near.offset, near.line, near.span, near.message) for near in placed.others()]
    return (placed.diagnostic, placed.record.text, placed.offset, placed.line, others)


@given(documents)
def test_records_joined_are_the_file(text: str) -> None:
    document = Document.read(text, ENDNOTE)
    assert "".join(record.text for record in document) == text
    assert document.text == text


@given(documents)
def test_fields_stand_where_they_say(text: str) -> None:
    for record in Document.read(text, ENDNOTE):
        reached = 0
        for field in record.fields:
            assert reached <= field.line_start <= field.start < field.tag_end
            assert field.tag_end <= field.value_start <= field.value_end <= field.end
            assert record.text[field.start : field.tag_end] == field.spelled
            value = record.text[field.value_start : field.value_end]
            assert value.replace("\r\n", "\n").replace("\r", "\n") == field.value
            reached = field.end
        assert reached <= len(record.text)


@given(documents)
def test_nothing_but_blanks_breaks_and_tags_is_outside_of_values(text: str) -> None:
    """What a record's text holds is a tag, a value, stray text, or shows nothing."""
    for record in Document.read(text, ENDNOTE):
        covered = bytearray(len(record.text))
        for field in record.fields:
            for start, end in (field.tag_span, field.value_span):
                covered[start:end] = b"\1" * (end - start)
        for start, end in record.outside():
            assert not any(covered[start:end])
            covered[start:end] = b"\1" * (end - start)
        left = "".join(c for c, done in zip(record.text, covered, strict=True) if not done)
        # Separators and controls show nothing; a line of them alone is not stray text.
        assert {category(c)[0] for c in left} <= {"Z", "C"}


@given(documents, edits)
def test_incremental_is_from_scratch(text: str, script: Script) -> None:
    linter = _linter()
    document = Document.read(text, ENDNOTE)
    index = FileIndex(document)
    report = linter.check(document, index)
    for cut, new in script:
        list(report.worst(4, 2))  # what was gathered is kept over the next edit
        start, end = place(text, cut)
        text = text[:start] + new + text[end:]
        document, change = document.edit(start, end, new)
        report = linter.update(report, index, index.edit(change))
    fresh = Document.read(text, ENDNOTE)
    fresh_report = _linter().check(fresh)
    assert document.text == text
    assert list(document) == list(fresh)
    assert list(map(_plain, report.in_order())) == list(map(_plain, fresh_report.in_order()))
    few = list(map(_plain, report.worst(4, 2)))
    assert few == list(map(_plain, fresh_report.worst(4, 2)))
    assert list(map(_plain, report.worst(99))) == list(map(_plain, fresh_report.worst(99)))


@given(documents)
def test_findings_are_on_one_line_of_their_record(text: str) -> None:
    for placed in _linter().check(Document.read(text, ENDNOTE)).in_order():
        finding = placed.diagnostic.finding
        for start, end in (finding.span, *(related.span for related in finding.related)):
            assert 0 <= start <= end <= len(placed.record.text)
            assert not {"\n", "\r"} & set(placed.record.text[start:end])


@given(documents, edits)
def test_untouched_records_are_shared(text: str, script: Script) -> None:
    """An edit at the end leaves the records at the beginning the objects they were."""
    document = Document.read(text, ENDNOTE)
    first = list(document)[:-2]
    for _, new in script:
        document, _ = document.edit(document.buffer.length, document.buffer.length, new)
    for before, after in zip(first, document, strict=False):
        assert before is after


@given(documents, st.integers(1, 40), st.integers(1, 40))
def test_piecemeal_is_the_whole(text: str, size: int, cut: int) -> None:
    texts = [text[at : at + cut] for at in range(0, len(text), cut)]
    pieces = piecemeal(texts, ENDNOTE, size)
    assert [record for piece in pieces for record in piece] == list(Document.read(text, ENDNOTE))


@given(documents, st.integers(1, 80))
def test_what_is_read_gradually_is_the_same(text: str, size: int) -> None:
    texts = [text[at : at + size] for at in range(0, len(text), size)]
    document = finished(read_gradually(texts, ENDNOTE))
    assert list(document) == list(Document.read(text, ENDNOTE))


@given(documents, edits, st.lists(st.integers(0, 9), max_size=9), st.integers(1, 80))
def test_checked_piece_by_piece_is_checked(
    text: str, script: Script, places: list[int], size: int
) -> None:
    """Pieces and edits come in any order; only edits take findings away, and in the end all are
    there. Nothing is missing while it is checked again.
    """
    linter = _linter()
    document = Document.read(text, ENDNOTE)
    index = FileIndex(document, noted=False)
    report = linter.unchecked(index)
    for near, change in zip_longest(places, script):
        if report.unchecked:
            report = _piece_checked(linter, report, index, near or 0, size)
        if change:
            cut, new = change
            start, end = place(text, cut)
            text = text[:start] + new + text[end:]
            document, changed = document.edit(start, end, new)
            report = linter.update(report, index, index.edit(changed, size))
    while report.unchecked:
        report = _piece_checked(linter, report, index, len(report) // 2, size)
    expected = list(map(_plain, _linter().check(Document.read(text, ENDNOTE)).in_order()))
    assert list(map(_plain, report.in_order())) == expected
    report = report.with_unchecked(0, len(report))
    while report.unchecked:
        report = _piece_checked(linter, report, index, 0, size)
        assert list(map(_plain, report.in_order())) == expected


def _piece_checked(
    linter: Linter, report: Report, index: FileIndex, near: int, size: int
) -> Report:
    piece = report.piece(near, size)
    index.note(piece.fresh)
    after = linter.update(report, index, piece)
    assert after.unchecked == report.unchecked - len(piece.fresh)
    assert after.count >= report.count
    return after


@given(documents, documents)
def test_what_was_checked_before_changes_no_finding(first: str, second: str) -> None:
    """The linter remembers shapes without findings; that must never hide one."""
    linter = _linter()
    linter.check(Document.read(first, ENDNOTE))
    document = Document.read(second, ENDNOTE)
    known = map(_plain, linter.check(document).in_order())
    assert list(known) == list(map(_plain, _linter().check(document).in_order()))


@given(documents)
def test_plain_records_are_read_as_all_others(text: str) -> None:
    """There is a quick way to read what most records are; it must come to the same."""
    for record in Document.read(text, ENDNOTE):
        if record.is_plain:
            other = Record(f"{record.text} ", ENDNOTE)  # a line with only a space is not plain
            assert not other.is_plain
            assert record.fields == other.fields
            assert record.blank_lines == other.blank_lines[: len(record.blank_lines)]
            assert record.end == other.end
            assert record.type_name == other.type_name
            for role in ENDNOTE.by_role:
                first = other.first(role)
                assert Record(record.text, ENDNOTE).value(role) == (first.value if first else "")


@given(documents)
def test_plain_records_end_where_all_others_would(text: str) -> None:
    """There is a quick way to see where most records end; it must come to the same."""
    quick = list(Document.read(text, ENDNOTE))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(vars(scanner(ENDNOTE)), "whole", None)
        assert quick == list(Document.read(text, ENDNOTE))
