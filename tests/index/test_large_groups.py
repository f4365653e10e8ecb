"""Many records that are alike: each sees the nearest, and no edit looks at all of them again."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from lint.findings import document, linter
from reftag.files import DISK, decode
from reftag.index import MOST, FileIndex, StoredFile, WorkspaceIndex
from reftag.index.works import window
from reftag.lint import Context, Finding, Report, rule
from reftag.syntax import Document, Record

MANY = 3 * MOST + 5
RT601 = rule("RT601")


def alike(number: int) -> str:
    return f"%0 Book\n%T Keeping Cards\n%R 10.5555/cards\n%L {number}\n\n"


LIBRARY = "".join(alike(number) for number in range(MANY))


def shown(report: Report) -> list[str]:
    return [
        f"{each.line}: {each.diagnostic.finding.message} {[near.line for near in each.elsewhere]}"
        for each in report.in_order()
    ]


@pytest.mark.parametrize("size", [1, 2, MOST, MOST + 1, MOST + 2, MANY])
def test_each_sees_the_nearest_others(size: int) -> None:
    for at in range(size):
        seen = range(size)[window(size, at)]
        assert at in seen
        assert len(seen) == min(size, MOST + 1)


def test_a_large_group_is_counted_up_to_a_bound_and_few_places_are_shown() -> None:
    report = linter([RT601]).check(document(LIBRARY))
    placed = list(report.in_order())
    assert len(placed) == MANY
    (said,) = {each.diagnostic.finding.message for each in placed}
    assert said.startswith(f"This work is also in at least {MOST} other records of this file")
    assert {len(each.elsewhere) for each in placed} == {10}


class Counting:
    """RT601, and how often it was asked about a record."""

    def __init__(self) -> None:
        self.asked = 0
        self.most = 0
        self.rule = replace(RT601, check=self.check)

    def check(self, record: Record, context: Context) -> Iterator[Finding]:
        self.asked += 1
        self.most = max(
            self.most, len(context.duplicates_in_file), len(context.duplicates_elsewhere)
        )
        yield from RT601.check(record, context)


EDITS = [
    pytest.param(0, 0, "%0 Book\n%T Another\n\n", id="before all"),
    pytest.param(0, len(alike(0)), "", id="the first goes"),
    pytest.param(len(LIBRARY) // 2, len(LIBRARY) // 2, "x", id="in the middle"),
    pytest.param(len(LIBRARY), len(LIBRARY), alike(1), id="one more at the end"),
    pytest.param(40, 400, "", id="some go"),
]


@pytest.mark.parametrize(("start", "end", "text"), EDITS)
def test_an_edit_looks_at_few_and_comes_to_the_same_as_from_scratch(
    start: int, end: int, text: str
) -> None:
    counting = Counting()
    lint = linter([counting.rule])
    before = document(LIBRARY)
    index = FileIndex(before)
    report = lint.check(before, index)
    assert counting.asked == MANY
    counting.asked = 0
    after, change = before.edit(start, end, text)
    report = lint.update(report, index, index.edit(change))
    assert counting.asked < MANY
    assert counting.most <= MOST
    assert shown(report) == shown(lint.check(document(after.text)))


@pytest.mark.parametrize("size", [MOST, MOST + 1, MOST + 2])
def test_a_group_that_shrinks_and_grows_around_the_bound(size: int) -> None:
    lint = linter([RT601])
    read = document("".join(alike(number) for number in range(size)))
    index = FileIndex(read)
    report = lint.check(read, index)
    for start, end, text in ((0, len(alike(0)), ""), (0, 0, alike(0)), (0, 0, alike(77))):
        read, change = read.edit(start, end, text)
        report = lint.update(report, index, index.edit(change))
        assert shown(report) == shown(lint.check(document(read.text)))


def test_other_files_see_the_first_few_and_only_these_see_other_files() -> None:
    counting = Counting()
    lint, files = linter([counting.rule]), WorkspaceIndex()
    files.put("one", "one", FileIndex(document(LIBRARY)))
    two = lint.check(document(LIBRARY), None, files.others("two", "two"))
    assert counting.most <= MOST
    told = [each for each in two.in_order() if " and in one" in each.diagnostic.finding.message]
    assert [each.line for each in told] == [5 * at for at in range(MOST)]


def test_a_file_on_disk_knows_the_same_duplicates(tmp_path: Path) -> None:
    path = tmp_path / "cards.enw"
    path.write_text(LIBRARY, encoding="utf-8", newline="\n")
    decoded = decode(path.read_bytes())
    read: Document = document(decoded.text)
    index = FileIndex(read)
    stored = StoredFile.of(index, partial(DISK.read_range, path), decoded, read.dialect)
    for row, entry in enumerate(index.repeated()):
        here = entry._replace(label=row)
        seen = [each.record.text for each in stored.duplicates(here)]
        assert seen == [each.record.text for each in index.duplicates(entry)]
        assert stored.leads(here) == index.leads(entry)
    first = [each.record.text for each in stored.leading(entry.works)]
    assert first == [alike(number) for number in range(MOST)]
