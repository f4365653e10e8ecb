"""Which files are read: folders, names, standard input, and those that cannot be read."""

import os
import sys
from pathlib import Path

import pytest

from cli.conftest import CLEAN, EMPTY_ISSUE, Reftag


def names(reftag: Reftag, *arguments: str) -> list[str]:
    """Return the files in which an empty value is found, in order."""
    arguments = ("check", "--select", "RT005", "--output-format", "concise", *arguments)
    return [line.split(":")[0] for line in reftag(*arguments).out.splitlines()]


def make(*paths: str) -> None:
    """Write files that hold one finding each."""
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(EMPTY_ISSUE)


def test_a_folder_is_every_known_file_below_it(reftag: Reftag) -> None:
    make("b.enw", "a/d.ENW", "a/c.endnote", "a/.hidden/x.enw", ".git/y.enw", "notes.txt", "._b.enw")
    expected = ["b.enw", str(Path("a/c.endnote")), str(Path("a/d.ENW"))]
    assert names(reftag) == expected
    assert names(reftag, ".") == expected
    assert names(reftag, "a") == expected[1:]


def test_the_extension_says_which_dialect_a_file_is_in(reftag: Reftag) -> None:
    lines = {
        "a.ris": "TY  - BOOK\nVL  - \nTI  - One\nER  - \n",
        "b.nbib": "PMID- 1\nVI  - \nTI  - One\n",
        "c.ciw": "PT J\nVL\nTI One\nER\n",
        "d.ref": "%T One\n%V\n%A Jane Doe\n",
        "e.txt": "RT Report\nVO\nT1 One\n",
    }
    for path, text in lines.items():
        Path(path).write_text(text, "utf-8")
    assert names(reftag) == ["a.ris", "b.nbib", "c.ciw", "d.ref"]
    assert names(reftag, "--dialect", "refworks", "e.txt") == ["e.txt"]


def test_a_hidden_folder_that_is_named_is_read(reftag: Reftag) -> None:
    make(".hidden/x.enw")
    assert names(reftag) == []
    assert names(reftag, ".hidden") == [str(Path(".hidden/x.enw"))]


def test_a_named_file_is_read_whatever_it_is_called(reftag: Reftag) -> None:
    make("notes.txt", "noextension")
    assert names(reftag, "notes.txt", "noextension") == ["notes.txt", "noextension"]


def test_a_file_named_twice_is_one(reftag: Reftag) -> None:
    make("a/b.enw")
    path = str(Path("a/b.enw"))
    assert names(reftag, path, "a", ".", str(Path("a/b.enw").absolute())) == [path]


def test_no_file(reftag: Reftag) -> None:
    make("notes.txt")
    result = reftag("check")
    assert result.code == 0
    assert result.errors.startswith(
        "reftag: warning: there are no files to read here (extensions: "
    )
    assert ".enw" in result.errors


def test_stdin(reftag: Reftag) -> None:
    result = reftag("check", "-", stdin=EMPTY_ISSUE.encode())
    assert result.code == 1
    assert result.out.startswith("-:6:1: warning RT005 ")


@pytest.mark.parametrize("dash", [("-",), ()])
def test_stdin_filename(dash: tuple[str, ...], reftag: Reftag) -> None:
    result = reftag("check", "--stdin-filename", "x/lib.enw", *dash, stdin=EMPTY_ISSUE.encode())
    assert result.out.startswith("x/lib.enw:6:1: warning RT005 ")


def test_stdin_filename_without_stdin(reftag: Reftag) -> None:
    make("a.enw")
    result = reftag("check", "--stdin-filename", "x.enw", "a.enw")
    assert result.code == 2
    assert "add - to the paths" in result.errors


def test_a_missing_file_among_good_ones(reftag: Reftag) -> None:
    make("a.enw", "c.enw")
    result = reftag(
        "check", "--output-format", "concise", "--select", "RT005", "a.enw", "b.enw", "c.enw"
    )
    assert result.code == 2
    assert [line.split(":")[0] for line in result.out.splitlines()] == ["a.enw", "c.enw"]
    assert "b.enw: error: cannot be read: " in result.errors
    assert reftag("check", "--exit-zero", "b.enw").code == 2


@pytest.mark.parametrize("verb", ["check", "records"])
def test_an_unreadable_file_among_good_ones(
    verb: str, reftag: Reftag, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("a.enw", "b.enw", "c.enw")
    read = Path.read_bytes

    def guarded(path: Path) -> bytes:
        if path.name == "b.enw":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)
    result = reftag(verb)
    assert result.code == 2
    assert result.errors == "b.enw: error: cannot be read: Permission denied\n"
    assert "a.enw" in result.out
    assert "c.enw" in result.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs leave to link, and has no FIFO")
def test_links_and_pipes_in_a_folder(reftag: Reftag) -> None:
    make("other/a.enw")
    Path("folder").mkdir()
    Path("folder/gone.enw").symlink_to("nowhere.enw")
    Path("folder/link.enw").symlink_to("../other/a.enw")
    os.mkfifo("folder/pipe.enw")  # reading it would never end
    result = reftag("check", "--output-format", "concise", "folder")
    assert result.code == 2
    assert "folder/gone.enw: error: cannot be read: No such file or directory\n" in result.errors
    assert result.out.startswith("folder/link.enw:6:1: ")


def test_an_unknown_dialect(reftag: Reftag) -> None:
    make("a.enw")
    result = reftag("check", "--dialect", "bibtex", "a.enw")
    assert result.code == 2
    assert "'endnote'" in result.errors
    assert reftag("check", "--dialect", "endnote", "a.enw").code == 1


def test_not_utf8_is_said(reftag: Reftag) -> None:
    Path("a.enw").write_bytes(CLEAN.replace("Curie", "Gödel").encode("cp1252"))
    assert reftag("records").errors == "a.enw: note: not UTF-8; read as Windows-1252\n"
    assert reftag("check").errors == ""  # since RT509 says it
    result = reftag("check", "--ignore", "RT509")
    assert result == (
        0,
        b"No problems found in 1 file.\n",
        "a.enw: note: not UTF-8; read as Windows-1252\n",
    )
