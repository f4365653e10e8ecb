"""Duplicates in several files: found, pointed at, and kept up to date by the difference."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.findings import document, linter
from properties.strategies import edits, place
from reftag.files import DISK, decode
from reftag.index import (
    Entry,
    Fact,
    FileIndex,
    Ranked,
    Spot,
    StoredFile,
    WorkspaceIndex,
    record_name,
)
from reftag.lint import Placed, Report, rule
from reftag.syntax import Document
from reftag.text.steps import finished

RT601 = [rule("RT601")]
CARDS = "%0 Book\n%A Moreau, Luc\n%T The Keeping of Cards\n%D 2017\n"
LINKED = "%0 Book\n%T Keeping Cards\n%R 10.5555/cards\n"
WHY = "(the same first author, year and title); importing both files adds it twice"
OTHER = "%0 Book\n%A Hahn, Ute\n%T The Mending of Books\n%D 1999\n"


class Desk:
    """Open files, the way that a shell keeps them; the linter knows no rule but RT601."""

    def __init__(self) -> None:
        self.files = WorkspaceIndex()
        self.linter = linter(RT601)
        self.documents = dict[str, Document]()
        self.indexes: dict[str, FileIndex] = {}
        self.reports: dict[str, Report] = {}

    def open(self, name: str, text: str) -> None:
        self.documents[name] = document(text)
        index = self.indexes[name] = FileIndex(self.documents[name])
        others = self.files.others(name, name)
        self.reports[name] = self.linter.check(self.documents[name], index, others)
        self.look_again(name, self.files.put(name, name, index))

    def edit(self, name: str, start: int, end: int, text: str) -> None:
        self.documents[name], change = self.documents[name].edit(start, end, text)
        edited = self.indexes[name].edit(change)
        self.reports[name] = self.linter.update(
            self.reports[name], self.indexes[name], edited, self.files.others(name, name)
        )
        self.look_again(name, self.files.edit(name, edited))

    def close(self, name: str) -> None:
        del self.documents[name], self.indexes[name], self.reports[name]
        self.look_again(name, self.files.drop(name))

    def look_again(self, name: str, works: frozenset[int]) -> None:
        for other, common in self.files.others(name, name).by_file(works).items():
            if other in self.reports:
                others = self.files.others(other, other)
                self.reports[other] = self.linter.look_again(
                    self.reports[other], self.indexes[other], common, others
                )

    def put(self, path: Path) -> None:
        """Take up a file on disk."""
        self.look_again(str(path), self.files.put(str(path), str(path), stored(path)))

    def shown(self, name: str) -> list[str]:
        return [line for each in self.reports[name].in_order() for line in _lines(each)]


def stored(path: Path) -> StoredFile:
    decoded = decode(path.read_bytes())
    read = document(decoded.text)
    return StoredFile.of(FileIndex(read), partial(DISK.read_range, path), decoded, read.dialect)


def _lines(placed: Placed) -> list[str]:
    """Return a finding and what it points at, lines counted from 1."""
    said = f"{placed.line + 1}: {placed.diagnostic.finding.message}"
    near = [f"-> {other.file or ''}:{other.line + 1}" for other in placed.others()]
    return [said, *near]


def test_the_same_work_in_two_files() -> None:
    desk = Desk()
    desk.open("/a/one.enw", f"{OTHER}\n{CARDS}")
    assert desk.shown("/a/one.enw") == []
    desk.open("/b/two.enw", CARDS)
    assert desk.shown("/a/one.enw") == [
        f"6: This work is also in ../b/two.enw {WHY}",
        "-> /b/two.enw:1",
    ]
    assert desk.shown("/b/two.enw") == [
        f"1: This work is also in ../a/one.enw {WHY}",
        "-> /a/one.enw:6",
    ]
    desk.close("/b/two.enw")
    assert desk.shown("/a/one.enw") == []


def test_the_same_work_here_and_there() -> None:
    desk = Desk()
    desk.open("one.enw", f"{CARDS}\n{CARDS}")
    desk.open("two.enw", f"{CARDS}\n{CARDS}")
    desk.open("three.enw", CARDS)
    first, *near = desk.shown("one.enw")[:5]
    assert first.startswith("1: This work is also in another record of this file and in three.enw")
    assert "and one more file" in first
    assert near == ["-> :6", "-> three.enw:1", "-> two.enw:1", "-> two.enw:6"]
    desk.open("four.enw", CARDS)
    assert "two.enw and 2 more files" not in desk.shown("three.enw")[0]
    said = desk.shown("three.enw")[0]
    assert "four.enw and 2 more files" in said
    assert said.endswith("importing all these files adds it more than once")


def test_what_is_pointed_at_is_where_it_has_moved_to() -> None:
    desk = Desk()
    desk.open("one.enw", LINKED)
    desk.open("two.enw", LINKED)
    desk.edit("two.enw", 0, 0, f"{OTHER}\n")
    assert desk.shown("one.enw")[1:] == ["-> two.enw:6"]


def test_an_edit_makes_and_breaks_a_duplicate() -> None:
    desk = Desk()
    desk.open("one.enw", LINKED)
    desk.open("two.enw", OTHER)
    desk.edit("two.enw", len(OTHER), len(OTHER), "%R 10.5555/cards\n")
    assert "two.enw (the same DOI)" in desk.shown("one.enw")[0]
    # The volume distinguishes them, though no key has changed.
    desk.edit("one.enw", len(LINKED), len(LINKED), "%V 1\n")
    assert desk.shown("two.enw")
    end = desk.documents["two.enw"].buffer.length
    desk.edit("two.enw", end, end, "%V 2\n")
    assert desk.shown("one.enw") == desk.shown("two.enw") == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_on_disk(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "disk.enw"
    path.write_bytes(f"{OTHER}\n{CARDS}%K Käse\n\n{LINKED}".replace("Ute", "Uté").encode(encoding))
    desk = Desk()
    desk.put(path)
    desk.open("one.enw", f"{LINKED}\n{CARDS}")
    assert desk.shown("one.enw")[1::2] == [f"-> {path}:12", f"-> {path}:6"]
    assert desk.shown("one.enw")[0].startswith("1: This work is also in disk.enw")
    path.write_bytes(b"")  # and there was no notice
    desk.open("two.enw", OTHER)
    assert desk.shown("two.enw") == []
    assert len(desk.shown("one.enw")) == 4
    desk.put(path)
    assert desk.shown("one.enw") == []


def test_a_file_under_two_names_is_no_duplicate_of_itself() -> None:
    files, lint = WorkspaceIndex(), linter(RT601)
    read = document(CARDS)
    files.put("link.enw", "/real.enw", FileIndex(read))
    assert lint.check(read, None, files.others("real.enw", "/real.enw")).count == 0
    files.put("real.enw", "/real.enw", FileIndex(read))
    other = lint.check(read, None, files.others("other.enw", "/other.enw"))
    (placed,) = other.in_order()
    assert len(list(placed.others())) == 1


def test_only_records_that_share_a_key_are_looked_at_again() -> None:
    desk = Desk()
    many = "".join(f"%0 Book\n%T A\n%R 10.5555/{at}\n\n" for at in range(50))
    desk.open("one.enw", many)
    desk.open("two.enw", many)
    before = desk.reports["one.enw"]
    at = many.index("10.5555/7\n")
    desk.edit("two.enw", at, at, " ")
    after = desk.reports["one.enw"]
    same = [after.of_record(place_) is before.of_record(place_) for place_ in range(50)]
    assert same == [place_ != 7 for place_ in range(50)]


NAMES = ("a/one.enw", "a/two.enw", "three.enw")
RECORDS = st.sampled_from([CARDS, LINKED, OTHER, f"{LINKED}%V 1\n", f"{LINKED}%V 2\n"])
FILES = st.lists(RECORDS, max_size=4).map("\n".join)
SCRIPT = st.lists(st.tuples(st.sampled_from(NAMES), st.one_of(edits, st.none(), FILES)), max_size=6)


@given(st.tuples(FILES, FILES, FILES), SCRIPT)
def test_incremental_is_from_scratch(
    files: tuple[str, ...],
    script: list[tuple[str, list[tuple[tuple[float, int], str]] | str | None]],
) -> None:
    """After any edits, openings and closings all files show what they would if just opened."""
    desk = Desk()
    for name, text in zip(NAMES, files, strict=True):
        desk.open(name, text)
    for name, step in script:
        if step is None or isinstance(step, str):
            if name in desk.documents:
                desk.close(name)
            if step is not None:
                desk.open(name, step)
        elif name in desk.documents:
            for _ in zip(range(len(step)), desk.files.facts.gather(), strict=False):
                pass  # some are taken up, others not yet
            for cut, new in step:
                start, end = place(desk.documents[name].text, cut)
                desk.edit(name, start, end, new)
    fresh = Desk()
    for name in reversed(NAMES):
        if name in desk.documents:
            fresh.open(name, desk.documents[name].text)
    for name in desk.documents:
        assert desk.shown(name) == fresh.shown(name)
    finished(desk.files.facts.gather())
    finished(fresh.files.facts.gather())
    assert desk.files.facts.ranking("person") == fresh.files.facts.ranking("person")
    kept, made = (finished(each.search("cards", 99)) for each in (desk.files, fresh.files))
    assert sorted(kept) == sorted(made)


Found = Iterator[tuple[str, Entry, Spot | None]]


def found(records: Found) -> list[tuple[str, str, Spot | None]]:
    return [(name, record_name(entry.record), spot) for name, entry, spot in records]


def test_all_files_are_asked_each_once(tmp_path: Path) -> None:
    path = tmp_path / "disk.enw"
    path.write_text(f"{OTHER}\n{CARDS}", encoding="utf-8")
    files = WorkspaceIndex()
    files.put("open.enw", "/open.enw", FileIndex(document(CARDS)), compared=False)
    files.put("disk.enw", str(path), stored(path))
    files.put("link.enw", str(path), stored(path))
    finished(files.facts.gather())
    assert files.facts.ranking("person").best("m", 9) == [Ranked("Moreau, Luc", 2)]
    moreau = Fact("person", "moreau, luc")
    keeping = "Moreau 2017: The Keeping of Cards"
    expected = [("link.enw", keeping, Spot(len(OTHER) + 1, 5)), ("open.enw", keeping, Spot(0, 0))]
    assert found(files.having(moreau)) == expected
    keep = [(each.file, each.shown, each.spot) for each in finished(files.search("keep", 9))]
    assert sorted(keep) == expected
    # One that is not compared is no duplicate of others.
    assert files.others("disk.enw", str(path)).by_file(stored(path).works()) == {}
