"""The facts of all files: who shares one, how it is written, which are used most."""

from collections import Counter
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.strategies import alike_records, documents, edits, place
from reftag.dialects import dialect
from reftag.files import decode
from reftag.index import (
    Fact,
    FileIndex,
    Ranked,
    Ranking,
    RecordFacts,
    StoredFile,
    WorkspaceIndex,
)
from reftag.index.record_facts import MOST_FACTS
from reftag.index.stored_file import part_of
from reftag.syntax import Document
from reftag.text.steps import finished

ENDNOTE = dialect("endnote")
LETTERS = str.maketrans("0123456789", "abcdefghij")
CARDS = (
    "%0 Book\n%A Moreau, Luc\n%A Hahn, Ute\n%T The Keeping of Cards\n%I Example Press\n%D 2017\n"
)
ARTICLE = (
    "%0 Journal Article\n%A Hahn, Ute\n%T Mending Cards\n%J Journal of Cards\n%D c2019\n"
    "%K Paper; glue\nÉtudes\n%F hahn:19\n"
)
TEXT = f"{CARDS}\n{ARTICLE}\n{CARDS.replace('Hahn, Ute', 'HAHN, U.')}"


def read(text: str) -> Document:
    return Document.read(text, ENDNOTE)


def stored(text: str) -> StoredFile:
    data = text.encode()
    return StoredFile.of(FileIndex(read(text)), partial(part_of, data), decode(data), ENDNOTE)


def gathered(**files: FileIndex | StoredFile) -> WorkspaceIndex:
    index = WorkspaceIndex()
    for name, file in files.items():
        index.put(name, f"/{name}", file)
    finished(index.facts.gather())
    return index


def names(index: WorkspaceIndex, query: str) -> list[str]:
    return [each.shown for each in finished(index.search(query, 99))]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cards", ["Moreau et al. 2017: The Keeping of Cards", "Hahn c2019: Mending Cards"]),
        ("Hahn", ["Moreau et al. 2017: The Keeping of Cards", "Hahn c2019: Mending Cards"]),
        ("Ute 2017", ["Moreau et al. 2017: The Keeping of Cards"]),
        ("card mend", ["Hahn c2019: Mending Cards"]),
        ("2017 keep", ["Moreau et al. 2017: The Keeping of Cards"]),
        ("ards", []),
        ("", []),
        ("?", []),
    ],
)
def test_records_by_their_names(query: str, expected: list[str]) -> None:
    assert names(gathered(one=FileIndex(read(f"{CARDS}\n{ARTICLE}"))), query) == expected


def test_a_record_without_end_has_what_it_says_first() -> None:
    numbers = [str(number).translate(LETTERS) for number in range(MOST_FACTS + 9)]
    people = "".join(f"%A {number.title()}, Eva\n" for number in numbers)
    (record,) = read(f"%0 Book\n{people}%R 10.5555/x\n%T Tides {'x' * 99_999}\n")
    facts = RecordFacts(record).written
    assert len(facts) == MOST_FACTS
    assert {"type": "Book", "doi": "10.5555/x"}.items() <= {
        fact.kind: written for fact, written in facts.items()
    }.items()


def test_of_a_title_without_end_the_first_words_are_known() -> None:
    (record,) = read(f"%0 Book\n%T Tides {'x' * 99_999} end\n")
    words = [
        written for fact, written in RecordFacts(record).written.items() if fact.kind == "word"
    ]
    assert len(words) == 2
    assert words[0] == "Tides"
    assert len(words[1]) < 99_999


def test_values_most_used_first() -> None:
    index = gathered(one=FileIndex(read(TEXT)), two=stored(CARDS))
    assert index.facts.ranking("person").best("", 9) == [
        Ranked("Hahn, Ute", 3),
        Ranked("Moreau, Luc", 3),
        Ranked("HAHN, U.", 1),
    ]
    assert index.facts.ranking("person").best("", 1) == [Ranked("Hahn, Ute", 3)]
    assert index.facts.ranking("keyword").best("ETU", 9) == [Ranked("Études", 1)]
    assert index.facts.ranking("publisher").best("press", 9) == [Ranked("Example Press", 3)]
    assert index.facts.ranking("nothing").best("press", 9) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mull", ["Müller, Ada", "Muller, Bo"]),
        ("Müll", ["Müller, Ada", "Muller, Bo"]),
        ("ada", ["Müller, Ada", "Smith-Adair, Jo"]),
        ("müller, b", ["Muller, Bo"]),
        ("mllr", ["Müller, Ada", "Muller, Bo"]),
        ("mlr", []),
        ("smada", ["Smith-Adair, Jo"]),
        ("llr", []),
        ("x", []),
        ("*", []),
        ("\\", []),
    ],
)
def test_what_fits_what_is_typed(typed: str, expected: list[str]) -> None:
    ranking = finished(Ranking.of({1: ["Smith-Adair, Jo"], 9: ["Müller, Ada"], 2: ["Muller, Bo"]}))
    assert [each.written for each in ranking.best(typed, 9)] == expected


def test_how_a_fact_is_written_in_all_files_and_in_one() -> None:
    index = gathered(one=FileIndex(read(TEXT)), two=stored(CARDS.replace("Moreau", "MOREAU")))
    moreau = Fact("person", "moreau, luc")
    assert index.facts.spellings(moreau) == {"Moreau, Luc": 2, "MOREAU, Luc": 1}
    assert index.facts.spellings(moreau, "two") == {"MOREAU, Luc": 1}
    assert index.facts.spellings(moreau, "three") == {}


def test_a_file_that_is_gone_is_in_no_answer() -> None:
    index = gathered(one=FileIndex(read(ARTICLE)), two=stored(CARDS))
    index.drop("two")
    assert [name for name, *_ in index.having(Fact("person", "hahn, ute"))] == ["one"]
    finished(index.facts.gather())
    assert index.facts.ranking("publisher").best("", 9) == []
    assert index.facts.spellings(Fact("person", "hahn, ute")) == {"Hahn, Ute": 1}


def test_it_is_complete_when_all_files_are_taken_up() -> None:
    index = gathered(one=FileIndex(read(TEXT)))
    assert index.facts.complete
    index.put("two", "/two", stored(CARDS))
    assert not index.facts.complete
    finished(index.facts.gather())
    assert index.facts.complete


Script = list[tuple[tuple[float, int], str]]


@given(st.one_of(documents, alike_records()), edits, st.integers(0, 9))
def test_incremental_is_fresh(text: str, script: Script, steps: int) -> None:
    """Also where edits come while a document is being taken up."""
    document, index = read(text), WorkspaceIndex()
    file = FileIndex(document)
    index.put("one", "/one", file)
    for _ in zip(range(steps), index.facts.gather(), strict=False):
        pass
    for cut, new in script:
        start, end = place(document.text, cut)
        document, change = document.edit(start, end, new)
        index.edit("one", file.edit(change))
    finished(index.facts.gather())
    said = Counter(
        (fact, written)
        for record in document
        for fact, written in RecordFacts(record).written.items()
    )
    for fact, _ in said:
        expected = {written: size for (other, written), size in said.items() if other == fact}
        assert index.facts.spellings(fact) == expected
        having = [spot for _, _, spot in index.having(fact)]
        assert having == sorted(having, key=lambda spot: spot.line if spot else 0)
        assert len(having) == sum(expected.values())
    for kind in ("person", "keyword", "type"):
        counts = Counter({fact: 0 for fact, _ in said if fact.kind == kind})
        for (fact, _), size in said.items():
            if fact.kind == kind:
                counts[fact] += size
        ranking = index.facts.ranking(kind)
        assert sorted(ranking.counts) == sorted(counts.values())
        assert list(ranking.counts) == sorted(ranking.counts, reverse=True)
