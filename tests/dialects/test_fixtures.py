"""Every dialect by its folder in `fixtures/`: all that reftag does works for it.

A folder holds three files, written by us, and no dialect is without:

`clean.txt`     records in which no rule finds anything.
`findings.txt`  records with mistakes, each marked as in `tests/lint/rules` (see `lint.case_files`):
                all that all rules find.
`answers.txt`   what an editor shows. A block `=== hover: title` holds a source with the cursor at
                `$0`, and below a line `---` the answer. Of `offers` (completion, `text | detail`,
                the text without blanks at its end) and `outline` (`name | detail`) only some
                lines may be given, in their order. `folds` are first and last lines from 1;
                `formatted` is the text after formatting.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from ide.answers import folds, symbols
from lint.case_files import cases, marked, plain
from lint.findings import findings, marks
from reftag.dialects import dialect, names
from reftag.format import Style, format_document
from reftag.ide.completion import complete
from reftag.ide.hover import hover
from reftag.lint import all_rules
from reftag.syntax import Document
from reftag.text import apply

HERE: Final = Path(__file__).parent
FOLDERS: Final = [HERE / "fixtures" / name for name in names()]

_HEAD = re.compile(r"=== (?P<what>\w+): (?P<title>.+)")

each_dialect = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


class Block(NamedTuple):
    """A block of `answers.txt`."""

    dialect: str
    what: str
    title: str
    source: str
    answer: list[str]


def blocks(folder: Path) -> list[Block]:
    """Read `answers.txt`."""
    path = folder / "answers.txt"
    found: list[Block] = []
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    for line in lines[:-1]:
        if head := _HEAD.fullmatch(line):
            found.append(Block(folder.name, head["what"], head["title"], "", []))
            source = True
        elif line == "---":
            source = False
        elif source:
            found[-1] = found[-1]._replace(source=f"{found[-1].source}{line}\n")
        else:
            found[-1].answer.append(line)
    return found


BLOCKS: Final = [block for folder in FOLDERS for block in blocks(folder)]


def _hovered(read: Document, cursor: int) -> list[str]:
    found = hover(read, cursor)
    assert found is not None
    return [f"[{read.text[slice(*found.span)]}]", *found.markdown.split("\n")]


def _offers(read: Document, cursor: int) -> list[str]:
    offers = complete(read, cursor)
    return [f"{offer.insert.rstrip()} | {offer.detail}".rstrip() for offer in offers]


def _outline(read: Document, _cursor: int) -> list[str]:
    entries = symbols(read)
    return [
        f"{indent}{each.name} | {each.detail}".rstrip()
        for entry in entries
        for indent, each in [("", entry), *(("  ", child) for child in entry.children)]
    ]


def _folds(read: Document, _cursor: int) -> list[str]:
    return [f"{fold.start + 1}-{fold.end + 1}" for fold in folds(read)]


def _formatted(read: Document, _cursor: int) -> list[str]:
    return apply(read.text, format_document(read, Style())).split("\n")[:-1]


ANSWERS: Final[dict[str, Callable[[Document, int], list[str]]]] = {
    "hover": _hovered,
    "offers": _offers,
    "outline": _outline,
    "folds": _folds,
    "formatted": _formatted,
}
PARTLY: Final = {"offers", "outline"}


@each_dialect
def test_the_folder_is_complete(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        "clean.txt",
        "findings.txt",
        "answers.txt",
    }
    assert {block.what for block in blocks(folder)} == set(ANSWERS)


@each_dialect
def test_no_rule_finds_anything_in_clean_records(folder: Path) -> None:
    read = _read(folder, "clean.txt")
    assert read.text
    assert [found.diagnostic.finding.message for found in findings(read)] == []
    assert _formatted(read, 0) == read.text.split("\n")[:-1]


@each_dialect
def test_clean_records_show_what_the_dialect_has(folder: Path) -> None:
    read = _read(folder, "clean.txt")
    assert len(read) > 1, "how records follow each other should be seen"
    for record in read:
        assert record.type is not None
        assert record.value("title")
        for field in record.fields:
            assert record.tag_of(field)


@each_dialect
def test_rules_find_what_is_marked(folder: Path) -> None:
    blocks = cases(folder / "findings.txt")
    assert blocks
    for case in blocks:
        assert case.dialect == folder.name
        read = Document.read(plain(case.lines), dialect(folder.name))
        found = [mark for rule in all_rules() if rule.on for mark in marks(read, rule)]
        assert "\n".join(marked(case.lines, found)) == "\n".join(case.lines)
        assert bool(found) is not case.passes


@pytest.mark.parametrize("block", BLOCKS, ids=lambda b: f"{b.dialect}: {b.what} {b.title}")
def test_editors_are_answered(block: Block) -> None:
    before, mark, after = block.source.partition("$0")
    read = Document.read(before + after, dialect(block.dialect))
    found = ANSWERS[block.what](read, len(before) if mark else -1)
    assert block.answer
    if block.what in PARTLY:
        found = [line for line in found if line in block.answer]
    assert found == block.answer


def _read(folder: Path, name: str) -> Document:
    return Document.read((folder / name).read_text(encoding="utf-8"), dialect(folder.name))
