"""RT012 and RT509: what is wrong with a file as it is on disk."""

from pathlib import Path

import pytest

from cli.conftest import CLEAN, EMPTY_ISSUE, Reftag
from reftag.cli import work
from reftag.lint.engine.whole_file import check_file
from reftag.lint.rules import rt012_mixed_line_endings as rt012

GOEDEL = CLEAN.replace("Curie, Marie", "Gödel, Kurt – “er”")
ONLY = ("--select", "RT012,RT509")


def test_mixed_line_endings(reftag: Reftag) -> None:
    Path("a.enw").write_bytes(CLEAN.encode().replace(b"\n", b"\r\n", 1))
    result = reftag("check", "a.enw")
    assert result.code == 0  # a hint
    assert result.out == (
        "a.enw:1:1: hint RT012 [*] This line ends in CRLF, most others in LF: the next program "
        "that saves the file changes lines that nobody edited\n"
        "  |\n"
        "1 | %0 Journal Article\n"
        "  | ^^^^^^^^^^^^^^^^^^\n"
        "  = help: End all lines in LF\n"
        "\n"
        "Found 1 problem (1 fixable with --fix).\n"
        "1 hint in 1 file.\n"
    )
    diff = reftag("check", "--diff", "a.enw")
    assert diff.out.splitlines()[3:5] == ["-%0 Journal Article", "+%0 Journal Article"]
    assert reftag("check", "--fix", "a.enw").out.startswith("Fixed 1 problem.\n")
    assert Path("a.enw").read_bytes() == CLEAN.encode()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_not_utf8(encoding: str, reftag: Reftag) -> None:
    Path("a.enw").write_bytes(GOEDEL.encode(encoding))
    result = reftag("check", "a.enw")
    assert (result.code, result.errors) == (1, "")
    row, column = (2, 5) if encoding == "cp1252" else (1, 1)
    assert result.out.startswith(f"a.enw:{row}:{column}: error RT509 [*] This file is ")
    fixed = reftag("check", "--fix", "a.enw")
    assert fixed == (0, b"Fixed 1 problem.\nNo problems left in 1 file.\n", "")
    assert Path("a.enw").read_bytes() == GOEDEL.encode()
    assert reftag("check", "--fix", "a.enw").out.startswith("Fixed 0 problems.\n")


def test_a_diff_tells_what_cannot_be_seen_in_it(reftag: Reftag) -> None:
    data = GOEDEL.encode("cp1252")
    Path("a.enw").write_bytes(data)
    result = reftag("check", "--diff", "a.enw")
    assert result == (
        1,
        b"",
        "a.enw: note: would be written in UTF-8\nWould fix 1 problem.\n",
    )
    assert Path("a.enw").read_bytes() == data


def test_all_fixes_at_once(reftag: Reftag) -> None:
    """What is wrong with the file and with its records is mended in one run, on standard input."""
    text = EMPTY_ISSUE.replace("Curie", "Gödel")
    data = text.encode("cp1252").replace(b"\n", b"\r\n", 1)
    result = reftag("check", "--fix", "-", stdin=data)
    assert result.code == 0
    assert result.output == CLEAN.replace("Curie", "Gödel").encode()
    assert result.errors == "Fixed 3 problems.\nNo problems left in 1 file.\n"


def test_what_may_be_another_encoding_is_asked_for(reftag: Reftag) -> None:
    data = CLEAN.replace("On Tags", "Библиотека").encode("cp1251")
    Path("a.enw").write_bytes(data)
    result = reftag("check", "--fix", *ONLY, "a.enw")
    assert result.code == 1
    assert "(unsafe: --fix --unsafe-fixes)" in result.out
    assert Path("a.enw").read_bytes() == data
    assert reftag("check", "--fix", "--unsafe-fixes", *ONLY, "a.enw").code == 0
    assert Path("a.enw").read_bytes().decode() == data.decode("cp1252")


def test_only_the_bad_lines_are_written_in_utf8(reftag: Reftag) -> None:
    """Of the rest not even a byte that looks wrong changes, nor does the byte order mark."""
    greek = CLEAN.replace("Curie, Marie", "Παπαδόπουλος, Νίκος").encode("utf-8-sig")
    data = greek + b"\n" + CLEAN.replace("Curie", "Müller").encode("cp1252").replace(b"\n", b"\r\n")
    Path("a.enw").write_bytes(data)
    result = reftag("check", "--select", "RT509", "a.enw")
    assert "a.enw:8:5: error RT509 [*] This line is not UTF-8" in result.out
    diff = reftag("check", "--diff", "--select", "RT509", "a.enw")
    said = "a.enw: note: the lines that are not UTF-8 would be written in UTF-8\n"
    assert diff == (1, b"", f"{said}Would fix 1 problem.\n")
    assert Path("a.enw").read_bytes() == data
    assert reftag("check", "--fix", "--select", "RT509", "a.enw").code == 0
    assert Path("a.enw").read_bytes() == data.replace(b"\xfc", "ü".encode())
    assert reftag("check", "--select", "RT509", "a.enw").code == 0


def test_a_line_that_is_rewritten_takes_no_other_with_it(reftag: Reftag) -> None:
    """Bad bytes stay where they are when what is around them changes."""
    data = f"{CLEAN}%N\n%Z α\n\n{CLEAN}".encode() + b"%Z \xfc\n%N\n%K \xe9\n"
    Path("a.enw").write_bytes(data)
    assert reftag("check", "--fix", "--select", "RT005", "a.enw").code == 0
    assert Path("a.enw").read_bytes() == data.replace(b"%N\n", b"")
    assert reftag("format", "a.enw").code == 0
    assert reftag("records", "a.enw").errors == (
        "a.enw: note: not all of it is UTF-8 (line 13); those bytes are read as Windows-1252\n"
    )


def test_many_bad_lines_are_said_at_once(reftag: Reftag) -> None:
    data = "%T α\n".encode() + b"%K caf\xe9\n" * 50 + b"%K \xe1\xe2\xe3\xe4\n" * 3
    Path("a.enw").write_bytes(data)
    only = ("check", "--select", "RT509", "--output-format", "concise", "a.enw")
    lines = reftag(*only).out.splitlines()
    assert len(lines) == 23
    assert lines[19].startswith("a.enw:21:7: RT509 [*] This line and 30 after it are not UTF-8")
    assert "Fixed 20 problems" in reftag(*only, "--fix").errors
    assert Path("a.enw").read_bytes() == data.replace(b"caf\xe9", "café".encode())


def test_what_was_half_utf8_needs_an_unsafe_fix(reftag: Reftag) -> None:
    data = "%0 Book\n%T Οδός".encode() + b" \xfcber\n"
    Path("a.enw").write_bytes(data)
    assert reftag("check", "--fix", *ONLY, "a.enw").code == 1
    assert Path("a.enw").read_bytes() == data
    assert reftag("check", "--fix", "--unsafe-fixes", *ONLY, "a.enw").code == 0
    assert Path("a.enw").read_text(encoding="utf-8") == "%0 Book\n%T Οδός über\n"


def test_a_byte_order_mark_is_taken_out(reftag: Reftag) -> None:
    Path("a.enw").write_bytes(GOEDEL.encode("utf-8-sig"))
    result = reftag("check", "a.enw")
    assert result.code == 1
    assert "a.enw:1:1: warning RT504 [*] This file begins with a byte order mark" in result.out
    diff = reftag("check", "--diff", "a.enw")
    assert diff.out == ""
    assert diff.errors == (
        "a.enw: note: would be written without its byte order mark\nWould fix 1 problem.\n"
    )
    assert reftag("check", "--fix", "a.enw").code == 0
    assert Path("a.enw").read_bytes() == GOEDEL.encode()


def test_a_byte_order_mark_in_a_format_that_it_does_no_harm_in(reftag: Reftag) -> None:
    data = "FN Clarivate\nVR 1.0\nPT J\nAU Silva, R\nTI Sea\nSO TAGS\nPY 2016\nER\n\nEF\n".encode(
        "utf-8-sig"
    )
    Path("savedrecs.txt").write_bytes(data)
    assert reftag("check", "--fix", "savedrecs.txt").code == 0
    assert Path("savedrecs.txt").read_bytes() == data


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        (
            "TY  - BOOK\nAU  - Lind, E\nTI  - Sea\nER  - \n",
            "rispy and ASReview lose the first record",
        ),
        ("PMID- 1\nTI  - Sea\n", "nbib and metaknowledge refuse the file"),
        ("RT Book\nA1 Lind, E\nT1 Sea\n", "citation-js refuses the file"),
        ("%A Eva Lind\n%T Sea\n%D 2001\n", "JabRef merges the first record with the second"),
    ],
)
def test_what_a_byte_order_mark_does(reftag: Reftag, text: str, harm: str) -> None:
    Path("a.txt").write_bytes(text.encode("utf-8-sig"))
    assert harm in reftag("check", "--select", "RT504", "a.txt").out


def test_a_byte_order_mark_is_left_to_who_ignores_it(reftag: Reftag) -> None:
    data = GOEDEL.encode("utf-8-sig")
    Path("a.enw").write_bytes(data)
    assert reftag("check", "--fix", "--ignore", "RT504", "a.enw").code == 0
    assert Path("a.enw").read_bytes() == data


def test_they_are_rules_like_the_others(reftag: Reftag) -> None:
    Path("a.enw").write_bytes(GOEDEL.encode("cp1252"))
    assert "RT509" in reftag("check", "--select", "not-utf8", "a.enw").out
    assert reftag("check", "--select", "RT0", "a.enw").out == "No problems found in 1 file.\n"
    Path("reftag.toml").write_text('[severity]\nnot-utf8 = "hint"\n')
    result = reftag("check", "a.enw")
    assert result.code == 0
    assert " hint RT509 " in result.out
    Path("reftag.toml").write_text('[per-file-ignores]\n"a.*" = ["RT509"]\n')
    assert reftag("check", "a.enw") == (
        0,
        b"No problems found in 1 file.\n",
        "a.enw: note: not UTF-8; read as Windows-1252\n",
    )
    for code in ("RT012", "RT509"):
        assert "command line only" in reftag("rule", code).out


def test_one_that_fails_is_switched_off(reftag: Reftag, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(rt012, "_consequence", fail)
    for name in ("a.enw", "b.enw"):
        Path(name).write_bytes(EMPTY_ISSUE.encode().replace(b"\n", b"\r\n", 1))
    result = reftag("check", "--select", "RT005,RT012", "--output-format", "concise")
    assert result.code == 2
    assert result.errors.count("RT012 mixed-line-endings failed and is switched off") == 1
    assert [line.split(":")[0] for line in result.out.splitlines()] == ["a.enw", "b.enw"]


def test_one_bad_file_does_not_stop_the_others(
    reftag: Reftag, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(form: object, *rest: object) -> object:
        if b"Marie" in getattr(form, "text", "").encode():
            raise MemoryError("too much")
        return check_file(form, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "check_file", fail)
    Path("a.enw").write_text(EMPTY_ISSUE)
    Path("b.enw").write_text(EMPTY_ISSUE.replace("Marie", "M."))
    result = reftag("check", "--select", "RT005", "--output-format", "concise")
    assert result.code == 2
    assert result.out.startswith("b.enw:6:1: RT005")
    assert result.errors.startswith(
        "a.enw: error: could not be checked (MemoryError: too much); please report this\n"
    )


def test_a_baseline_knows_them(reftag: Reftag) -> None:
    """They stay known when something else in the file changes."""
    Path("reftag.toml").write_text('baseline = "reftag-baseline.json"\n')
    Path("a.enw").write_bytes(GOEDEL.encode("cp1252").replace(b"\n", b"\r\n", 1))
    assert reftag("check", "--write-baseline").code == 0
    Path("a.enw").write_bytes(Path("a.enw").read_bytes().replace(b"On Tags", b"On All Tags"))
    for jobs in ("1", "2"):
        Path("b.enw").write_text(CLEAN)
        result = reftag("check", "-j", jobs)
        assert result == (0, b"No problems found in 2 files.\n", "")
