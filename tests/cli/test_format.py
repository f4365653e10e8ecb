"""`reftag format`: what is written, what is said, and the exit codes."""

import os
from pathlib import Path

import pytest

from cli.conftest import CLEAN, Reftag
from reftag.files import DiskFiles

SPOILT = CLEAN.replace("%T ", "%T   ").replace("%D", "\n%D").rstrip()


def test_files_are_formatted(reftag: Reftag) -> None:
    Path("a.enw").write_text(SPOILT)
    Path("b.enw").write_text(CLEAN)
    assert reftag("format") == (0, b"1 file formatted, 1 file left unchanged.\n", "")
    assert Path("a.enw").read_text() == CLEAN
    assert reftag("format") == (0, b"2 files left unchanged.\n", "")


def test_check_names_the_files_and_writes_nothing(reftag: Reftag) -> None:
    Path("a.enw").write_text(SPOILT)
    Path("b.enw").write_text(CLEAN)
    result = reftag("format", "--check")
    assert result == (
        1,
        b"Would format: a.enw\n1 file would be formatted, 1 file already formatted.\n",
        "",
    )
    assert Path("a.enw").read_text() == SPOILT
    assert reftag("format", "--check", "b.enw") == (0, b"1 file already formatted.\n", "")


def test_diff_shows_what_would_change_and_writes_nothing(reftag: Reftag) -> None:
    Path("a.enw").write_text(SPOILT)
    result = reftag("format", "--diff")
    assert result.code == 1
    assert result.out == (
        "--- a.enw\n"
        "+++ a.enw\n"
        "@@ -1,6 +1,5 @@\n"
        " %0 Journal Article\n"
        " %A Curie, Marie\n"
        "-%T   On Tags\n"
        "+%T On Tags\n"
        " %J Journal One\n"
        "-\n"
        "-%D 2001\n"
        "\\ No newline at end of file\n"
        "+%D 2001\n"
    )
    assert result.errors == "1 file would be formatted.\n"
    assert Path("a.enw").read_text() == SPOILT
    Path("a.enw").write_text(CLEAN)
    assert reftag("format", "--diff") == (0, b"", "1 file already formatted.\n")


def test_standard_input_goes_to_standard_output(reftag: Reftag) -> None:
    result = reftag("format", "-", stdin=SPOILT.encode())
    assert result == (0, CLEAN.encode(), "1 file formatted.\n")
    result = reftag("format", "-", stdin=CLEAN.encode())
    assert result == (0, CLEAN.encode(), "1 file left unchanged.\n")
    result = reftag("format", "--check", "--stdin-filename", "x.enw", "-", stdin=SPOILT.encode())
    assert (result.code, result.out.splitlines()[0]) == (1, "Would format: x.enw")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_and_byte_order_mark_stay(encoding: str, reftag: Reftag) -> None:
    author = "%A Gödel, Kurt – “er”"
    before, after = (
        text.replace("%A Curie, Marie", author).replace("\n", "\r\n") for text in (SPOILT, CLEAN)
    )
    Path("a.enw").write_bytes(before.encode(encoding))
    assert reftag("format").code == 0
    assert Path("a.enw").read_bytes() == after.encode(encoding)


def test_no_tag_comes_to_the_line_of_a_byte_order_mark(reftag: Reftag) -> None:
    """Where a reader takes the mark for a part of the tag, the record or its type would be lost."""
    path = Path("a.enw")
    path.write_text(" \n\n" + CLEAN, encoding="utf-8-sig")
    assert reftag("format").code == 0
    assert path.read_text(encoding="utf-8-sig") == "\n" + CLEAN
    assert reftag("format", "--check").code == 0


def test_nothing_is_written_when_nothing_changes(reftag: Reftag) -> None:
    path = Path("a.enw")
    path.write_text(CLEAN)
    os.utime(path, ns=(1, 1))
    before = path.stat()
    reftag("format")
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_file_that_cannot_be_done_does_not_stop_the_others(
    reftag: Reftag, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("b.enw").write_text(SPOILT)
    result = reftag("format", "a.enw", "b.enw")
    assert result.code == 2
    assert result.errors.startswith("a.enw: error: cannot be read: ")
    assert Path("b.enw").read_text() == CLEAN

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(DiskFiles, "write", refuse)
    Path("b.enw").write_text(SPOILT)
    result = reftag("format")
    assert (result.code, result.out) == (2, "")
    assert result.errors == "b.enw: error: cannot be written: Read-only file system\n"


def test_the_style_comes_from_the_configuration(reftag: Reftag) -> None:
    Path("reftag.toml").write_text("[format]\nsort-tags = true\nline-ending = 'crlf'\n")
    Path("a.enw").write_text("%0 Book\n%T One\n%A Doe, Jane\n")
    assert reftag("format").code == 0
    assert Path("a.enw").read_bytes() == b"%0 Book\r\n%A Doe, Jane\r\n%T One\r\n"


def test_formatted_files_have_no_layout_findings(reftag: Reftag, corpus: Path) -> None:
    layout = ("check", "--output-format", "concise", "--select", "RT006,RT007,RT008")
    for path in sorted((corpus / "enw").glob("*.enw")):
        Path(path.name).write_bytes(path.read_bytes())
    names = [path.name for path in Path().iterdir()]
    assert reftag(*layout, *names).code == 1
    assert reftag("format", *names).code == 0
    assert reftag(*layout, *names) == (0, b"", f"No problems found in {len(names)} files.\n")


def test_a_profile_and_what_it_cannot_keep(reftag: Reftag) -> None:
    Path("reftag.toml").write_text("[format]\nprofile = 'citation-js'\n")
    text = CLEAN.replace("\n", "\r\n") + "%K one\r\ntwo\r\n%+ Porto\r\n%+ Lagos\r\n"
    Path("a.enw").write_bytes(b"\xef\xbb\xbf" + text.encode())
    said = (
        "a.enw: note: citation-js still loses or misreads %+ (2); "
        "`reftag portability --target citation-js` has details\n"
    )
    result = reftag("format", "--check", "a.enw")
    assert (result.code, result.errors) == (1, said)
    assert reftag("format", "a.enw").errors == said
    written = Path("a.enw").read_bytes()
    assert written.decode() == CLEAN + "%K one\n%K two\n%+ Porto\n%+ Lagos\n"
    assert reftag("format", "--check", "a.enw").code == 0
    Path("a.enw").write_text(CLEAN)
    assert reftag("format", "a.enw").errors == ""


def test_a_profile_that_does_not_exist(reftag: Reftag) -> None:
    Path("reftag.toml").write_text("[format]\nprofile = 'zotera'\n")
    Path("a.enw").write_text(CLEAN)
    result = reftag("format", "a.enw")
    assert result.code == 2
    assert 'there is no program "zotera"; did you mean "zotero"?' in result.errors
