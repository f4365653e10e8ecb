"""Which dialect a file is read as: by option or settings, by its content, or by its name."""

import json
from pathlib import Path

import pytest

from cli.conftest import CLEAN, Reftag

RIS = "TY  - JOUR\nAU  - Curie, Marie\nTI  - On Tags\nJO  - Journal One\nPY  - 2001\nER  - \n"
MEDLINE = (
    "PMID- 123\nTI  - On tags and what\n      follows them.\nFAU - Curie, Marie\nAU  - Curie M\n"
    "DP  - 2001\nJT  - Journal one\nPT  - Journal Article\n"
)
PROSE = "Notes on a talk.\n\nIt was about tags, and about what follows them.\n"


def dialect_of(reftag: Reftag, *arguments: str) -> str:
    result = reftag("records", *arguments)
    assert result.code == 0, result.errors
    return str(json.loads(result.out.split("\n")[0])["dialect"])


@pytest.mark.parametrize(
    ("name", "text", "dialect"),
    [("a.ris", RIS, "ris"), ("a.txt", RIS, "ris"), ("b.txt", MEDLINE, "medline")],
)
def test_content_decides_without_a_word_where_the_name_does_not_lie(
    reftag: Reftag, name: str, text: str, dialect: str
) -> None:
    Path(name).write_text(text, encoding="utf-8")
    assert dialect_of(reftag, name) == dialect
    assert reftag("records", name).errors == ""


def test_content_wins_over_the_name_and_says_so(reftag: Reftag) -> None:
    Path("a.ris").write_text(MEDLINE, encoding="utf-8")
    assert dialect_of(reftag, "a.ris") == "medline"
    note = (
        "a.ris: note: this file is MEDLINE, though its name ends in .ris; it is read as MEDLINE "
        "(--dialect ris reads it as RIS)\n"
    )
    assert reftag("records", "a.ris").errors == note
    result = reftag("check", "--output-format", "concise", "a.ris")
    assert result.errors.startswith(note)
    assert "RT0" not in result.out


def test_who_says_it_wins_over_the_content(reftag: Reftag) -> None:
    Path("a.txt").write_text(MEDLINE, encoding="utf-8")
    assert dialect_of(reftag, "--dialect", "ris", "a.txt") == "ris"
    Path("reftag.toml").write_text('dialect = "ris"\n', encoding="utf-8")
    assert dialect_of(reftag, "a.txt") == "ris"
    assert dialect_of(reftag, "--dialect", "medline", "a.txt") == "medline"
    assert reftag("records", "a.txt").errors == ""


def test_a_folder_stands_for_the_extensions_of_all_dialects(reftag: Reftag) -> None:
    for name, text in {
        "a.enw": CLEAN,
        "b.ris": RIS,
        "c.nbib": MEDLINE,
        "d.ciw": "PT J\nTI On Tags\nER\n",
        "e.ref": "%A Marie Curie\n%T On Tags\n",
        "f.txt": RIS,
        "g.bib": "@book{a, title = {On Tags}}\n",
    }.items():
        Path(name).write_text(text, encoding="utf-8")
    listed = [json.loads(line) for line in reftag("records", ".").out.splitlines()]
    assert [(each["filename"], each["dialect"]) for each in listed] == [
        ("a.enw", "endnote"),
        ("b.ris", "ris"),
        ("c.nbib", "medline"),
        ("d.ciw", "wos"),
        ("e.ref", "refer"),
    ]


UNKNOWN = "neither its name nor its content shows a format (set one with --dialect NAME)\n"


@pytest.mark.parametrize(
    "text", [PROSE, "title,year\r\nSea,2016\nShore,2017\r\n", "%A template\n%Do not change\n"]
)
def test_what_is_not_ours_is_left_as_it_is(reftag: Reftag, text: str) -> None:
    Path("notes.txt").write_text(text, newline="")
    Path("b.enw").write_text(f"{CLEAN}%N\n")
    for arguments in (("check", "--fix"), ("format",)):
        result = reftag(*arguments, "notes.txt", "b.enw")
        done = "fixed" if arguments[0] == "check" else "formatted"
        assert (result.code, result.errors) == (2, f"notes.txt: error: not {done}: {UNKNOWN}")
        assert Path("notes.txt").read_bytes().decode() == text
    assert Path("b.enw").read_text() == CLEAN, "the other file is done"
    for arguments in (("check", "--diff"), ("format", "--check"), ("format", "--diff")):
        result = reftag(*arguments, "notes.txt")
        assert result.code == 2
        assert UNKNOWN in result.errors
    for verb in ("records", "portability"):
        result = reftag(verb, "notes.txt")
        assert (result.code, result.out) == (2, "")
        assert result.errors == f"notes.txt: error: not read: {UNKNOWN}"


def test_what_is_not_ours_is_not_checked_and_that_is_said(reftag: Reftag) -> None:
    Path("notes.txt").write_text(PROSE)
    assert reftag("check", "notes.txt") == (0, b"", f"notes.txt: note: not checked: {UNKNOWN}")
    for said in (("--dialect", "ris"), ("--config", "a.toml")):
        Path("a.toml").write_text('dialect = "ris"\n')
        result = reftag("check", *said, "notes.txt")
        assert (result.code, result.errors) == (1, "")
        assert "contains no record" in result.out


def test_standard_input_that_is_not_ours_is_passed_on(reftag: Reftag) -> None:
    for arguments in (("check", "--fix"), ("format",)):
        result = reftag(*arguments, "-", stdin=PROSE.encode())
        assert (result.code, result.output) == (2, PROSE.encode())
        assert UNKNOWN in result.errors


def test_nothing_is_written_to_binary_files(reftag: Reftag) -> None:
    data = b"\x7fELF\x02\x01\0\0%0 Book\r\n%T x\n\0\xff\xfe\n"
    for name in ("a.enw", "a.bin"):
        Path(name).write_bytes(data)
        for arguments in (("check", "--fix"), ("format",), ("format", "--dialect", "ris")):
            result = reftag(*arguments, name)
            assert result.code == 2
            assert result.errors.count("\n") == 1
            assert Path(name).read_bytes() == data
    assert "it contains NUL characters" in reftag("format", "a.enw").errors
    assert reftag("check", "a.enw").code == 1


def test_utf_16_is_not_binary(reftag: Reftag) -> None:
    Path("a.txt").write_bytes(f"{CLEAN}%N\n".encode("utf-16"))
    assert reftag("check", "--fix", "a.txt").code == 0
    assert Path("a.txt").read_text(encoding="utf-8") == CLEAN


def test_an_empty_file_is_not_worth_a_word(reftag: Reftag) -> None:
    Path("empty.txt").write_text("\n", encoding="utf-8")
    assert reftag("check", "empty.txt").errors == ""


def test_fixes_are_written_in_the_dialect_of_the_content(reftag: Reftag) -> None:
    Path("a.enw").write_text(RIS.replace("ER  - \n", ""), encoding="utf-8")
    assert reftag("check", "--fix", "--select", "RT014", "a.enw").code == 0
    assert Path("a.enw").read_text(encoding="utf-8") == RIS


def test_who_wrote_a_file(reftag: Reftag) -> None:
    text = f"{CLEAN}%~ CNRS\n%~ EXAMPLE\n"
    for name in ("a.enw", "b.enw"):
        Path(name).write_text(text.replace("On Tags", name), encoding="utf-8")
    assert reftag("check", "a.enw").code == 1
    for jobs in ("1", "2"):
        assert reftag("check", "--producer", "hal", "-j", jobs, "a.enw", "b.enw").code == 0
    Path("reftag.toml").write_text('producer = "hal"\n')
    assert reftag("check", "a.enw").code == 0
    assert reftag("check", "--producer", "none", "a.enw").code == 1
    shown = json.loads(reftag("config", "--output-format", "json", "a.enw").out)
    assert shown["settings"]["producer"]["value"] == "hal"
    assert reftag("check", "--producer", "klingon", "a.enw").code == 2
