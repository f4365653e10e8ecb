"""Invariants 1, 2, 5 and 10 for every dialect beside EndNote."""

from unicodedata import category
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from format.content import fields, stray
from properties.dialect_strategies import DOCUMENTS, EDITS, NAMES, NEARLY_PLAIN, WITH_ENDNOTE
from properties.strategies import place
from reftag.dialects import dialect
from reftag.files.decoding import decode
from reftag.format import Style, format_document
from reftag.ide.completion import complete
from reftag.ide.hover import hover
from reftag.index import FileIndex
from reftag.lint import Linter, Placed, Rule, all_rules, fix_all
from reftag.syntax import Document, Record
from reftag.syntax.events import TagLine
from reftag.syntax.styles import scanner
from reftag.text import apply

each_dialect = pytest.mark.parametrize("name", NAMES)
also_endnote = pytest.mark.parametrize("name", WITH_ENDNOTE)


def _raise(rule: Rule, error: Exception) -> None:
    raise AssertionError(f"{rule.code} raised") from error


def _linter() -> Linter:
    return Linter(all_rules(), on_failure=_raise)


def _plain(placed: Placed) -> tuple[object, ...]:
    others = [(near.offset, near.line, near.span, near.message) for near in placed.others()]
    return (placed.diagnostic, placed.record.text, placed.offset, placed.line, others)


@each_dialect
@given(data=st.data())
def test_nothing_is_lost_and_fields_stand_where_they_say(name: str, data: st.DataObject) -> None:
    text = data.draw(DOCUMENTS[name])
    document = Document.read(text, dialect(name))
    assert "".join(record.text for record in document) == text
    indent = dialect(name).reading.indent
    for record in document:
        reached = 0
        covered = bytearray(len(record.text))
        for field in sorted((*record.fields, *record.of_file), key=lambda each: each.start):
            assert reached <= field.line_start <= field.start <= field.tag_end
            assert field.start < field.tag_end or field.goes_on
            assert field.tag_end <= field.value_start <= field.value_end <= field.end
            assert record.text[field.start : field.tag_end] == field.spelled
            value = record.text[field.value_start : field.value_end]
            lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            if indent and field.code not in dialect(name).one_a_line:
                lines = [line.lstrip(" \t") for line in lines]
            assert "\n".join(lines) == field.value
            covered[field.start : field.value_end] = b"\1" * (field.value_end - field.start)
            reached = field.end
        for start, end in record.outside():
            assert not any(covered[start:end])
            covered[start:end] = b"\1" * (end - start)
        left = "".join(c for c, done in zip(record.text, covered, strict=True) if not done)
        assert {category(c)[0] for c in left} <= {"Z", "C"}


@each_dialect
@given(data=st.data())
def test_incremental_is_from_scratch(name: str, data: st.DataObject) -> None:
    text = data.draw(DOCUMENTS[name])
    linter = _linter()
    document = Document.read(text, dialect(name))
    index = FileIndex(document)
    report = linter.check(document, index)
    for cut, new in data.draw(EDITS[name]):
        start, end = place(text, cut)
        text = text[:start] + new + text[end:]
        document, change = document.edit(start, end, new)
        report = linter.update(report, index, index.edit(change))
    fresh = Document.read(text, dialect(name))
    assert document.text == text
    assert list(document) == list(fresh)
    found = _linter().check(fresh)
    assert list(map(_plain, report.in_order())) == list(map(_plain, found.in_order()))


@also_endnote
@given(data=st.data())
def test_proper_records_are_read_as_all_others(name: str, data: st.DataObject) -> None:
    """There is a quick way to read what most records are; it must come to the same."""
    spoken = dialect(name)
    for record in Document.read(data.draw(NEARLY_PLAIN[name]), spoken):
        if record.is_proper:
            other = Record(f"{record.text} ", spoken)  # a line with only a space is not proper
            assert not other.is_proper
            for role in spoken.by_role:
                assert record.value(role) == other.value(role)
            assert record.end == other.end
            assert record.type_name == other.type_name
            assert record.fields == other.fields
            assert record.blank_lines == other.blank_lines[: len(record.blank_lines)]
            assert not record.outside()
            assert not record.is_flattened


@also_endnote
@given(data=st.data())
def test_whole_records_end_where_all_others_do(name: str, data: st.DataObject) -> None:
    """There is a quick way to see where most records end; it must come to the same."""
    text, read = data.draw(NEARLY_PLAIN[name]), scanner(dialect(name))
    quick = [record.text for record in Document.read(text, dialect(name))]
    patterns = read.whole, read.whole_with_cr
    read.whole = read.whole_with_cr = None
    try:
        slow = [record.text for record in Document.read(text, dialect(name))]
    finally:
        read.whole, read.whole_with_cr = patterns
    assert quick == slow


@each_dialect
@given(data=st.data())
def test_no_tag_inside_a_line_is_overlooked(name: str, data: st.DataObject) -> None:
    """There is a quick way to see that no line has several tags; it must come to the same."""
    text, read = data.draw(DOCUMENTS[name]), scanner(dialect(name))
    if any(isinstance(event, TagLine) and event.inside for event in read.scan(text)):
        assert read.may_have_inner(text)


@also_endnote
@given(data=st.data())
def test_rules_find_in_proper_records_what_they_find_in_all_others(
    name: str, data: st.DataObject
) -> None:
    """Proper records are settled by a look at tags and values; it must come to the same."""
    text = data.draw(NEARLY_PLAIN[name])
    quick = _linter().check(Document.read(text, dialect(name)))
    with patch.object(Record, "is_plain", new=False), patch.object(Record, "is_proper", new=False):
        slow = _linter().check(Document.read(text, dialect(name)))
    assert list(map(_plain, quick.in_order())) == list(map(_plain, slow.in_order()))


def _count_proper(name: str) -> tuple[int, int]:
    """Return how many of the records of a dialect are plain, and how many others are proper."""
    found: list[bool] = []

    @settings(max_examples=200, database=None, derandomize=True)
    @given(text=NEARLY_PLAIN[name])
    def count(text: str) -> None:
        records = Document.read(text, dialect(name))
        found.extend(record.is_plain for record in records if record.is_proper)

    count()
    return sum(found), len(found) - sum(found)


def test_many_of_these_records_are_proper() -> None:
    """Else the tests above would say little."""
    counted = {name: _count_proper(name) for name in WITH_ENDNOTE}
    plain = {name: count for name, (count, _) in counted.items()}
    others = {name: count for name, (_, count) in counted.items()}
    often = {name for name in WITH_ENDNOTE if plain.get(name, 0) > 10}
    assert often == {"endnote", "refer", "refworks", "ris"}, plain
    assert {name for name in WITH_ENDNOTE if others[name] > 5} == {*WITH_ENDNOTE}, others


@each_dialect
@given(data=st.data())
def test_findings_are_on_one_line_and_features_answer_everywhere(
    name: str, data: st.DataObject
) -> None:
    text = data.draw(DOCUMENTS[name])
    document = Document.read(text, dialect(name))
    for placed in _linter().check(document).in_order():
        finding = placed.diagnostic.finding
        for start, end in (finding.span, *(related.span for related in finding.related)):
            assert 0 <= start <= end <= len(placed.record.text)
            assert not {"\n", "\r"} & set(placed.record.text[start:end])
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.start <= edit.end <= len(placed.record.text)
    if text:
        offset = data.draw(st.integers(0, len(text)))
        hover(document, offset)
        complete(document, offset)


@each_dialect
@given(data=st.data())
def test_all_safe_fixes_come_to_an_end(name: str, data: st.DataObject) -> None:
    document = Document.read(data.draw(DOCUMENTS[name]), dialect(name))
    linter = _linter()
    done = fix_all(document, linter.check(document), linter)
    assert apply(document.text, done.edits) == done.document.text
    assert not fix_all(done.document, done.report, linter).edits


@each_dialect
@given(data=st.data())
def test_formatting_keeps_everything_and_has_nothing_to_do_twice(
    name: str, data: st.DataObject
) -> None:
    document = Document.read(data.draw(DOCUMENTS[name]), dialect(name))
    style = Style(sort_tags=data.draw(st.booleans()))
    laid_out = Document.read(apply(document.text, format_document(document, style)), dialect(name))
    assert sorted(fields(laid_out)) == sorted(fields(document))
    assert stray(laid_out) == stray(document)
    assert not format_document(laid_out, style)


@each_dialect
@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_document(name: str, data: bytes) -> None:
    text = decode(data).text
    assert Document.read(text, dialect(name)).text == text
