"""The index of a document: kept up to date it is what a fresh one is, and so is that of a file."""

from functools import partial
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.strategies import alike_records, documents, edits, place
from reftag.dialects import dialect
from reftag.files import decode
from reftag.index import Entry, Fact, FileIndex, RecordFacts, Spot, StoredFile
from reftag.index import file_index as module
from reftag.syntax import Document, Record, RecordChange

ENDNOTE = dialect("endnote")
CARDS = (
    "%0 Book\n%A Moreau, Luc\n%A Hahn, Ute\n%T The Keeping of Cards\n%I Example Press\n%D 2017\n"
)
ARTICLE = (
    "%0 Journal Article\n%A Hahn, Ute\n%T Mending Cards\n%J Journal of Cards\n%D c2019\n"
    "%K Paper; glue\nÉtudes\n%F hahn:19\n"
)


def read(text: str) -> Document:
    return Document.read(text, ENDNOTE)


class Shown(NamedTuple):
    """All that an index answers, records by where they are."""

    records: list[tuple[str, Spot | None]]
    groups: dict[int, list[Spot | None]]
    duplicates: list[list[Spot | None]]
    from_one_on: list[Spot | None]


def shown(index: FileIndex | StoredFile, entries: list[Entry]) -> Shown:
    def spots(found: list[Entry]) -> list[Spot | None]:
        return [index.spot(entry.label) for entry in found]

    middle = entries[len(entries) // 2].label if entries else None
    return Shown(
        [(entry.record.text, index.spot(entry.label)) for entry in entries],
        {key: spots(index.leading([key])) for key in index.works()},
        [spots(index.duplicates(entry)) for entry in entries],
        spots(index.after(middle, 5)),
    )


Script = list[tuple[tuple[float, int], str]]


@given(st.one_of(documents, alike_records()), edits, st.integers(0, 600))
def test_incremental_is_fresh(text: str, script: Script, gap: int) -> None:
    """Also where there is no room for labels, and from whenever the facts are asked for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_GAP", 1 << gap)
        document = read(text)
        index = FileIndex(document)
        for at, (cut, new) in enumerate(script):
            if at == gap % 5:
                index.works()
            start, end = place(document.text, cut)
            document, change = document.edit(start, end, new)
            index.edit(change)
        fresh = FileIndex(document)
        assert shown(index, list(index)) == shown(fresh, list(fresh))


@given(st.one_of(documents, alike_records()), st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
def test_a_file_on_disk_says_what_the_document_says(text: str, encoding: str) -> None:
    data = text.encode(encoding, "replace")
    decoded = decode(data)
    index = FileIndex(read(decoded.text))
    stored = StoredFile.of(index, lambda start, size: data[start : start + size], decoded, ENDNOTE)
    rows = [entry._replace(label=row) for row, entry in enumerate(index)]
    assert shown(stored, rows) == shown(index, list(index))


def test_an_edit_makes_the_facts_of_no_other_record() -> None:
    index = FileIndex(read(CARDS * 3))
    before = list(index)
    index.edit(RecordChange(1, 1, (Record(ARTICLE, ENDNOTE),)))
    after = list(index)
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[0].facts is before[0].facts


def test_facts() -> None:
    (record,) = read(ARTICLE)
    written = RecordFacts(record).written
    assert written == {
        Fact("type", "journalarticle"): "Journal Article",
        Fact("person", "hahn, ute"): "Hahn, Ute",
        Fact("word", "mending"): "Mending",
        Fact("word", "cards"): "Cards",
        Fact("journal", "journalofcards"): "Journal of Cards",
        Fact("year", "2019"): "c2019",
        Fact("keyword", "paper"): "Paper",
        Fact("keyword", "glue"): "glue",
        Fact("keyword", "etudes"): "Études",
        Fact("label", "hahn19"): "hahn:19",
    }


def test_a_type_says_what_a_field_is_for() -> None:
    (magazine,) = read("%0 Magazine Article\n%B Cards Weekly\n%E Hahn, Ute\n")
    (event,) = read("%0 Conference Paper\n%B Cards 2019\n%E Hahn, Ute\n")
    assert Fact("journal", "cardsweekly") in RecordFacts(magazine).written
    assert Fact("journal", "cards2019") not in RecordFacts(event).written


def test_a_file_that_has_changed_is_not_misread() -> None:
    data = bytearray(f"{CARDS}%K Käse\n\n{CARDS}".encode())
    decoded = decode(bytes(data))
    index = FileIndex(read(decoded.text))
    stored = StoredFile.of(index, partial(_range, data), decoded, ENDNOTE)
    data[:] = b"\xff" * len(data)
    assert stored.leading(stored.works()) == []
    assert stored.after(None, 10) == []


def _range(data: bytearray, start: int, size: int) -> bytes:
    return bytes(data[start : start + size])
