"""The formatter keeps every tag, value and stray text, and has nothing to do the second time."""

from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from format.content import Said, fields, said, stray
from properties.dialect_strategies import DOCUMENTS
from properties.strategies import documents, edits, place
from reftag.dialects import Dialect, dialect
from reftag.format import Style, format_document, format_range, format_record, line_break
from reftag.importers import Importer, importer, importers, reading
from reftag.syntax import Document
from reftag.text import apply
from reftag.text.steps import finished

ENDNOTE = dialect("endnote")
styles = st.builds(
    Style,
    blank_lines=st.integers(1, 2),
    sort_tags=st.booleans(),
    line_ending=st.sampled_from(["auto", "lf", "crlf"]),
    profile=st.sampled_from([None, *(importer("endnote", each) for each in importers("endnote"))]),
)


def _one_by_one(found: Iterable[Said], spoken: Dialect = ENDNOTE) -> list[Said]:
    """Return what fields say in any order, each keyword by itself."""
    one_by_one: list[Said] = []
    for code, lines in found:
        words = [word.strip(" \t") for word in lines if word.strip(" \t")]
        if code in spoken.codes("keyword") and words:
            one_by_one += ((code, (word,)) for word in words)
        else:
            one_by_one.append((code, lines))
    return sorted(one_by_one)


def _read(text: str) -> Document:
    return Document.read(text, ENDNOTE)


def _formatted(text: str, style: Style) -> str:
    return apply(text, format_document(_read(text), style))


@given(documents, styles)
@example("\n\ufeff\ufeff%0 Journal Article", Style(profile=importer("endnote", "citation-js")))
def test_every_tag_value_and_stray_text_stays(text: str, style: Style) -> None:
    before, after = _read(text), _read(_formatted(text, style))
    if style.profile:
        assert _one_by_one(fields(after)) == _one_by_one(fields(before))
    elif style.sort_tags:
        assert sorted(fields(after)) == sorted(fields(before))
    else:
        assert fields(after) == fields(before)
    assert stray(after) == stray(before)


@given(documents, styles)
def test_records_stay_records(text: str, style: Style) -> None:
    """Only a line that holds several records is taken apart."""
    before = [record for record in _read(text) if record.fields]
    after = [record for record in _read(_formatted(text, style)) if record.fields]
    several = sum(
        field.inside_line and field.code == ENDNOTE.type_code
        for record in before
        for field in record.fields
    )
    assert len(before) <= len(after) <= len(before) + several
    if not several:
        for one, other in zip(before, after, strict=True):
            assert _one_by_one(map(said, one.fields)) == _one_by_one(map(said, other.fields))


@given(documents, styles)
@example("\ufeff\ufeff%0 Journal Article", Style(profile=importer("endnote", "citation-js")))
def test_formatted_twice_is_formatted_once(text: str, style: Style) -> None:
    once = _formatted(text, style)
    assert format_document(_read(once), style) == []


@given(documents, styles)
def test_the_layout(text: str, style: Style) -> None:
    new = _formatted(text, style)
    new_line = line_break(_read(text), style)
    assert not {"\r", "\n"} & set(new.replace(new_line, ""))
    seen = new.removeprefix("\ufeff")
    assert not seen or seen.endswith(new_line)
    assert seen == new or not seen.startswith(new_line * 2)  # a break after the mark stays
    assert seen != new or not seen.startswith(new_line)
    gap = new_line * (style.blank_lines + 1)
    records = [record.text for record in _read(new)]
    for record in records[:-1]:
        assert record.endswith(gap)
        assert not record.endswith(gap + new_line)
    assert not records or not records[-1].endswith(gap)


@given(documents, styles)
def test_edits_are_ordered_and_change_something(text: str, style: Style) -> None:
    reached = 0
    for start, end, new in format_document(_read(text), style):
        assert reached <= start <= end <= len(text)
        assert text[start:end] != new
        assert text[start - 1 : start + 1] != "\r\n" or not start
        assert text[end - 1 : end + 1] != "\r\n" or not end
        reached = end


@given(documents, styles, edits)
def test_a_range_is_the_records_it_touches(
    text: str, style: Style, script: list[tuple[tuple[float, int], str]]
) -> None:
    document = _read(text)
    for cut, _ in script:
        start, end = place(text, cut)
        found = finished(format_range(document, start, end, style))
        after = _read(apply(text, found))
        assert _one_by_one(fields(after)) == _one_by_one(fields(document))
        assert stray(after) == stray(document)
        touched = [
            (located.offset, located.offset + len(located.piece.text))
            for located in document.located()
            if located.offset <= max(start, end - 1)
            and start <= located.offset + len(located.piece.text)
        ]
        for edit in found:
            assert any(first <= edit.start and edit.end <= last for first, last in touched)


@given(documents, styles)
def test_a_file_is_its_records(text: str, style: Style) -> None:
    document = _read(text)
    new_line = line_break(document, style)
    new = ""
    for record in reversed(list(document)):
        new = format_record(record, style, new_line=new_line, ahead=new) + new
    assert new == _formatted(text, style)


def _lost(text: str, known: Importer, spoken: Dialect = ENDNOTE) -> tuple[int, int]:
    """Return for how many reasons the file is refused, and how many values get lost of it.

    Of several keywords in one tag each counts.
    """
    refusals = lost = 0
    previous = None
    for record in Document.read(text, spoken):
        read = reading(record, previous, known)
        refusals += sum(harm.refuses_file for harm in read.harms)
        for fate in read.suffered:
            if fate.outcome == "lost":
                lost += len(_one_by_one([said(fate.field)], spoken))
        previous = record
    return refusals, lost


@pytest.mark.parametrize("name", ["ris", "medline", "wos", "refworks"])
@given(st.data())
def test_profiles_of_other_formats(name: str, data: st.DataObject) -> None:
    """They keep every value, have nothing to do the second time and do their program no harm."""
    spoken = dialect(name)
    text = data.draw(DOCUMENTS[name])
    known = importer(name, data.draw(st.sampled_from(importers(name))))
    assert known is not None
    style = Style(profile=known)

    def written(text: str, style: Style) -> str:
        return apply(text, format_document(Document.read(text, spoken), style))

    def values(text: str) -> list[Said]:
        read = fields(Document.read(text, spoken))
        today = {tag.code: tag.successor for tag in spoken.tags if tag.successor}
        return _one_by_one(((today.get(code, code), lines) for code, lines in read), spoken)

    new = written(text, style)
    assert values(new) == values(text)
    assert written(new, style) == new
    plain, best = (_lost(each, known, spoken) for each in (written(text, Style()), new))
    assert best[0] <= plain[0]
    if not plain[0]:  # of a file that is refused, all is lost
        assert best[1] <= plain[1]


@given(documents, st.sampled_from(importers("endnote")))
@example("%T One title\n%0 Journal Article\n%20is", "zotero")  # a type of two lines
@example("%K\nalpha\nbeta\n%K alpha\n%20is\n", "jabref")  # a keyword below that spoils those above
def test_a_profile_does_its_program_no_harm(text: str, name: str) -> None:
    known = importer("endnote", name)
    assert known is not None
    plain = _lost(_formatted(text, Style()), known)
    written = _lost(_formatted(text, Style(profile=known)), known)
    assert written[0] <= plain[0]
    if not written[0]:  # nothing is read of a file that is refused
        assert written[1] <= plain[1]
