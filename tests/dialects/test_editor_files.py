"""What the VS Code extension has from the dialects' data: up to date, and right about texts."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reftag.dialects import dialect, names
from reftag.dialects.editor_files.vscode import (
    HEADS,
    MOST,
    head_pattern,
    language_configuration,
)
from reftag.syntax.recognition import recognize

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "editors" / "vscode"
SAMPLES = ROOT / "editors" / "samples"
CORPUS = ROOT.parent / "shared" / "corpus"
FOREIGN = Path(__file__).with_name("foreign_texts.txt")

PUBMED = "\nPMID- 90000007\r\nOWN - NLM\r\nSTAT- MEDLINE\r\n"
WOS = "\ufeffFN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Doe, J\n"
REFWORKS = "RT Journal Article\nSR Electronic(1)\nA1 Doe, Jane\n"


def matching(text: str) -> list[str]:
    return [name for name in names() if re.match(head_pattern(dialect(name)), text[:MOST])]


def foreign() -> Iterator[tuple[str, str]]:
    _, *parts = re.split(r"(?m)^=== (.*)\n", FOREIGN.read_text(encoding="utf-8"))
    yield from zip(parts[::2], parts[1::2], strict=True)


def test_files_of_the_extension_are_up_to_date() -> None:
    heads = json.loads((EXTENSION / "src" / HEADS).read_text(encoding="utf-8"))
    assert heads == {name: head_pattern(dialect(name)) for name in names()}
    folder = EXTENSION / "languages"
    assert {path.stem for path in folder.iterdir()} == set(names())
    for name in names():
        written = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        assert written == language_configuration(dialect(name))


@pytest.mark.parametrize(("title", "text"), list(foreign()))
def test_no_foreign_text_is_taken_for_ours(title: str, text: str) -> None:
    assert matching(text) == [], title


def test_there_are_forty_foreign_texts() -> None:
    assert len({text for _, text in foreign()}) >= 40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PUBMED, "medline"),
        (WOS, "wos"),
        (WOS.split("\n", 2)[2], "wos"),
        (REFWORKS, "refworks"),
        (f"Refworks Export Tagged Format\n\n{REFWORKS}", "refworks"),
        ("TY  - JOUR\r\nAU  - Doe, Jane\r\n", "ris"),
        ("TY  - JOUR AU  - Doe, Jane\r\n", "ris"),
        ("%0 Journal Article\n%A Doe, Jane\n", "endnote"),
        ("%A Brian W. Kernighan\n%T UNIX for Beginners\n%D 1978\n", "refer"),
    ],
)
def test_a_text_of_ours_is_known(text: str, expected: str) -> None:
    assert matching(text) == [expected]


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_samples_are_known_and_the_server_agrees(path: Path) -> None:
    _agrees(path.read_text(encoding="utf-8"), needed=path.stem.startswith("library"))


@pytest.mark.needs_corpus
def test_the_server_agrees_on_real_files() -> None:
    for path in CORPUS.rglob("*"):
        if path.is_file():
            _agrees(path.read_bytes()[:40_000].decode("latin-1"), needed=False)


def _agrees(text: str, *, needed: bool) -> None:
    found = matching(text)
    assert found or not needed
    for name in found:
        assert found == [name]
        assert recognize(text, name) == (name, True)


@pytest.mark.parametrize("name", names())
def test_patterns_mean_the_same_in_javascript(name: str) -> None:
    """They use nothing that only one of the two languages knows."""
    pattern = head_pattern(dialect(name))
    assert not re.search(r"\(\?[^:=!]|[+*?}]\+|\\[AZzx]", pattern)


@pytest.mark.parametrize("name", names())
def test_words_are_tags_dois_and_words(name: str) -> None:
    spoken = dialect(name)
    pattern = language_configuration(spoken)["wordPattern"]["pattern"]
    # Python's `re` has no classes of characters by property.
    words = re.compile(pattern.replace(r"[\p{L}\p{M}\p{N}_]", r"\w"))
    line = f"{spoken.sign or 'A'}A O’Neill-Doe 10.5555/a(1)b %D"
    expected = [f"{spoken.sign or 'A'}A", "O’Neill-Doe", "10.5555/a(1)b"]
    assert words.findall(line)[:3] == expected


@pytest.mark.parametrize("name", names())
def test_records_fold_without_the_server(name: str) -> None:
    markers = language_configuration(dialect(name))["folding"]["markers"]
    clean = Path(__file__).parent / "fixtures" / name / "clean.txt"
    lines = clean.read_text(encoding="utf-8").split("\n")
    starts = [at for at, line in enumerate(lines) if re.search(markers["start"], line)]
    ends = [at for at, line in enumerate(lines) if re.search(markers["end"], line)]
    assert starts
    assert all(any(start < end for end in ends) for start in starts)
